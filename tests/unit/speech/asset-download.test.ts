import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LecternError } from '../../../src/domain/errors.ts';
import { downloadAsset, type DownloadTools } from '../../../src/speech/asset-download.ts';
import { sha256Hex, type Asset } from '../../../src/speech/asset.ts';

const CONTENT = randomBytes(200_000);

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let answers: Answer[];
let ranges: (string | undefined)[];
let asset: Asset;
let waits: number[];
let tools: DownloadTools;

beforeEach(async () => {
  answers = [];
  ranges = [];
  waits = [];
  server = createServer((request, response) => {
    ranges.push(request.headers.range);
    (answers.shift() ?? whole)(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  asset = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/model/part.bin`,
    bytes: CONTENT.length,
    sha256: createHash('sha256').update(CONTENT).digest('hex'),
    what: 'The voice model',
    unreachable: 'model-unreachable',
    corrupt: 'model-corrupt',
  };
  tools = {
    fetch,
    sleep: waitFor({ stall: false }),
    policy: { attempts: 3, delays: [10, 20], stall: 5_000 },
  };
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

/** A clock that waits for nothing; the stall limit passes at once, or never. */
function waitFor({ stall }: { stall: boolean }): DownloadTools['sleep'] {
  return (milliseconds, signal) => {
    if (milliseconds !== tools.policy.stall) {
      waits.push(milliseconds);
      return Promise.resolve();
    }
    if (stall) return Promise.resolve();
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () => {
        reject(new DOMException('Aborted', 'AbortError'));
      });
    });
  };
}

const whole: Answer = (_, response) => {
  response.writeHead(200, { 'Content-Length': CONTENT.length }).end(CONTENT);
};

/** Sends what a Range request asks for. */
const rest: Answer = (request, response) => {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]);
  const range = `bytes ${from}-${CONTENT.length - 1}/${CONTENT.length}`;
  response.writeHead(206, { 'Content-Range': range }).end(CONTENT.subarray(from));
};

/** Breaks the connection after some bytes. */
function breakingAt(bytes: number): Answer {
  return (_, response) => {
    response.writeHead(200, { 'Content-Length': CONTENT.length });
    response.write(CONTENT.subarray(0, bytes), () => {
      setImmediate(() => response.destroy());
    });
  };
}

function status(code: number): Answer {
  return (_, response) => {
    response.writeHead(code).end();
  };
}

async function download(signal?: AbortSignal): Promise<{ hash: string; heard: number[] }> {
  const heard: number[] = [];
  const bytes = await downloadAsset(asset, tools, (received) => heard.push(received), signal);
  return { hash: await sha256Hex(bytes), heard };
}

async function failure(signal?: AbortSignal): Promise<LecternError> {
  const thrown: unknown = await download(signal).catch((reason: unknown) => reason);
  expect(thrown).toBeInstanceOf(LecternError);
  return thrown as LecternError;
}

describe('a download', () => {
  test('brings the file and tells how far it has come', async () => {
    const { hash, heard } = await download();
    expect(hash).toBe(asset.sha256);
    expect(heard.at(-1)).toBe(CONTENT.length);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
  });

  test('goes on where the connection broke', async () => {
    answers = [breakingAt(70_000), rest];
    const { hash } = await download();
    expect(hash).toBe(asset.sha256);
    expect(ranges).toEqual([undefined, expect.stringMatching(/^bytes=[1-9]\d*-$/)]);
    expect(waits).toEqual([10]);
  });

  test('begins anew when the server sends the whole instead of the rest', async () => {
    answers = [breakingAt(70_000), whole];
    expect((await download()).hash).toBe(asset.sha256);
  });

  test('begins anew when the server sends another range than asked for', async () => {
    const wrong: Answer = (_, response) => {
      response.writeHead(206, { 'Content-Range': 'bytes 0-1/200000' }).end('ab');
    };
    answers = [breakingAt(70_000), wrong, whole];
    expect((await download()).hash).toBe(asset.sha256);
  });

  test('tries again after an error of the server, later each time', async () => {
    answers = [status(503), status(429), whole];
    expect((await download()).hash).toBe(asset.sha256);
    expect(waits).toEqual([10, 20]);
  });

  test('goes on for as long as each try brings something', async () => {
    answers = [50_000, 90_000, 130_000, 170_000].map((bytes) => (request, response) => {
      if (request.headers.range === undefined) breakingAt(bytes)(request, response);
      else {
        const from = Number(/(\d+)/.exec(request.headers.range)?.[1]);
        const range = `bytes ${from}-${CONTENT.length - 1}/${CONTENT.length}`;
        response.writeHead(206, {
          'Content-Range': range,
          'Content-Length': CONTENT.length - from,
        });
        response.write(CONTENT.subarray(from, Math.max(from + 1, bytes)), () => {
          setImmediate(() => response.destroy());
        });
      }
    });
    answers.push(rest);
    expect((await download()).hash).toBe(asset.sha256);
    expect(ranges).toHaveLength(5);
  });

  test('gives up after as many tries as the policy says, and says why', async () => {
    answers = [status(500), status(500), status(500), whole];
    const error = await failure();
    expect(error).toMatchObject({ code: 'model-unreachable', retryable: true });
    expect(error.message).toContain('500');
    expect(error.message).toContain(asset.url);
    expect(ranges).toHaveLength(3);
  });

  test('gives up at once when the file is not there', async () => {
    answers = [status(404), whole];
    expect((await failure()).message).toContain('404');
    expect(ranges).toHaveLength(1);
  });

  test('takes the start page that some hosts send for “not found”', async () => {
    answers = [
      (_, response) => {
        response
          .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
          .end('<!doctype html>');
      },
    ];
    expect((await failure()).message).toContain('web page');
    expect(ranges).toHaveLength(1);
  });

  test('is refused when nobody answers', async () => {
    asset = { ...asset, url: 'http://127.0.0.1:1/model/part.bin' };
    expect((await failure()).code).toBe('model-unreachable');
    expect(waits).toEqual([10, 20]);
  });

  test('is refused when more comes than was announced', async () => {
    asset = { ...asset, bytes: 1000 };
    expect((await failure()).message).toContain('1000');
  });

  test('is given up when nothing comes any more', async () => {
    const held: Answer = (_, response) => {
      response.writeHead(200, { 'Content-Length': CONTENT.length }).flushHeaders();
    };
    answers = [held, held, held];
    tools = { ...tools, sleep: waitFor({ stall: true }) };
    expect((await failure()).message).toContain('nothing came for 5 seconds');
    expect(waits).toEqual([10, 20]);
  });

  test('ends with an abort when its signal fires, and does not try again', async () => {
    const controller = new AbortController();
    answers = [
      (_, response) => {
        response.writeHead(200, { 'Content-Length': CONTENT.length }).flushHeaders();
        controller.abort();
      },
    ];
    await expect(download(controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(ranges).toHaveLength(1);
    expect(waits).toEqual([]);
  });
});
