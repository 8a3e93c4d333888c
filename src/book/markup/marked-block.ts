import type { BlockKind } from '../../domain/book.ts';
import { editBlock } from './block-edits.ts';
import type { ContentBlock } from './content.ts';
import { languagesOf, referencesOf, type MarkedText } from './marked-text.ts';

/** Who speaks has a name shorter than this. */
const LONGEST_SPEAKER = 60;

/** Makes a block of marked text. */
export function makeBlock(kind: BlockKind, content: MarkedText, level: number): ContentBlock {
  const block: ContentBlock = { kind, text: content.text, level };
  if (content.marks.length === 0) return block;
  const references = referencesOf(content);
  const languages = languagesOf(content);
  if (references.length > 0) block.references = references;
  if (languages.length > 0) block.languages = languages;
  return block;
}

/** Where the name of who speaks ends in a text, or -1. */
export function speakerEnd({ marks }: MarkedText): number {
  return marks.find(({ mark }) => mark.kind === 'speaker')?.at ?? -1;
}

/** Sets the name at a block's start, up to `at`, off from what is said. */
export function markSpeaker(block: ContentBlock, at: number): ContentBlock {
  const name = block.text.slice(0, at).trimEnd();
  const rest = block.text.slice(at).trimStart();
  const speaker = name.replace(/[\s.:—–]+$/u, '').length;
  if (speaker === 0 || speaker > LONGEST_SPEAKER || rest === '' || rest.startsWith(',')) {
    return block;
  }
  const isClosed = speaker < name.length || /^[.:—–([]/u.test(rest);
  const from = name.length;
  const to = block.text.length - rest.length;
  const divider = isClosed ? (from === to ? '' : ' ') : ': ';
  return editBlock({ ...block, speaker }, [{ from, to, text: divider }]);
}
