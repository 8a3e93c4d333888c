import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PublishedFile } from '../../../../scripts/assets/published-model.ts';
import { releaseFile } from '../../../../scripts/assets/sources/release-file.ts';
import { fingerprint } from '../../../../scripts/assets/stored-file.ts';
import { noise, temporaryFolder } from './temporary-folder.ts';

const MODEL = noise(200_000);

/** The file as a server on this machine publishes it. */
async function published(
  answer: (response: ServerResponse, path: string) => void,
): Promise<PublishedFile> {
  const server = createServer((request, response) => {
    answer(response, request.url ?? '');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `http://127.0.0.1:${port}/model.onnx`;
  return { name: 'model.onnx', ...fingerprint(MODEL), url, page: url };
}

describe('the release file', () => {
  it('is downloaded as the server sends it, with its progress told', async () => {
    const file = await published((response) => response.end(MODEL));
    const lines: string[] = [];
    const path = await releaseFile(file).locate(temporaryFolder(), (line) => lines.push(line));
    expect(readFileSync(path)).toEqual(MODEL);
    expect(lines[0]).toContain(`Downloading model.onnx (200,000 bytes) from ${file.url}`);
    expect(lines.at(-1)).toBe('  100 %');
  });

  it('is found behind a redirect', async () => {
    const file = await published((response, path) => {
      if (path === '/elsewhere') response.end(MODEL);
      else response.writeHead(302, { location: '/elsewhere' }).end();
    });
    const path = await releaseFile(file).locate(temporaryFolder(), () => undefined);
    expect(readFileSync(path)).toEqual(MODEL);
  });

  it.each([
    [
      'the server does not have it',
      (response: ServerResponse) => response.writeHead(404).end('no'),
      'the server answered 404',
    ],
    [
      'the server sends more than the file has',
      (response: ServerResponse) => response.end(Buffer.concat([MODEL, Buffer.of(1)])),
      'it sent more than 200,000 bytes',
    ],
    [
      'the connection breaks off',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-length': MODEL.length });
        response.write(MODEL.subarray(0, 1_000), () => response.destroy());
      },
      'terminated',
    ],
    ['the server never answers', () => undefined, 'no answer within 0.2 s'],
    [
      'the data stops coming',
      (response: ServerResponse) => response.write(MODEL.subarray(0, 1_000)),
      'no data within 0.2 s',
    ],
  ])('is given up, with its address and the reason, when %s', async (_, answer, reason) => {
    const file = await published(answer);
    const source = releaseFile(file, { answer: 200, data: 200 });
    const located = source.locate(temporaryFolder(), () => undefined);
    await expect(located).rejects.toThrow(`${file.url}: `);
    await expect(located).rejects.toThrow(reason);
  });

  it('is given up when no server listens', async () => {
    const file = { ...(await published(() => undefined)), url: 'http://127.0.0.1:1/model.onnx' };
    const located = releaseFile(file).locate(temporaryFolder(), () => undefined);
    await expect(located).rejects.toThrow('http://127.0.0.1:1/model.onnx: fetch failed (');
  });
});
