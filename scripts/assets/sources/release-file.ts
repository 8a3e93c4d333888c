import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log, ModelSource, PublishedFile } from '../published-model.ts';
import { count, describe } from '../stored-file.ts';

/** How long the download waits, in milliseconds. */
export interface Patience {
  /** For the answer to begin. */
  answer: number;
  /** For the next bytes. */
  data: number;
}

const PATIENCE: Patience = { answer: 15_000, data: 30_000 };

/** The file as published on the web, by its own address. */
export function releaseFile(file: PublishedFile, patience = PATIENCE): ModelSource {
  return {
    label: 'release file',
    async locate(workspace, log) {
      const target = join(workspace, file.name);
      try {
        await download(file, target, patience, log);
      } catch (thrown) {
        throw new Error(`${file.url}: ${describe(thrown)}`, { cause: thrown });
      }
      return target;
    },
  };
}

async function download(
  file: PublishedFile,
  target: string,
  patience: Patience,
  log: Log,
): Promise<void> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const expect = (milliseconds: number, what: string): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      abort.abort(new Error(`no ${what} within ${milliseconds / 1000} s`));
    }, milliseconds);
  };
  try {
    expect(patience.answer, 'answer');
    const response = await fetch(file.url, { signal: abort.signal });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    if (response.body === null) throw new Error('the server sent nothing');
    log(`Downloading ${file.name} (${count(file.bytes)} bytes) from ${file.url}`);
    expect(patience.data, 'data');
    await receive(response.body, file, target, log, () => {
      expect(patience.data, 'data');
    });
  } finally {
    clearTimeout(timer);
  }
}

/** Writes a body to a file, and stops as soon as it is longer than expected. */
async function receive(
  body: ReadableStream<Uint8Array>,
  file: PublishedFile,
  target: string,
  log: Log,
  onData: () => void,
): Promise<void> {
  const handle = await open(target, 'w');
  try {
    let received = 0;
    let quarters = 0;
    for await (const part of body) {
      onData();
      received += part.length;
      if (received > file.bytes) throw new Error(`it sent more than ${count(file.bytes)} bytes`);
      await handle.writeFile(part);
      const now = Math.floor((4 * received) / file.bytes);
      if (now > quarters) log(`  ${25 * now} %`);
      quarters = now;
    }
  } finally {
    await handle.close();
  }
}
