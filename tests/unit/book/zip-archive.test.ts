import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ZipArchive } from '../../../src/book/archive/zip-archive.ts';
import type { ArchiveLimits } from '../../../src/book/archive/archive-limits.ts';
import { Turns } from '../../../src/book/turns.ts';

const LIMITS: ArchiveLimits = { inflatedBytes: 10_000, entries: 5, textBytes: 8_000 };

function open(bytes: Uint8Array<ArrayBuffer>, limits = LIMITS): Promise<ZipArchive> {
  return ZipArchive.open(new Blob([bytes]), 'made.zip', new Turns(), limits);
}

function zip(files: Record<string, string>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return new Uint8Array(zipSync(Object.fromEntries(entries), { mtime: '2020-01-01' }));
}

/** Where the central directory's entry of a name starts. */
function directoryEntry(bytes: Uint8Array, name: string): number {
  const wanted = strToU8(name);
  for (let at = 0; at + 46 < bytes.length; at++) {
    const isEntry =
      bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1 && bytes[at + 3] === 2;
    if (isEntry && wanted.every((byte, index) => bytes[at + 46 + index] === byte)) return at;
  }
  throw new Error(`The archive has no entry “${name}”.`);
}

test('reads stored and deflated entries', async () => {
  const bytes = new Uint8Array(
    zipSync({ a: [strToU8('plain'), { level: 0 }], b: strToU8('x'.repeat(1000)) }),
  );
  const archive = await open(bytes);
  expect(new TextDecoder().decode(await archive.read('a'))).toBe('plain');
  expect((await archive.read('b')).length).toBe(1000);
});

test('refuses a file whose end is missing as damaged', async () => {
  const bytes = zip({ a: 'x'.repeat(500), b: 'y' });
  await expect(open(bytes.slice(0, -30))).rejects.toMatchObject({ code: 'file-damaged' });
});

test('refuses more entries than the limit without reading them', async () => {
  const files = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`f${index}`, 'x']));
  await expect(open(zip(files))).rejects.toMatchObject({ code: 'archive-too-many-entries' });
});

test('counts the entries of a directory that claims fewer than it has', async () => {
  const files = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`f${index}`, 'x']));
  const bytes = zip(files);
  bytes[bytes.length - 12] = 2;
  bytes[bytes.length - 14] = 2;
  await expect(open(bytes)).rejects.toMatchObject({ code: 'archive-too-many-entries' });
});

test('refuses an entry that claims more than one document may hold', async () => {
  const archive = await open(zip({ a: 'x'.repeat(9_000) }));
  await expect(archive.read('a')).rejects.toMatchObject({ code: 'archive-too-large' });
});

test('refuses an entry that inflates to more than it claims: as damaged, or as too large', async () => {
  for (const [length, code] of [
    [5_000, 'file-damaged'],
    [50_000, 'archive-too-large'],
  ] as const) {
    const bytes = zip({ a: 'x'.repeat(length) });
    const at = directoryEntry(bytes, 'a');
    new DataView(bytes.buffer).setUint32(at + 24, 10, true);
    const archive = await open(bytes);
    await expect(archive.read('a')).rejects.toMatchObject({ code });
  }
});

test('counts what is inflated over all entries', async () => {
  const archive = await open(zip({ a: 'x'.repeat(6_000), b: 'y'.repeat(6_000) }));
  await archive.read('a');
  await expect(archive.read('b')).rejects.toMatchObject({ code: 'archive-too-large' });
});

test('refuses by the claims of several entries before any is read', async () => {
  const archive = await open(zip({ a: 'x'.repeat(6_000), b: 'y'.repeat(6_000) }));
  expect(() => {
    archive.checkClaims(['a', 'b']);
  }).toThrow(/more than/);
});

test('notices wrong bytes by the checksum', async () => {
  const bytes = new Uint8Array(zipSync({ a: [strToU8('plain text'), { level: 0 }] }));
  const at = bytes.findIndex((_, index) => bytes[index] === 0x70 && bytes[index + 1] === 0x6c);
  bytes[at] = 0x71;
  const archive = await open(bytes);
  await expect(archive.read('a')).rejects.toMatchObject({ code: 'file-damaged' });
});

test('says that an encrypted entry needs a password', async () => {
  const bytes = zip({ a: 'text' });
  const at = directoryEntry(bytes, 'a');
  bytes[at + 8] = (bytes[at + 8] ?? 0) | 1;
  const archive = await open(bytes);
  expect(archive.isEncrypted()).toBe(true);
  await expect(archive.read('a')).rejects.toMatchObject({ code: 'archive-encrypted' });
});

test('stops reading when the signal fires', async () => {
  const controller = new AbortController();
  const turns = new Turns(controller.signal);
  const archive = await ZipArchive.open(new Blob([zip({ a: 'x'.repeat(100) })]), 'a.zip', turns);
  controller.abort();
  await expect(archive.read('a')).rejects.toMatchObject({ name: 'AbortError' });
});
