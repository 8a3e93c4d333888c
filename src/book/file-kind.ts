function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

interface KnownKind {
  name: string;
  matches(head: Uint8Array): boolean;
}

const startsWith =
  (text: string) =>
  (head: Uint8Array): boolean =>
    ascii(head, 0, text.length) === text;

/** Kinds of files that people take for books or drop by mistake, by their first bytes. */
const KNOWN: readonly KnownKind[] = [
  { name: 'a PDF', matches: (head) => ascii(head, 0, 1024).includes('%PDF-') },
  {
    name: 'a Kindle book',
    matches: (head) => ['BOOKMOBI', 'TEXtREAd'].includes(ascii(head, 60, 68)),
  },
  { name: 'a Kindle book', matches: startsWith('TPZ') },
  { name: 'a FictionBook (FB2)', matches: (head) => ascii(head, 0, 1024).includes('<FictionBook') },
  { name: 'an RTF document', matches: startsWith('{\\rtf') },
  { name: 'a DjVu document', matches: startsWith('AT&TFORM') },
  { name: 'a RAR archive', matches: startsWith('Rar!') },
  { name: 'a 7z archive', matches: startsWith('7z\xbc\xaf') },
  { name: 'a gzip archive', matches: startsWith('\x1f\x8b') },
  { name: 'an old Word document', matches: startsWith('\xd0\xcf\x11\xe0') },
  { name: 'a picture', matches: startsWith('\x89PNG') },
  { name: 'a picture', matches: startsWith('\xff\xd8\xff') },
  { name: 'a picture', matches: startsWith('GIF8') },
  { name: 'an audio file', matches: startsWith('ID3') },
  { name: 'an audio file', matches: startsWith('OggS') },
  { name: 'an audio or video file', matches: (head) => ascii(head, 4, 8) === 'ftyp' },
  { name: 'an audio or video file', matches: startsWith('RIFF') },
  {
    name: 'an XML file',
    matches: (head) => /^(?:\xef\xbb\xbf)?\s*<\?xml\s/.test(ascii(head, 0, 64)),
  },
  { name: 'a program', matches: (head) => startsWith('MZ')(head) || startsWith('\x7fELF')(head) },
];

/** Names what a file is by its first bytes, for messages; null when it is none of the known kinds. */
export function nameFileKind(head: Uint8Array): string | null {
  return KNOWN.find((kind) => kind.matches(head))?.name ?? null;
}
