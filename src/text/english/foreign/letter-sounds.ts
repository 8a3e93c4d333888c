/*
 * What letters sound like in the languages whose words and names English prose has most of, as an English
 * narrator says them: one table a language, the first line that fits at a letter counts. The spelling of
 * these languages is regular enough for a page of rules. Notation as in `both-accents.ts`.
 */

type LetterRule = readonly [pattern: RegExp, sounds: string];

/** Languages that words are read in. */
export type ForeignLanguage = 'french' | 'german' | 'spanish' | 'italian';

/** Each line: a pattern, then the sounds; nothing after the pattern where the letters are silent. */
function readTable(table: string): LetterRule[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [pattern = '', sounds = ''] = line.trim().split(' ');
      return [new RegExp(pattern, 'uy'), sounds];
    });
}

const DOUBLED = String.raw`
  ([bcdfgklmnprstvz])(?=\1)
`;

const CONSONANTS = `
  b b
  d d
  f f
  g ɡ
  k k
  l l
  m m
  n n
  p p
  r ɹ
  s s
  t t
  v v
`;

const FRENCH = readTable(String.raw`
  (?<=.)entes?$ ɒnt
  (?<=.)ents?$ ɒn
  eaux?$ O
  eau O
  aux?$ O
  aul?[dt]s?$ O
  au O
  (?:œu|oeu|eu)[xst]*$ ɜɹ
  œu|oeu ɜɹ
  euil(?:le|les|s)?$ ɜɹj
  euill ɜɹj
  eu ɜɹ
  ouil(?:le|les|s)?$ uj
  ouill uj
  o[iî](?:[xstd]|e|es)*$ wɑ
  oin(?![aeiouyéèêhn])[gts]*$ wæn
  oin(?![aeiouyéèêhn]) wæn
  o[iî] wɑ
  oy(?=[aeiouéè]) wɑj
  (?:ou|où|oû)[xstp]*$ u
  ou|où|oû u
  ien[st]*$ jæn
  (?:ain|ein|aim|in|im|yn|ym)(?![aeiouyéèêhnm])[stg]*$ æn
  (?:ain|ein|aim|eim|in|im|yn|ym)(?![aeiouyéèêhnm]) æn
  (?:an|am|en|em)(?=[bp][aeiouylr]) ɒm
  (?:on|om)(?=[bp][aeiouylr]) ɒm
  (?:an|am|en|em)(?![aeiouyéèêhnm])[stdgcpbx]*$ ɒn
  (?:an|am|en|em)(?![aeiouyéèêhnm]) ɒn
  (?:on|om)(?![aeiouyéèêhnm])[stdgbp]*$ ɒn
  (?:on|om)(?![aeiouyéèêhnm]) ɒn
  (?:un|um)(?![aeiouyéèêhnm])[st]*$ ʌn
  (?:un|um)(?![aeiouyéèêhnm]) ʌn
  ail(?:le|les|s)?$ I
  aill Ij
  eil(?:le|les|s)?$ A
  eill Aj
  (?<=[bcdfghjlmnprstv])ille[s]?$ ij
  (?<=[bcdfghjmnprst])ill ij
  ai[es]?$ A
  a[iî] ɛ
  ei ɛ
  (?:é|ée|és|ées)$ A
  é A
  [èêë] ɛ
  e[zt]s?$ A
  (?<=..)iers?$ jA
  (?<=...)ers?$ A
  (?<=.)es?$
  ette[s]?$ ɛt
  e(?=([bcdfglmnprst])\1) ɛ
  e(?=[bcdfglmnprstx][bcdfghkmnpstvx]|[lr][bcdfghjklmnpqstvx]) ɛ
  e(?=[cflr]s?$) ɛ
  e ə
  sch ʃ
  ch(?=[rl]) k
  ch ʃ
  gn nj
  ph f
  th t
  qu k
  gu(?=[eiéèêy]) ɡ
  ge(?=[aouâ]) ʒ
  g(?=[eiéèêy]) ʒ
  g$
  j ʒ
  cc(?=[eiéèê]) ks
  cc k
  c(?=[eiéèêy]) s
  ç s
  c k
  ss s
  (?<=[aeiouyéèêâîôû])s(?=[aeiouyéèêâîôû]) z
  ti(?=on) sj
  [tdpxsz]s?$
  x ks
  z z
  h
  w v
  ll l
  i(?=[aeoéèê]) j
  [iîïy] i
  [uûùü] u
  ô O
  o(?:t|ts)?$ O
  o ɒ
  [aàâ] ɑ
  ${DOUBLED.trim()}
  ${CONSONANTS.trim()}
`);

const GERMAN = readTable(String.raw`
  b[eu]rg$ bɜɹɡ
  (?<=..)stein$ stˌIn
  er(?=(?:b[eu]rg|stein|mann|dorf|bach|heim|wald|feld)) əɹ
  uy I
  ^be(?=[dfghklmnstwz][aeiouäöü]\p{L}{2}) bə
  ^ge(?=[dfghklmnstwz][aeiouäöü]\p{L}{2}) ɡə
  tsch ʧ
  sch ʃ
  (?<=^|[-'])s(?=[tp]) ʃ
  chs ks
  ch k
  ck k
  qu kv
  tz ts
  z ts
  ß|ss s
  s(?=[aeiouäöüy]) z
  v f
  w v
  j j
  ph f
  th t
  äu|eu Y
  e[iy]|a[iy] I
  ieh? i
  au W
  aa|ah ɑ
  ee|eh A
  oo|oh O
  uh u
  öh?|oe ɜɹ
  üh?|ue u
  äh?|ae ɛ
  (?<=.[^aeiouäöü])er(?=$|s$) əɹ
  (?<=[^aeiouäöü])el(?=$|s$) ᵊl
  (?<=[^aeiouäöü])en(?=$|s$) ən
  (?<=.)e(?=$|s$) ə
  ig$ ɪk
  ng ŋ
  d(?=$|s$) t
  b(?=$|s$) p
  g(?=$|s$) k
  a ɑ
  e(?=[bdfghklmnprst](?:[aeiouäöü]|$)) A
  e ɛ
  i(?=[bdfghklmnprst][aeiouäöü]) i
  i ɪ
  o(?=[bdfghklmnprst](?:[aeiouäöü]|$)) O
  o ɒ
  u(?=[bdfghklmnprst](?:[aeiouäöü]|$)) u
  u ʊ
  y u
  c k
  x ks
  h(?=[aeiouäöü]) h
  h
  ${DOUBLED.trim()}
  ${CONSONANTS.trim()}
`);

const SPANISH = readTable(String.raw`
  ch ʧ
  ll j
  ñ nj
  qu k
  gu(?=[eiéí]) ɡ
  gü ɡw
  g(?=[eiéí]) h
  j h
  c(?=[eiéí]) s
  c k
  z s
  h
  ie jɛ
  ié jˈɛ
  ia(?=s?$) jə
  ia jɑ
  ía ˈiə
  io jO
  ió jˈO
  ua wɑ
  uá wˈɑ
  ue wA
  ué wˈA
  ui wi
  ai|ay I
  ái ˈI
  ei|ey A
  au W
  oy|oi Y
  á ˈɑ
  é ˈA
  í ˈi
  ó ˈO
  ú ˈu
  a(?=s?$) ə
  a ɑ
  e(?=[bcdfgjlmnprstvxz][bcdfghjklmnpqstvxz]) ɛ
  e A
  i i
  o O
  [uü] u
  y$ i
  y j
  x ks
  w w
  ${DOUBLED.trim()}
  ${CONSONANTS.trim()}
`);

const ITALIAN = readTable(String.raw`
  sci(?=[aou]) ʃ
  sc(?=[eièé]) ʃ
  cci(?=[aou]) ʧ
  cc(?=[eièé]) ʧ
  ci(?=[aou]) ʧ
  c(?=[eièéì]) ʧ
  c(?=ch)
  ch k
  c k
  ggi(?=[aou]) ʤ
  gg(?=[eièé]) ʤ
  gi(?=[aou]) ʤ
  g(?=[eièéì]) ʤ
  gh ɡ
  gli(?=[aeou]) lj
  gli lji
  gn nj
  qu kw
  zz?i ts
  zz? ts
  (?<=[aeiou])s(?=[aeiou]) z
  h
  ie jɛ
  ia(?=.) jɑ
  io$ iO
  io jO
  uo wO
  ua wɑ
  au W
  à ˈɑ
  [èé] ˈA
  ì ˈi
  ò ˈO
  ù ˈu
  a$ ə
  a ɑ
  e$ A
  e(?=([bcdfglmnprstv])\1|[lmnrs][bcdfghlmnpqstvz]) ɛ
  e A
  i i
  o(?=([bcdfglmnprstv])\1|[lmnr][bcdfglmnpqstvz]) ɒ
  o O
  u u
  j j
  y i
  x ks
  w v
  ${DOUBLED.trim()}
  ${CONSONANTS.trim()}
`);

const TABLES: Readonly<Record<ForeignLanguage, readonly LetterRule[]>> = {
  french: FRENCH,
  german: GERMAN,
  spanish: SPANISH,
  italian: ITALIAN,
};

/** The sounds of a word in small letters, one letter after the other; a stress mark where an accent asks for one. */
export function letterSounds(word: string, language: ForeignLanguage): string {
  const rules = TABLES[language];
  let sounds = '';
  for (let at = 0; at < word.length;) {
    const rule = rules.find(([pattern]) => {
      pattern.lastIndex = at;
      return pattern.test(word) && pattern.lastIndex > at;
    });
    sounds += rule?.[1] ?? '';
    at = rule === undefined ? at + 1 : rule[0].lastIndex;
  }
  return sounds.replaceAll('ɹɹ', 'ɹ');
}
