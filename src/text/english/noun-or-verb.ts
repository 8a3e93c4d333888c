/*
 * Words that are stressed otherwise as a noun than as a verb ("the conflict", "they conflict"), where
 * their neighbours say which one is meant and the tagger, which looks two words ahead, has not seen it.
 */
const STRESSED_TWICE = new Set(
  `abuse conduct conflict console content contract contrast convert convict decrease desert digest
  discount entrance escort excuse export extract house import increase insult object perfect permit present
  produce progress project rebel record refund refuse reject subject suspect torment transport upset use
  close tear wind live lead bow`.split(/\s+/u),
);

/** Plurals that go before a noun as often as before a verb: "sales record". */
const BEFORE_NOUNS =
  /^(?:sales|sports|arms|goods|news|savings|customs|peoples|series|species|works|games|times|miles|years)$/u;
const AUXILIARY =
  /^(?:do|does|did|don't|doesn't|didn't|didst|dost|will|would|shall|should|can|could|may|might|must|cannot|won't|let)$/u;
const AFTER_VERB =
  /^(?:[.,;:!?—…”)]+|when|if|as|because|until|till|in|through|over|with|to|from|against|about|by|at|and|or|that|the|a|an|my|your|his|her|our|their|its|it|him|them|me|us|you|this|these|those|)$/u;
const BETWEEN = /^(?:PRP|NNP|NNPS|NN|NNS|DT|RB|JJ|PRP\$)$/u;

interface Neighbours {
  at: (distance: number) => string;
  tagAt: (distance: number) => string;
}

/** Whether a plural that stands first, or after its article or adjective, is the subject: "Prices increase." */
function followsSubject({ at, tagAt }: Neighbours): boolean {
  if (tagAt(-1) !== 'NNS' || BEFORE_NOUNS.test(at(-1))) return false;
  return /^(?:|DT|JJ|PRP\$|CC|[,.:;!?“(]|``)$/u.test(tagAt(-2)) || at(-2) === ',';
}

/** Whether an auxiliary waits for its verb: "why does the prosecutor refuse to". */
function followsAuxiliary({ at, tagAt }: Neighbours): boolean {
  for (let distance = -1; distance >= -4; distance--) {
    if (AUXILIARY.test(at(distance))) return distance < -1 || !/^(?:let)$/u.test(at(distance));
    if (!BETWEEN.test(tagAt(distance))) return false;
  }
  return false;
}

/** Whether a word that was taken for a noun or an adjective is the verb of its clause. */
export function isVerbAfterAll(word: string, tag: string, neighbours: Neighbours): boolean {
  if (!STRESSED_TWICE.has(word) || tag.startsWith('VB')) return false;
  if (!AFTER_VERB.test(neighbours.at(1))) return false;
  if (followsSubject(neighbours)) return true;
  // After an auxiliary a noun is only the subject: "does the present".
  return !/^(?:DT|PRP\$|JJ)$/u.test(neighbours.tagAt(-1)) && followsAuxiliary(neighbours);
}
