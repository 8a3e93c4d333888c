import { expect, test } from 'vitest';
import { readNames } from '../../../src/book/person-names.ts';

test('turns inverted names into reading order', () => {
  expect(readNames('Austen, Jane')).toEqual(['Jane Austen']);
  expect(readNames('Wells, H. G. (Herbert George), 1866-1946')).toEqual(['H. G. Wells']);
  expect(readNames('Le Guin, Ursula K.')).toEqual(['Ursula K. Le Guin']);
  expect(readNames('García Márquez, Gabriel')).toEqual(['Gabriel García Márquez']);
  expect(readNames('Doyle, Arthur Conan, Sir')).toEqual(['Sir Arthur Conan Doyle']);
  expect(readNames('Strunk, William Jr.')).toEqual(['William Strunk Jr.']);
  expect(readNames('Twain, Mark [pseud.]')).toEqual(['Mark Twain']);
  expect(readNames('King, Martin Luther, Jr.')).toEqual(['Martin Luther King, Jr.']);
});

test('leaves names in reading order and names with suffixes alone', () => {
  expect(readNames('Jane Austen', 'Austen, Jane')).toEqual(['Jane Austen']);
  expect(readNames('Kurt Vonnegut, Jr.')).toEqual(['Kurt Vonnegut, Jr.']);
  expect(readNames('Various')).toEqual(['Various']);
});

test('divides several authors', () => {
  expect(readNames('Ann Lee and Bo Ray')).toEqual(['Ann Lee', 'Bo Ray']);
  expect(readNames('Lee, Ann; Ray, Bo')).toEqual(['Ann Lee', 'Bo Ray']);
  expect(readNames('Ann Lee, Bo Ray')).toEqual(['Ann Lee', 'Bo Ray']);
  expect(readNames('Ann Lee & Bo Ray')).toEqual(['Ann Lee', 'Bo Ray']);
});
