import { createReadStream, realpathSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { parseRange } from './byte-range.ts';
import { contentType, isCompressible } from './content-types.ts';
import { cacheControl, SECURITY_HEADERS } from './headers.ts';

/** What to serve and where. */
export interface ServerOptions {
  /** Folder whose files are served. */
  root: string;
  /** 0 for any free port. */
  port: number;
  /** Address to listen on; `127.0.0.1` is reachable from this machine only. */
  host: string;
}

/** A server that listens. */
export interface RunningServer {
  port: number;
  /** Address to open, with the trailing slash. */
  url: string;
  /** Cuts every connection; does nothing the second time. */
  close(): Promise<void>;
}

interface FoundFile {
  path: string;
  bytes: number;
  type: string;
  etag: string;
}

type Encoding = 'br' | 'gzip';

/** Files above this are sent as they are: nothing that shrinks is larger. */
const COMPRESSION_LIMIT = 64 * 2 ** 20;

/** Above this, compression is set to its fastest: 0.3 s for 32 MB of WebAssembly, which shrink to a third. */
const FAST_COMPRESSION_FROM = 2 ** 20;

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Path below the root of a request target, or null when it is malformed or reaches for more than it may. */
function resolveTarget(target: string): string | null {
  const [raw = ''] = target.split(/[?#]/u);
  let path: string;
  try {
    path = decodeURIComponent(raw);
  } catch {
    return null;
  }
  if (!path.startsWith('/') || /[\0\\]/u.test(path)) return null;
  const segments = path.slice(1).split('/');
  // Hidden files and `..` alike; the host's own header file is not for visitors.
  if (segments.some((segment) => segment.startsWith('.') || segment === '_headers')) return null;
  return path.endsWith('/') ? `${path}index.html` : path;
}

async function findFile(root: string, path: string): Promise<FoundFile | null> {
  try {
    const real = await realpath(join(root, path));
    if (!real.startsWith(root + sep)) return null;
    const entry = await stat(real);
    if (!entry.isFile()) return null;
    const etag = `"${entry.size.toString(36)}-${Math.round(entry.mtimeMs).toString(36)}"`;
    return { path: real, bytes: entry.size, type: contentType(extname(real)), etag };
  } catch {
    return null;
  }
}

/** Compressed files by path, encoding and version; made once each. */
class CompressionCache {
  readonly #made = new Map<string, Promise<Buffer>>();

  get(file: FoundFile, encoding: Encoding): Promise<Buffer> {
    const key = `${encoding} ${file.etag} ${file.path}`;
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = this.#compress(file, encoding);
    made.catch(() => this.#made.delete(key));
    this.#made.set(key, made);
    return made;
  }

  async #compress(file: FoundFile, encoding: Encoding): Promise<Buffer> {
    const fast = file.bytes > FAST_COMPRESSION_FROM;
    const bytes = await readFile(file.path);
    if (encoding === 'gzip') return compressGzip(bytes, { level: fast ? 1 : 6 });
    return compressBrotli(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: fast ? 1 : 5 },
    });
  }
}

/** The best encoding that a request accepts for a file; undefined for none. */
function chooseEncoding(request: IncomingMessage, file: FoundFile): Encoding | undefined {
  if (!isCompressible(file.type) || file.bytes > COMPRESSION_LIMIT) return undefined;
  if (request.headers.range !== undefined) return undefined;
  const accepted = (request.headers['accept-encoding'] ?? '')
    .split(',')
    .map((entry) => entry.trim().split(/\s*;\s*/u))
    .filter(([, weight]) => weight !== 'q=0')
    .map(([name]) => name);
  return (['br', 'gzip'] as const).find((encoding) => accepted.includes(encoding));
}

/** Refuses with a line of text, under the same headers as everything else. */
function refuse(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.end(`${text}\n`);
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: FoundFile,
  cache: CompressionCache,
): Promise<void> {
  const encoding = chooseEncoding(request, file);
  // Another encoding is another representation, and so another tag (RFC 9110, 8.8.3).
  const etag = encoding === undefined ? file.etag : `${file.etag.slice(0, -1)}-${encoding}"`;
  response.setHeader('ETag', etag);
  if (isCompressible(file.type)) response.setHeader('Vary', 'Accept-Encoding');
  if (request.headers['if-none-match']?.split(/\s*,\s*/u).includes(etag) === true) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader('Content-Type', file.type);
  if (encoding !== undefined) {
    const bytes = await cache.get(file, encoding);
    response.writeHead(200, { 'Content-Encoding': encoding, 'Content-Length': bytes.length });
    response.end(request.method === 'HEAD' ? undefined : bytes);
    return;
  }
  response.setHeader('Accept-Ranges', 'bytes');
  const ifRange = request.headers['if-range'];
  const wanted = ifRange === undefined || ifRange === etag ? request.headers.range : undefined;
  const range = parseRange(wanted, file.bytes);
  if (range === 'unsatisfiable') {
    response.setHeader('Content-Range', `bytes */${file.bytes}`);
    refuse(response, 416, 'The range lies outside the file.');
    return;
  }
  const { start, end } = range ?? { start: 0, end: file.bytes - 1 };
  response.setHeader('Content-Length', end - start + 1);
  if (range !== null) response.setHeader('Content-Range', `bytes ${start}-${end}/${file.bytes}`);
  response.writeHead(range === null ? 200 : 206);
  if (request.method === 'HEAD' || file.bytes === 0) response.end();
  else await pipeline(createReadStream(file.path, { start, end }), response);
}

async function answer(
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
  cache: CompressionCache,
): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    refuse(response, 405, 'Only GET and HEAD are answered.');
    return;
  }
  const path = resolveTarget(request.url ?? '/');
  if (path === null) {
    refuse(response, 400, 'The address is malformed.');
    return;
  }
  const file = await findFile(root, path);
  if (file === null) {
    refuse(response, 404, 'There is nothing at this address.');
    return;
  }
  response.setHeader('Cache-Control', cacheControl(path));
  await sendFile(request, response, file, cache);
}

/** Address of a host and port as a browser takes it. */
function urlOf(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}/`;
}

/**
 * Serves a folder of static files with the headers that Lectern needs. Resolves when it listens.
 * @throws the system's error, `EADDRINUSE` for a port that is taken
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const root = realpathSync(options.root);
  const cache = new CompressionCache();
  const server: Server = createServer((request, response) => {
    answer(root, request, response, cache).catch(() => {
      // The visitor went away, or the file did while it was read; there is nobody left to tell.
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: urlOf(options.host, port),
    close: () =>
      new Promise<void>((resolve, reject) => {
        if (!server.listening) {
          resolve();
          return;
        }
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
        server.closeAllConnections();
      }),
  };
}
