import type { ZipArchive } from '../archive/zip-archive.ts';
import { resolveReference } from '../structure/reference-path.ts';
import type { Turns } from '../turns.ts';
import { scanXml, type XmlAttributes, type XmlSink } from './docx-xml.ts';

/** Pictures after more text than this do not stand on the first page. */
const LONGEST_TEXT_BEFORE = 600;
const MOST_PICTURES = 3;

/** Passes a part's elements on, and notes which pictures stand at its start. */
export class FrontPictures implements XmlSink {
  /** Ids of relationships. */
  readonly ids: string[] = [];
  private characters = 0;

  constructor(private readonly next: XmlSink) {}

  open(name: string, attributes: XmlAttributes): void {
    const id = name === 'blip' ? attributes.get('embed') : undefined;
    const isFront = this.characters <= LONGEST_TEXT_BEFORE && this.ids.length < MOST_PICTURES;
    if (id !== undefined && isFront) this.ids.push(id);
    this.next.open(name, attributes);
  }

  text(text: string): void {
    this.characters += text.trim().length;
    this.next.text(text);
  }

  close(name: string): void {
    this.next.close(name);
  }
}

/** Reads the pictures that some relationships of a part lead to; those outside of the document are not asked for. */
export async function readPictures(
  archive: ZipArchive,
  part: string,
  ids: readonly string[],
  turns: Turns,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const relationships = part.replace(/([^/]*)$/, '_rels/$1.rels');
  if (ids.length === 0 || !archive.has(relationships)) return [];
  const targets = new Map<string, string>();
  await scanXml(
    await archive.read(relationships),
    {
      open(name, attributes) {
        if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
        targets.set(attributes.get('Id') ?? '', attributes.get('Target') ?? '');
      },
      text: () => undefined,
      close: () => undefined,
    },
    turns,
  );
  const pictures: Uint8Array<ArrayBuffer>[] = [];
  for (const id of ids) {
    const target = targets.get(id) ?? '';
    const path = target === '' ? '' : (resolveReference(part, target)?.path ?? '');
    if (path !== '' && archive.has(path)) pictures.push(await archive.read(path));
  }
  return pictures;
}
