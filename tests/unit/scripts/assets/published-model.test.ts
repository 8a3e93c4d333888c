import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  ModelUnavailableError,
  obtainPublished,
  PUBLISHED_MODEL,
  type ModelSource,
  type PublishedFile,
} from '../../../../scripts/assets/published-model.ts';
import { cachedFile } from '../../../../scripts/assets/sources/cached-file.ts';
import { namedFile } from '../../../../scripts/assets/sources/named-file.ts';
import { fingerprint } from '../../../../scripts/assets/stored-file.ts';
import { noise, temporaryFolder } from './temporary-folder.ts';

const MODEL = noise(5_000);
const FILE: PublishedFile = {
  name: 'model.onnx',
  ...fingerprint(MODEL),
  url: 'https://example.org/model.onnx',
  page: 'https://example.org/',
};

/** A source that must not be asked. */
const untouched: ModelSource = {
  label: 'untouched',
  locate: () => Promise.reject(new Error('this source was asked')),
};

interface Setting {
  cache: string;
  named: string;
  lines: string[];
  obtain: (more?: readonly ModelSource[]) => Promise<Buffer>;
}

/** A cache folder and a place for a named file, both empty. */
function setting(): Setting {
  const folder = temporaryFolder();
  const cache = join(folder, 'cache');
  const named = join(folder, 'named.onnx');
  const lines: string[] = [];
  mkdirSync(cache);
  return {
    cache,
    named,
    lines,
    obtain: (more = []) =>
      obtainPublished(
        FILE,
        [cachedFile(FILE, cache), namedFile({ LECTERN_MODEL: named }), ...more],
        cache,
        (line) => lines.push(line),
      ),
  };
}

async function messageOf(promise: Promise<unknown>): Promise<string> {
  const thrown: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(ModelUnavailableError);
  return thrown instanceof Error ? thrown.message : '';
}

describe('the published model', () => {
  it('is the pinned file of the release', () => {
    expect(PUBLISHED_MODEL.bytes).toBe(92_361_271);
    expect(PUBLISHED_MODEL.sha256).toMatch(/^6e742170d309016e/);
    expect(PUBLISHED_MODEL.url).toContain('/model-files-v1.0/kokoro-v1.0.int8.onnx');
  });

  it('comes from the cache folder when it is there unharmed, and nothing else is asked', async () => {
    const { cache, named, lines, obtain } = setting();
    writeFileSync(join(cache, FILE.name), MODEL);
    writeFileSync(named, 'never looked at');
    expect(await obtain([untouched])).toEqual(MODEL);
    expect(lines).toEqual([]);
  });

  it('comes from the file that LECTERN_MODEL names when the cache has none, and is kept', async () => {
    const { cache, named, obtain } = setting();
    writeFileSync(named, MODEL);
    expect(await obtain([untouched])).toEqual(MODEL);
    expect(readFileSync(join(cache, FILE.name))).toEqual(MODEL);
    expect(readFileSync(named)).toEqual(MODEL);
    expect(readdirSync(cache)).toEqual([FILE.name]);
  });

  it.each([
    ['an incomplete file', MODEL.subarray(0, 4_999), 'incomplete: 4,999 bytes, not 5,000'],
    ['an empty file', Buffer.alloc(0), 'incomplete: 0 bytes'],
    ['a longer file', Buffer.concat([MODEL, Buffer.of(0)]), 'another file: 5,001 bytes'],
    ['a file of the same size', noise(5_000, 2), 'damaged or another file: SHA-256 '],
  ])('is not %s in the cache, which is named and replaced', async (_, content, reason) => {
    const { cache, named, lines, obtain } = setting();
    const kept = join(cache, FILE.name);
    writeFileSync(kept, content);
    writeFileSync(named, MODEL);
    expect(await obtain([untouched])).toEqual(MODEL);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`Refused ${kept}: it is ${reason}`);
    expect(readFileSync(kept)).toEqual(MODEL);
  });

  it('is looked for in the next source when the named file is a wrong one', async () => {
    const { named, lines, obtain } = setting();
    writeFileSync(named, noise(5_000, 3));
    const third: ModelSource = {
      label: 'third',
      locate: (workspace) => {
        const path = join(workspace, 'fetched');
        writeFileSync(path, MODEL);
        return Promise.resolve(path);
      },
    };
    expect(await obtain([third])).toEqual(MODEL);
    expect(lines[0]).toContain(`Refused ${named}`);
  });

  it('is refused as a whole with each source, its reason, and what to do', async () => {
    const { cache, named, obtain } = setting();
    const kept = join(cache, FILE.name);
    writeFileSync(kept, MODEL.subarray(10));
    const message = await messageOf(
      obtain([{ label: 'the third', locate: () => Promise.reject(new Error('the net is down')) }]),
    );
    const lines = message.split('\n');
    expect(lines[0]).toContain('model.onnx (5,000 bytes)');
    expect(lines[1]).toBe(
      `  1. cache folder: refused ${kept}: it is incomplete: 4,990 bytes, not 5,000`,
    );
    expect(lines[2]).toBe(`  2. LECTERN_MODEL: refused ${named}: there is no such file`);
    expect(lines[3]).toBe('  3. the third: the net is down');
    expect(message).toContain(`Download ${FILE.url}`);
    expect(message).toContain(`save it as ${kept}`);
    expect(message).toContain('set LECTERN_MODEL');
    expect(message).toContain(FILE.sha256);
  });

  it('is said to be missing, not refused, where no file was named or kept', async () => {
    const cache = temporaryFolder();
    const sources = [cachedFile(FILE, cache), namedFile({})];
    const message = await messageOf(obtainPublished(FILE, sources, cache, () => undefined));
    expect(message).toContain('model.onnx is not there yet');
    expect(message).toContain('LECTERN_MODEL: the environment variable is not set');
  });

  it('is not a folder of that name', async () => {
    const { named, obtain } = setting();
    mkdirSync(named);
    expect(await messageOf(obtain())).toContain(`refused ${named}: it is not a file`);
  });

  it('is used even when the cache folder cannot be written, which is said', async () => {
    const { named, lines } = setting();
    writeFileSync(named, MODEL);
    const cache = join(named, 'below-a-file');
    const sources = [cachedFile(FILE, cache), namedFile({ LECTERN_MODEL: named })];
    const bytes = await obtainPublished(FILE, sources, cache, (line) => lines.push(line));
    expect(bytes).toEqual(MODEL);
    expect(lines[0]).toContain(`${join(cache, FILE.name)} could not be written`);
  });

  it('leaves nothing in the cache folder when all sources fail', async () => {
    const { cache, obtain } = setting();
    const half: ModelSource = {
      label: 'half',
      locate: (workspace) => {
        const path = join(workspace, 'part');
        writeFileSync(path, MODEL.subarray(0, 100));
        return Promise.resolve(path);
      },
    };
    await messageOf(obtain([half]));
    expect(readdirSync(cache)).toEqual([]);
  });
});
