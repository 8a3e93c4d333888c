import { TAGGER_WEIGHTS } from './tagger-weights.ts';

interface Model {
  tags: readonly string[];
  /** Tag numbers and weights in turn. */
  weights: ReadonlyMap<string, Float64Array>;
}

let model: Model | undefined;

function loadModel(): Model {
  if (model !== undefined) return model;
  const tags: string[] = [];
  const numbers = new Map<string, number>();
  const weights = new Map<string, Float64Array>();
  for (const line of TAGGER_WEIGHTS.split('\n')) {
    const [feature = '', list = ''] = line.split('\t');
    const fields = list.split(' ');
    const values = fields.map((field, index) => {
      if (index % 2 === 1) return Number(field);
      const known = numbers.get(field);
      if (known !== undefined) return known;
      numbers.set(field, tags.length);
      return tags.push(field) - 1;
    });
    weights.set(feature, Float64Array.from(values));
  }
  model = { tags, weights };
  return model;
}

/** The word as the features know it: lower case, straight apostrophes, all numbers alike. */
function normalise(word: string): string {
  if (/^[\d.,]+$/u.test(word)) return '#';
  const plain = word.toLowerCase().replaceAll('’', "'");
  return plain === '"' ? '”' : plain;
}

/** Case and digits: F a capital at the beginning, T a capital, U all capitals, l none; d with a digit. */
function shape(word: string, first: boolean): string {
  const lower = word.toLowerCase();
  let value = 'l';
  if (word !== lower) {
    if (word.length > 1 && word === word.toUpperCase()) value = 'U';
    else value = first ? 'F' : 'T';
  }
  return /\d/u.test(word) ? `${value}d` : value;
}

function features(
  words: readonly string[],
  originals: readonly string[],
  index: number,
  before: string,
  beforeThat: string,
): string[] {
  const at = (position: number): string => (position < 0 ? '<s>' : (words[position] ?? '</s>'));
  const word = at(index);
  const previous = at(index - 1);
  const next = at(index + 1);
  return [
    'b',
    `w=${word}`,
    `s3=${word.slice(-3)}`,
    `s2=${word.slice(-2)}`,
    `t1=${before}`,
    `t2=${beforeThat} ${before}`,
    `tw=${before} ${word}`,
    `a=${previous}`,
    `b=${at(index - 2)}`,
    `n=${next}`,
    `n2=${at(index + 2)}`,
    `ns=${next.slice(-3)}`,
    `wn=${word} ${next}`,
    `wa=${previous} ${word}`,
    `c=${shape(originals[index] ?? '', index === 0)}`,
  ];
}

/**
 * Parts of speech (Penn Treebank tags) for the words and marks of one sentence, by an averaged
 * perceptron, from left to right (Collins 2002). Linear in the number of words.
 */
export function tagWords(originals: readonly string[]): string[] {
  const { tags, weights } = loadModel();
  const words = originals.map(normalise);
  const result: string[] = [];
  const scores = new Float64Array(tags.length);
  for (let index = 0; index < words.length; index++) {
    scores.fill(0);
    const before = result[index - 1] ?? '<s>';
    const beforeThat = result[index - 2] ?? '<s>';
    for (const feature of features(words, originals, index, before, beforeThat)) {
      const values = weights.get(feature);
      if (values === undefined) continue;
      for (let pair = 0; pair < values.length; pair += 2) {
        const tag = values[pair] ?? 0;
        scores[tag] = (scores[tag] ?? 0) + (values[pair + 1] ?? 0);
      }
    }
    let best = 0;
    for (let tag = 1; tag < scores.length; tag++) {
      if ((scores[tag] ?? 0) > (scores[best] ?? 0)) best = tag;
    }
    result.push(tags[best] ?? 'NN');
  }
  return result;
}
