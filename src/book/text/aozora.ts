import type { StrippedText } from '../gutenberg/gutenberg-text.ts';
import { HEADING_MARK } from './heading-line.ts';

/** A note of the library's: what a passage looks like in print, or a heading. */
const ANNOTATION = /［＃[^］\n]{0,200}］/g;
const HEADING = /^.*［＃[^］\n]{0,80}見出し[^］\n]{0,40}］.*$/gm;
const RUBY = /《[^》\n]{0,100}》/g;
const RUBY_START = /｜(?=[^｜\n]{1,60}《)/g;
const LEGEND =
  /^[-－ー―]{10,}[ \t]*\n[^\n]*【テキスト中に現れる記号について】[\s\S]{0,4000}?\n[-－ー―]{10,}[ \t]*$/m;
const COLOPHON = /\n[ \t\u3000]*底本(?:の親本)?[：:]/;
/** The legend stands at the text's start. */
const LEGEND_WITHIN = 6000;
const LONGEST_TITLE = 100;

/** Whether a text is marked as those of Aozora Bunko are: the signs that it explains at its start, or its notes. */
function isAozora(text: string): boolean {
  if (LEGEND.test(text.slice(0, LEGEND_WITHIN))) return true;
  return /［＃[^］\n]{1,80}］/.test(text) && /《[ぁ-ヿ]{1,20}》/.test(text);
}

/**
 * Takes the marks of Aozora Bunko (https://www.aozora.gr.jp/annotation/) off a text: readings beside
 * characters, notes on the print, the legend, and the list of sources at the end. Null for any other text.
 */
export function stripAozora(text: string): StrippedText | null {
  if (!isAozora(text)) return null;
  const legend = LEGEND.exec(text.slice(0, LEGEND_WITHIN));
  const head = legend === null ? '' : text.slice(0, legend.index);
  const body = legend === null ? text : text.slice(legend.index + legend[0].length);
  const end = COLOPHON.exec(body);
  const plain = (end === null ? body : body.slice(0, end.index))
    .replace(HEADING, (line) => `\n\n${HEADING_MARK}${line.trim()}\n\n`)
    .replace(ANNOTATION, '')
    .replace(RUBY_START, '')
    .replace(RUBY, '');
  const [title = '', ...more] = head.split('\n').flatMap((line) => {
    const words = line.replace(ANNOTATION, '').replace(RUBY, '').trim();
    return words === '' ? [] : words;
  });
  const isTitled = title !== '' && title.length <= LONGEST_TITLE;
  return {
    text: plain,
    title: isTitled ? title : '',
    author: isTitled ? (more.at(-1) ?? '') : '',
    language: 'ja',
  };
}
