import { expect, it } from 'vitest';
import { readHeardPlace, writeHeardPlace } from '../../../../src/ui/player/heard-place.ts';

function makeStorage(): Pick<Storage, 'getItem' | 'setItem'> {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => {
      values.set(key, value);
    },
  };
}

it('a book goes on where it was left off, and each has a place of its own', () => {
  const storage = makeStorage();
  writeHeardPlace(storage, 'a', { chapter: 3, seconds: 12.5 });
  writeHeardPlace(storage, 'b', { chapter: 0, seconds: 1 });
  writeHeardPlace(storage, 'a', { chapter: 4, seconds: 2 });
  expect(readHeardPlace(storage, 'a')).toEqual({ chapter: 4, seconds: 2 });
  expect(readHeardPlace(storage, 'b')).toEqual({ chapter: 0, seconds: 1 });
  expect(readHeardPlace(storage, 'c')).toBeNull();
});

it('of very many books the one heard longest ago is forgotten first', () => {
  const storage = makeStorage();
  for (let book = 0; book <= 100; book++) {
    writeHeardPlace(storage, `book ${book}`, { chapter: book, seconds: 0 });
  }
  expect(readHeardPlace(storage, 'book 0')).toBeNull();
  expect(readHeardPlace(storage, 'book 1')).toEqual({ chapter: 1, seconds: 0 });
});

it.each(['', '{', '{}', '[["a",-1,0]]', '[["a",0,null]]', '[["a","0",0]]', '[7]'])(
  'what is no place is passed over: %s',
  (stored) => {
    expect(readHeardPlace({ getItem: () => stored }, 'a')).toBeNull();
  },
);
