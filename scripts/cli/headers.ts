/**
 * The headers under which Lectern runs, in one place: our own server sends them, `public/_headers`
 * and docs/deploy.md repeat them, and a test compares the three.
 */

/** What a page and its workers may load and run: Lectern's own files and nothing else. */
const POLICY: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  // WebAssembly has to be compiled: the voice model's runtime, ffmpeg and espeak-ng are made of it.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': ["'self'"],
  // `data:` and `blob:` are how WebAssembly packages and finished files are read back.
  'connect-src': ["'self'", 'data:', 'blob:'],
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'data:', 'blob:'],
  // Lit's styles are constructed style sheets, but the controls set style attributes.
  'style-src': ["'self'", "'unsafe-inline'"],
  'font-src': ["'self'"],
  'manifest-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** The Content-Security-Policy; it has to be sent with worker scripts too, which a page's own does not cover. */
export const CONTENT_SECURITY_POLICY = Object.entries(POLICY)
  .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
  .join('; ');

/**
 * Headers of every response. The first three isolate the page from other origins, without which a
 * browser gives no shared memory and so no threads.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** For files whose name carries a hash of their content: kept for a year, never asked for again. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** For everything else: kept, but asked about each time. */
export const REVALIDATE = 'no-cache';

/** Patterns of the paths that are immutable, as hosts' header files write them. */
const IMMUTABLE_PATHS = ['/assets/*', '/model/*.bin'] as const;

const IMMUTABLE_EXPRESSIONS = IMMUTABLE_PATHS.map(
  (pattern) =>
    new RegExp(`^${pattern.replaceAll('.', String.raw`\.`).replaceAll('*', '.+')}$`, 'u'),
);

/** The Cache-Control of a path below the app's root, as `/assets/index-1a2b3c4d.js`. */
export function cacheControl(path: string): string {
  return IMMUTABLE_EXPRESSIONS.some((expression) => expression.test(path)) ? IMMUTABLE : REVALIDATE;
}

/** The `_headers` file that Netlify and Cloudflare Pages read. */
export function renderHeadersFile(): string {
  const lines = (headers: Readonly<Record<string, string>>): string[] =>
    Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  return [
    '/*',
    ...lines(SECURITY_HEADERS),
    ...IMMUTABLE_PATHS.flatMap((path) => [path, ...lines({ 'Cache-Control': IMMUTABLE })]),
    '',
  ].join('\n');
}
