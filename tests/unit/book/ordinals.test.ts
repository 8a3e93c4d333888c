import { expect, test } from 'vitest';
import {
  isBareOrdinal,
  isPartTitle,
  startsWithOrdinal,
} from '../../../src/book/structure/ordinals.ts';

test('knows numbered titles in the languages of the voices', () => {
  const bare = [
    'Chapter IV.',
    'Chapitre premier',
    'Deuxième partie',
    'Capítulo 12',
    'Capitolo terzo',
    'Parte prima',
    'Capítulo Segundo',
    'अध्याय १',
    'पहला अध्याय',
    '第三章',
    '第12回',
    '卷二',
    '三',
    'Seize',
  ];
  expect(bare.filter((title) => !isBareOrdinal(title))).toEqual([]);
  const named = [
    'Chapitre 3 : La fuite',
    'Capitolo I. Il principe',
    '第一回 甄士隐梦幻识通灵',
    'अध्याय 2: घर',
  ];
  expect(named.filter((title) => !startsWithOrdinal(title) || isBareOrdinal(title))).toEqual([]);
});

test('knows divisions above chapters', () => {
  const parts = [
    'Part Two',
    'Livre II',
    'Première partie',
    'Parte seconda: Il mare',
    '第二部',
    'भाग 1',
  ];
  expect(parts.filter((title) => !isPartTitle(title))).toEqual([]);
  expect(['第三章', 'Chapitre 2', 'Partie de campagne', 'Libro'].filter(isPartTitle)).toEqual([]);
});

test('takes no name for a number', () => {
  const names = [
    'La première nuit',
    'Uno sguardo',
    'Il libro',
    '三国演义',
    'Tre uomini',
    'Six of Crows',
    'Canto di Natale',
  ];
  expect(names.filter((title) => isBareOrdinal(title) || startsWithOrdinal(title))).toEqual([]);
});
