import { FRAME_SAMPLES } from '../../domain/audio-format.ts';
import type { AudiobookTags } from '../exporter-service.ts';
import { box, concat, fourcc, fullBox, u16, u32, u8, utf8 } from './box.ts';
import type { Bytes } from './box.ts';
import { threeLetterLanguage } from './language.ts';

/** A cover that goes into a file as it is. */
export interface CoverArt {
  format: 'jpeg' | 'png';
  bytes: Bytes;
}

/** Types of value in an item list (QuickTime File Format, "Well-known types"). */
const UTF8 = 1;
const JPEG = 13;
const PNG = 14;
const INTEGER = 21;

/** Kind of media: audiobook (Apple's "stik" values). */
const AUDIOBOOK = 2;

/** What the file says it was made with; constant, so that the same book gives the same bytes. */
const ENCODER = 'Lectern';

/** A text cannot hold NUL: players take it for the end. */
function plain(text: string): string {
  return text.replaceAll('\0', '');
}

function item(code: string, type: number, value: Bytes): Bytes {
  return box(code, box('data', u32(type, 0), value));
}

function text(code: string, value: string | undefined): Bytes[] {
  const content = plain(value ?? '');
  return content === '' ? [] : [item(code, UTF8, utf8(content))];
}

/** An item with a name of its own, in the name space that iTunes and tag editors use. */
function named(name: string, value: string): Bytes {
  return box(
    '----',
    fullBox('mean', 0, 0, utf8('com.apple.iTunes')),
    fullBox('name', 0, 0, utf8(name)),
    box('data', u32(UTF8, 0), utf8(value)),
  );
}

/**
 * Gapless playback as iTunes writes it: no samples to leave out at the start, none at the end, and the
 * number of samples between. Without it, and without an edit list, Apple's players drop 2,112.
 */
function gaplessInfo(frames: number): string {
  const hex = (value: number, digits: number): string =>
    value.toString(16).toUpperCase().padStart(digits, '0');
  const numbers = [
    hex(0, 8),
    hex(0, 8),
    hex(0, 8),
    hex(frames * FRAME_SAMPLES, 16),
    ...Array<string>(8).fill(hex(0, 8)),
  ];
  return numbers.map((number) => ` ${number}`).join('');
}

/** Title of one file of a book: the part is named where there are several. */
export function partTitle(tags: AudiobookTags): string {
  if (tags.part === undefined) return tags.title;
  return `${tags.title} (part ${tags.part.number} of ${tags.part.of})`;
}

function coverItem(cover: CoverArt | null): Bytes[] {
  return cover === null ? [] : [item('covr', cover.format === 'png' ? PNG : JPEG, cover.bytes)];
}

function trackNumber(part: AudiobookTags['part']): Bytes[] {
  return part === undefined ? [] : [item('trkn', 0, u16(0, part.number, part.of, 0))];
}

/**
 * The item list that players show (QuickTime File Format, "Metadata"): title, authors, narrator, cover,
 * kind of media and gapless info.
 * @param frames AAC frames in the file
 */
export function metadataBox(tags: AudiobookTags, cover: CoverArt | null, frames: number): Bytes {
  const authors = tags.authors.join(', ');
  const items = concat([
    ...text('©nam', partTitle(tags)),
    ...text('©ART', authors),
    ...text('aART', authors),
    ...text('©aut', authors),
    ...text('©alb', tags.title),
    ...text('©wrt', tags.narrator),
    ...text('©nrt', tags.narrator),
    ...text('©gen', 'Audiobook'),
    ...text('©day', tags.year?.toString()),
    ...text('desc', tags.description),
    ...text('ldes', tags.description),
    ...trackNumber(tags.part),
    item('stik', INTEGER, u8(AUDIOBOOK)),
    item('pgap', INTEGER, u8(1)),
    ...text('©too', ENCODER),
    named('LANGUAGE', threeLetterLanguage(tags.language)),
    named('iTunSMPB', gaplessInfo(frames)),
    ...coverItem(cover),
  ]);
  const handler = fullBox('hdlr', 0, 0, u32(0), fourcc('mdir'), fourcc('appl'), u32(0, 0), u8(0));
  return fullBox('meta', 0, 0, handler, box('ilst', items));
}
