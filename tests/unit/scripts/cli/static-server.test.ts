import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IMMUTABLE, REVALIDATE, SECURITY_HEADERS } from '../../../../scripts/cli/headers.ts';
import { startServer, type RunningServer } from '../../../../scripts/cli/static-server.ts';

const SCRIPT = 'export const sentence = "the same words over and over";\n'.repeat(200);
const SHARD = Buffer.from(Array.from({ length: 1_000 }, (_, index) => index % 256));

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

let folder: string;
let server: RunningServer;

/** Sends a request whose target reaches the server as written: fetch would tidy `..` away. */
function ask(
  target: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: server.port, path: target, method, headers },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const { statusCode = 0, headers: received } = response;
          resolve({ status: statusCode, headers: received, body: Buffer.concat(parts) });
        });
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-serve-'));
  const root = join(folder, 'dist');
  await mkdir(join(root, 'assets'), { recursive: true });
  await mkdir(join(root, 'model'));
  await writeFile(join(folder, 'secret.txt'), 'not for visitors');
  await writeFile(join(root, 'index.html'), '<!doctype html><title>Lectern</title>');
  await writeFile(join(root, '.hidden'), 'not for visitors');
  await writeFile(join(root, '_headers'), 'not for visitors');
  await writeFile(join(root, 'service-worker.js'), SCRIPT);
  await writeFile(join(root, 'manifest.webmanifest'), '{}');
  await writeFile(join(root, 'assets', 'index-1a2b3c4d.js'), SCRIPT);
  await writeFile(join(root, 'assets', 'core-1a2b3c4d.wasm'), SCRIPT);
  await writeFile(join(root, 'assets', 'empty-1a2b3c4d.css'), '');
  await writeFile(join(root, 'model', 'part-1a2b3c4d5e6f.bin'), SHARD);
  await writeFile(join(root, 'model', 'manifest.json'), '{}');
  await symlink(join(folder, 'secret.txt'), join(root, 'link.txt'));
  server = await startServer({ root, port: 0, host: '127.0.0.1' });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

describe('static server', () => {
  test.each(['/', '/assets/index-1a2b3c4d.js', '/service-worker.js', '/nothing', '/%zz'])(
    'sends every security header with %s',
    async (target) => {
      const { headers } = await ask(target);
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
        expect(headers[name.toLowerCase()]).toBe(value);
      }
    },
  );

  test.each([
    ['/', 'text/html; charset=utf-8', REVALIDATE],
    ['/service-worker.js', 'text/javascript; charset=utf-8', REVALIDATE],
    ['/manifest.webmanifest', 'application/manifest+json; charset=utf-8', REVALIDATE],
    ['/model/manifest.json', 'application/json; charset=utf-8', REVALIDATE],
    ['/model/part-1a2b3c4d5e6f.bin', 'application/octet-stream', IMMUTABLE],
    ['/assets/index-1a2b3c4d.js', 'text/javascript; charset=utf-8', IMMUTABLE],
    ['/assets/core-1a2b3c4d.wasm', 'application/wasm', IMMUTABLE],
  ])('serves %s as %s with caching “%s”', async (target, type, caching) => {
    const { status, headers } = await ask(target);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['cache-control']).toBe(caching);
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2f..%2fsecret.txt',
    '/..\\secret.txt',
    '/link.txt',
    '/.hidden',
    '/_headers',
    '/index.html%00.js',
    'http://elsewhere/index.html',
  ])('refuses %s', async (target) => {
    const { status, body } = await ask(target);
    expect([400, 404]).toContain(status);
    expect(body.toString()).not.toContain('not for visitors');
  });

  test('answers 404 for what is not there, folders included', async () => {
    expect((await ask('/nothing.js')).status).toBe(404);
    expect((await ask('/assets')).status).toBe(404);
    expect((await ask('/assets/')).status).toBe(404);
  });

  test('ignores what follows a question mark', async () => {
    expect((await ask('/index.html?part=1')).status).toBe(200);
  });

  test('refuses to write', async () => {
    const { status, headers } = await ask('/', {}, 'POST');
    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, HEAD');
  });

  test('answers HEAD with the headers of GET and no body', async () => {
    const target = '/model/part-1a2b3c4d5e6f.bin';
    const { status, headers, body } = await ask(target, {}, 'HEAD');
    expect(status).toBe(200);
    expect(headers['content-length']).toBe('1000');
    expect(body.length).toBe(0);
  });

  test('compresses text and WebAssembly as the visitor accepts, to the same content', async () => {
    for (const target of ['/assets/index-1a2b3c4d.js', '/assets/core-1a2b3c4d.wasm']) {
      const brotli = await ask(target, { 'Accept-Encoding': 'gzip, deflate, br' });
      expect(brotli.headers['content-encoding']).toBe('br');
      expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT);
      const gzipped = await ask(target, { 'Accept-Encoding': 'gzip, br;q=0' });
      expect(gzipped.headers['content-encoding']).toBe('gzip');
      expect(gunzipSync(gzipped.body).toString()).toBe(SCRIPT);
      expect(gzipped.headers.etag).not.toBe(brotli.headers.etag);
      expect(gzipped.headers.vary).toBe('Accept-Encoding');
      const plain = await ask(target);
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.body.toString()).toBe(SCRIPT);
    }
  });

  test('leaves files alone that do not shrink', async () => {
    const { headers, body } = await ask('/model/part-1a2b3c4d5e6f.bin', {
      'Accept-Encoding': 'br',
    });
    expect(headers['content-encoding']).toBeUndefined();
    expect(body.equals(SHARD)).toBe(true);
  });

  test.each([
    ['bytes=0-9', 0, 10],
    ['bytes=990-', 990, 1_000],
    ['bytes=-10', 990, 1_000],
    ['bytes=500-99999', 500, 1_000],
  ])('sends the range %s', async (range, start, end) => {
    const { status, headers, body } = await ask('/model/part-1a2b3c4d5e6f.bin', { Range: range });
    expect(status).toBe(206);
    expect(headers['content-range']).toBe(`bytes ${start}-${end - 1}/1000`);
    expect(headers['content-length']).toBe(String(end - start));
    expect(body.equals(SHARD.subarray(start, end))).toBe(true);
  });

  test('answers 416 for a range outside the file', async () => {
    const { status, headers } = await ask('/model/part-1a2b3c4d5e6f.bin', {
      Range: 'bytes=1000-',
    });
    expect(status).toBe(416);
    expect(headers['content-range']).toBe('bytes */1000');
  });

  test('sends the whole file when the range was meant for another version of it', async () => {
    const { status, body } = await ask('/model/part-1a2b3c4d5e6f.bin', {
      Range: 'bytes=0-9',
      'If-Range': '"another"',
    });
    expect(status).toBe(200);
    expect(body.length).toBe(1_000);
  });

  test('answers 304 to who has the same version already', async () => {
    const headers = { 'Accept-Encoding': 'br' };
    const first = await ask('/index.html', headers);
    const tag = first.headers.etag ?? '';
    const second = await ask('/index.html', { ...headers, 'If-None-Match': `"other", ${tag}` });
    expect(second.status).toBe(304);
    expect(second.body.length).toBe(0);
    expect(second.headers['cache-control']).toBe(REVALIDATE);
  });

  test('sends an empty file', async () => {
    const { status, headers, body } = await ask('/assets/empty-1a2b3c4d.css');
    expect(status).toBe(200);
    expect(headers['content-length']).toBe('0');
    expect(body.length).toBe(0);
  });

  test('reports a port that is taken', async () => {
    const options = { root: folder, port: server.port, host: '127.0.0.1' };
    await expect(startServer(options)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
