/** Two words written as one, and what each is to the tagger. */
const FUSED: Readonly<Record<string, readonly string[]>> = {
  cannot: ['can', 'not'],
  gonna: ['gon', 'na'],
  gotta: ['got', 'ta'],
  wanna: ['wan', 'na'],
  lemme: ['lem', 'me'],
  gimme: ['gim', 'me'],
};

const NEGATED = /^(.+)(n['’]t)$/iu;
const CLITIC = /^(.*[\p{L}\p{N}\p{M}])(['’](?:s|d|m|ll|re|ve))$/iu;
const BARE_APOSTROPHE = /^(.*s)(['’])$/iu;

/** Endings that a word has at most ("they'd've"); what has more is no word, and long ones would take for ever. */
const MOST_ENDINGS = 4;

/**
 * The pieces of a word that have a part of speech of their own: "don't" is "do" and "n't", "boys'" is
 * "boys" and "'". Together they are the word.
 */
export function wordPieces(word: string): string[] {
  const fused = Object.hasOwn(FUSED, word.toLowerCase()) ? FUSED[word.toLowerCase()] : undefined;
  if (fused !== undefined) {
    const first = fused[0]?.length ?? 0;
    return [word.slice(0, first), word.slice(first)];
  }
  if (!/['’]/u.test(word)) return [word];
  const pieces: string[] = [];
  let rest = word;
  while (pieces.length < MOST_ENDINGS) {
    const match = NEGATED.exec(rest) ?? CLITIC.exec(rest) ?? BARE_APOSTROPHE.exec(rest);
    if (match === null) break;
    pieces.unshift(match[2] ?? '');
    rest = match[1] ?? '';
  }
  return [rest, ...pieces];
}

/*
 * The parts in which a word is looked up when it is unknown as a whole: runs of letters with
 * apostrophes, changes of case ("McDonald"), digits, hyphens. As misaki divides.
 */
const PART =
  /^['‘’]+|\p{Lu}(?=\p{Lu}\p{Ll})|(?:\d?[,.]?\d)+|[-_]+|['‘’]{2,}|\p{L}*?(?:['‘’]\p{L})*?\p{Ll}(?=\p{Lu})|\p{L}+(?:['‘’]\p{L})*|[^-_\p{L}'‘’\d]|['‘’]+$/gu;

/** Divides a piece into the parts that can be looked up; together they are the piece. */
export function wordParts(piece: string): string[] {
  return piece.match(PART) ?? [piece];
}
