import type { RewriteRule } from './rewrite.ts';

/** All rules, in the order in which they are tried. */
export const REWRITE_RULES: readonly RewriteRule[] = [];
