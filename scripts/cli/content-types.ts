/** Types by file name ending, of all that a build holds. Text is UTF-8. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.m4b': 'audio/mp4',
  '.epub': 'application/epub+zip',
};

/** Types of binary files that shrink by half or more. */
const COMPRESSIBLE_BINARIES: ReadonlySet<string> = new Set(['application/wasm']);

/** The Content-Type for a file name ending such as `.wasm`. */
export function contentType(ending: string): string {
  return TYPES[ending.toLowerCase()] ?? 'application/octet-stream';
}

/** Whether compressing pays for a Content-Type. */
export function isCompressible(type: string): boolean {
  return type.includes('charset=utf-8') || COMPRESSIBLE_BINARIES.has(type);
}
