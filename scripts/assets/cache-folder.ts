import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * The folder in which what was fetched and made is kept over checkouts: `lectern` in
 * `$XDG_CACHE_HOME`, else in `~/.cache`. A relative `$XDG_CACHE_HOME` is ignored, as the XDG Base
 * Directory Specification asks.
 */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const base = env['XDG_CACHE_HOME'];
  const caches = base !== undefined && isAbsolute(base) ? base : join(homedir(), '.cache');
  return join(caches, 'lectern');
}
