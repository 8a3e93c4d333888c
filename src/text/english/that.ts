import type { Corrected, Place } from './heteronym-correction.ts';
import { CLAUSE_BEGINS, STRETCH } from './heteronym-neighbours.ts';

/** It points to something, and is stressed. */
const POINTS: Corrected = { tag: 'DT' };

/** It joins a clause, and is not. */
const JOINS: Corrected = { tag: 'IN' };

/** Prepositions that no clause follows: "with that he went", "round that table". */
const BEFORE_A_THING =
  /^(?:of|at|with|from|by|into|upon|round|around|through|over|under|behind|beyond|without|against|towards?|across|beside)$/u;

/** What a clause follows that says what is so: "it is better that", "I am glad that". */
const SAID_OF_A_CLAUSE =
  /^(?:better|certain|sure|clear|true|strange|possible|impossible|probable|likely|glad|sorry|afraid|aware|conscious|profitable|necessary|fortunate|natural|evident|obvious|proud|confident)$/u;

/** Nouns after which "that" begins anew: "of course that is so". */
const BEGINS_ANEW = /^(?:course|fact|case|truth|way|time|day|night|morning|evening|once)$/u;

const FINITE = /^(?:VBD|VBZ|VBP|MD)$/u;

/** Whether a single thing follows and nothing is said of it: "he enjoyed that quiet privilege." */
function isThing({ at, tagAt }: Place): boolean {
  let distance = 1;
  while (distance <= 3 && tagAt(distance) === 'JJ') distance += 1;
  if (tagAt(distance) !== 'NN') return false;
  if (tagAt(distance + 1) === 'NN') distance += 1;
  return /^(?:[.;:!?”)]|the|)$/u.test(at(distance + 1));
}

/** Whether "that" which was taken for a joint points to something. */
function points(place: Place): boolean {
  const { at, tagAt } = place;
  if (STRETCH.test(at(1)) || BEFORE_A_THING.test(at(-1)) || isThing(place)) return true;
  const [before, wider] = [at(-1), at(-2)];
  if (before === 'all') return tagAt(1) === 'NN';
  if (before === 'and' && at(1) === ',') return [-2, -3, -4].some((far) => at(far) === 'this');
  if (/^[;:]$/u.test(before)) return /^(?:is|was)$/u.test(at(1)) && at(2) !== ',';
  if (!/^(?:is|was)$/u.test(before)) return false;
  return (
    wider === 'there' || (/^[“(]?$/u.test(wider) && /^(?:a|an|the|all|so|it|you)$/u.test(at(1)))
  );
}

/** Whether "that" which was taken for pointing joins a clause. */
function joins({ at, tagAt }: Place): boolean {
  const before = at(-1);
  const clause =
    CLAUSE_BEGINS.test(at(1)) || tagAt(1) === 'NNP' || (at(1) === ',' && before === ',');
  if (
    clause &&
    !/^(?:is|was|as|at|of|in|for|to|by|from|with|on|like|than|after|before)$/u.test(before)
  )
    return true;
  if (SAID_OF_A_CLAUSE.test(before)) return !FINITE.test(tagAt(1));
  const relative = before === 'else' || /^NNS?$/u.test(tagAt(-1));
  return relative && !BEGINS_ANEW.test(before) && FINITE.test(tagAt(1));
}

/** "that" by what it does in its sentence. */
export function readThat(place: Place): Corrected | null {
  if (/^(?:[.!?;”]|which|)$/u.test(place.at(1))) return POINTS;
  if (place.word.tag === 'DT') return joins(place) ? JOINS : null;
  return points(place) ? POINTS : null;
}
