const HIDES = /(?:^|;)\s*display\s*:\s*none/i;
const SIMPLE_CLASS = /^[\w-]{0,40}\.([\w-]{1,100})$/;
/** Style sheets of books are a few kilobytes; one beyond this is not looked at. */
const LONGEST_SHEET = 1024 * 1024;

function dropComments(css: string): string {
  let kept = '';
  for (let at = 0; ;) {
    const start = css.indexOf('/*', at);
    if (start < 0) return kept + css.slice(at);
    kept += css.slice(at, start);
    const end = css.indexOf('*/', start + 2);
    if (end < 0) return kept;
    at = end + 2;
  }
}

/** The classes that a list of selectors names on their own, without context. */
function classesOf(selectors: string): string[] {
  return selectors.split(',').flatMap((selector) => SIMPLE_CLASS.exec(selector.trim())?.[1] ?? []);
}

/**
 * Finds the classes that a style sheet hides by a rule for nothing but the class. Rules inside
 * `@media` and other blocks are passed over: they are for pages of a kind that a listener has not.
 */
export function findHiddenClasses(css: string): string[] {
  if (css.length > LONGEST_SHEET || !/display\s*:\s*none/i.test(css)) return [];
  const hidden: string[] = [];
  let depth = 0;
  for (const piece of dropComments(css).split('}')) {
    const parts = piece.split('{');
    const [selectors = '', body = ''] = parts;
    if (depth === 0 && parts.length === 2 && HIDES.test(body)) hidden.push(...classesOf(selectors));
    depth = Math.max(0, depth + parts.length - 2);
  }
  return hidden;
}
