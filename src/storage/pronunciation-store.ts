import { LecternError } from '../domain/errors.ts';
import type { Pronunciation, PronunciationRule } from '../domain/pronunciation.ts';
import type { LecternDatabase } from './database.ts';

/** Rules that are kept at most: far more than anyone writes, few enough to be read at once. */
const MOST_RULES = 10_000;

/** Which rules are meant: of one book, of all texts (null), or every one (undefined). */
export type PronunciationScope = string | null | undefined;

/** The user's own pronunciations. */
export class PronunciationStore {
  constructor(private readonly db: LecternDatabase) {}

  /** Rules in the order of what is written; of those for the same words the one that asks for most comes first. */
  async list(book: PronunciationScope): Promise<Pronunciation[]> {
    const rules = await this.db.pronunciations.toArray();
    return rules.filter((rule) => book === undefined || rule.book === book).sort(compareRules);
  }

  /**
   * Keeps a rule; it takes the place of the one with its id, else of one for the same words.
   * @throws LecternError pronunciation-unknown when there is no rule of that id
   */
  async put(rule: PronunciationRule, book: string | null, id?: string): Promise<Pronunciation> {
    const { pronunciations } = this.db;
    return this.db.transaction('rw', pronunciations, async () => {
      const rules = await pronunciations.toArray();
      const before =
        id === undefined
          ? rules.find((other) => other.book === book && matchesSame(other, rule))
          : rules.find((other) => other.id === id);
      if (id !== undefined && before === undefined) throw unknownRule(id);
      if (before === undefined && rules.length >= MOST_RULES) {
        throw new LecternError(
          'pronunciation-invalid',
          `There are ${MOST_RULES} pronunciations already. Remove some that are not needed any more.`,
        );
      }
      const kept: Pronunciation = { ...rule, book, id: before?.id ?? crypto.randomUUID() };
      await pronunciations.put(kept);
      return kept;
    });
  }

  /** @throws LecternError pronunciation-unknown */
  async remove(id: string): Promise<void> {
    await this.db.transaction('rw', this.db.pronunciations, async () => {
      if ((await this.db.pronunciations.get(id)) === undefined) throw unknownRule(id);
      await this.db.pronunciations.delete(id);
    });
  }

  /** The rules that count in a book, its own before those for all texts; null for no book. */
  async inForce(book: string | null): Promise<Pronunciation[]> {
    const common = await this.list(null);
    return book === null ? common : [...(await this.list(book)), ...common];
  }
}

function compareRules(a: Pronunciation, b: Pronunciation): number {
  const demands = ({ match, matchCase }: Pronunciation): number =>
    Number(matchCase) + Number(match === 'word');
  const words = a.written.toLowerCase().localeCompare(b.written.toLowerCase(), 'en');
  return words || demands(b) - demands(a) || (a.id < b.id ? -1 : 1);
}

function matchesSame(one: PronunciationRule, other: PronunciationRule): boolean {
  if (one.match !== other.match || one.matchCase !== other.matchCase) return false;
  const fold = (text: string): string => (one.matchCase ? text : text.toLowerCase());
  return fold(one.written) === fold(other.written);
}

function unknownRule(id: string): LecternError {
  return new LecternError(
    'pronunciation-unknown',
    `There is no pronunciation “${id}”. It may have been removed.`,
  );
}
