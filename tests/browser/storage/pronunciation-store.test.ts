import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPronunciation } from '../../../src/domain/pronunciation.ts';
import { LecternDatabase } from '../../../src/storage/database.ts';
import { PronunciationStore } from '../../../src/storage/pronunciation-store.ts';

let db: LecternDatabase;
let store: PronunciationStore;

beforeEach(() => {
  db = new LecternDatabase(`test-${crypto.randomUUID()}`);
  store = new PronunciationStore(db);
});

afterEach(async () => {
  await db.delete();
});

const rule = (written: string, spoken: string, matchCase = false) =>
  checkPronunciation({ written, spoken, matchCase });

describe('PronunciationStore', () => {
  it('keeps one rule for the same words of the same book', async () => {
    const first = await store.put(rule('Emma', 'one'), null);
    const second = await store.put(rule('EMMA', 'two'), null);
    await store.put(rule('Emma', 'three'), 'a book');
    await store.put(rule('Emma', 'four', true), null);
    expect(second.id).toBe(first.id);
    const all = await store.list(undefined);
    expect(all.map(({ spoken }) => spoken).sort()).toEqual(['four', 'three', 'two']);
  });

  it('changes the rule whose id is given, words and book included', async () => {
    const { id } = await store.put(rule('Emma', 'one'), null);
    await store.put(rule('Anna', 'two'), 'a book', id);
    expect(await store.list(undefined)).toEqual([{ ...rule('Anna', 'two'), book: 'a book', id }]);
  });

  it("puts a book's rules first, and of those for the same words the one that asks for most", async () => {
    await store.put(rule('Emma', 'any'), null);
    await store.put(rule('Emma', 'exact', true), null);
    await store.put(rule('Zoe', 'of the book'), 'a book');
    await store.put(rule('Zoe', 'of another'), 'another book');
    const inForce = await store.inForce('a book');
    expect(inForce.map(({ spoken }) => spoken)).toEqual(['of the book', 'exact', 'any']);
    expect(await store.inForce(null)).toHaveLength(2);
  });

  it('refuses what is not there by name', async () => {
    await expect(store.remove('x')).rejects.toMatchObject({ code: 'pronunciation-unknown' });
    await expect(store.put(rule('Emma', 'one'), null, 'x')).rejects.toMatchObject({
      code: 'pronunciation-unknown',
    });
  });

  it('forgets a rule', async () => {
    const { id } = await store.put(rule('Emma', 'one'), null);
    await store.remove(id);
    expect(await store.list(undefined)).toEqual([]);
  });
});
