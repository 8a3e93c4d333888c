import {
  phonemeFault,
  phonemesBetweenSlashes,
  PRONUNCIATION_MARKUP,
  typedPhonemes,
  type PronunciationRule,
} from '../../domain/pronunciation.ts';
import type { SpeechLanguage } from '../../domain/speech.ts';
import { respelledPhonemes } from './respelling.ts';

/** What is said instead of something written: phonemes, or words that are read in its place. */
export type Saying = { phonemes: string } | { words: string };

/** A place in a text that the user has a say in. */
export interface UserMatch {
  /** Offsets of the written word. */
  start: number;
  end: number;
  saying: Saying;
}

interface Entry {
  rule: PronunciationRule;
  written: string;
  saying: Saying;
  /** Lower goes first. */
  rank: number;
}

interface Node {
  next: Map<string, Node>;
  entries: Entry[];
}

/** Letters one by one as rules compare them: in lower case, apostrophes alike, same length. */
function fold(text: string): string {
  return Array.from(text, (letter) => {
    if (/[‘’ʼ]/u.test(letter)) return "'";
    const lower = letter.toLowerCase();
    return lower.length === letter.length ? lower : letter;
  }).join('');
}

function straighten(text: string): string {
  return text.replaceAll(/[‘’ʼ]/gu, "'");
}

/** The user's own pronunciations, compiled for search. */
export class UserLexicon {
  readonly #root: Node = { next: new Map(), entries: [] };

  constructor(rules: readonly PronunciationRule[], language: SpeechLanguage) {
    rules.forEach((rule, rank) => {
      let node = this.#root;
      for (const letter of fold(rule.written)) {
        const next = node.next.get(letter) ?? { next: new Map(), entries: [] };
        node.next.set(letter, next);
        node = next;
      }
      const written = straighten(rule.written);
      node.entries.push({ rule, written, saying: sayingOf(rule.spoken, language), rank });
    });
  }

  /**
   * Places in a text that rules apply to, in order and apart: of those that begin at a letter the
   * longest, of equally long ones the first. Time grows with the text and the longest rule.
   */
  find(text: string): UserMatch[] {
    const matches: UserMatch[] = [];
    if (this.#root.next.size === 0) return matches;
    const folded = fold(text);
    for (let start = 0; start < folded.length;) {
      const match = this.#at(text, folded, start);
      if (match !== undefined) matches.push(match);
      start = match?.end ?? start + 1;
    }
    return matches;
  }

  #at(text: string, folded: string, start: number): UserMatch | undefined {
    let node: Node | undefined = this.#root;
    let best: UserMatch | undefined;
    let at = start;
    while (at < folded.length) {
      const letter = String.fromCodePoint(folded.codePointAt(at) ?? 0);
      node = node.next.get(letter);
      if (node === undefined) break;
      at += letter.length;
      const end = at;
      const entry = node.entries
        .filter(({ rule, written }) => {
          if (rule.matchCase && straighten(text.slice(start, end)) !== written) return false;
          return rule.match === 'part' || standsAlone(text, start, end);
        })
        .reduce<Entry | undefined>(
          (a, b) => (a === undefined || b.rank < a.rank ? b : a),
          undefined,
        );
      if (entry !== undefined) best = { start, end, saying: entry.saying };
    }
    return best;
  }
}

function sayingOf(spoken: string, language: SpeechLanguage): Saying {
  const phonemes = phonemesBetweenSlashes(spoken) ?? respelledPhonemes(spoken, language);
  return phonemes === undefined ? { words: spoken } : { phonemes };
}

/** Whether a stretch is a whole word, or words; a possessive ending may follow. */
function standsAlone(text: string, start: number, end: number): boolean {
  const letterBefore = /[\p{L}\p{M}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start));
  const letterAfter = /^[\p{L}\p{M}\p{N}]/u.test(text.slice(end, end + 2));
  return (
    !(letterBefore && /^[\p{L}\p{N}]/u.test(text.slice(start))) &&
    !(letterAfter && /[\p{L}\p{M}\p{N}]$/u.test(text.slice(start, end)))
  );
}

/** A pronunciation marked in the text itself. */
export interface MarkedWord {
  /** Offsets of all of it, and of the word in it. */
  start: number;
  end: number;
  wordStart: number;
  wordEnd: number;
  /** Its phonemes; undefined where a symbol is not known, so that the word is read as any other. */
  phonemes: string | undefined;
}

/** Finds "[word](/fəʊniːmz/)". */
export function markedWords(text: string): MarkedWord[] {
  return Array.from(text.matchAll(PRONUNCIATION_MARKUP), (match) => {
    const [whole, written = '', typed = ''] = match;
    const phonemes = typedPhonemes(typed);
    return {
      start: match.index,
      end: match.index + whole.length,
      wordStart: match.index + 1,
      wordEnd: match.index + 1 + written.length,
      phonemes: phonemeFault(phonemes) === undefined ? phonemes : undefined,
    };
  });
}
