import { MATURED } from './heteronym-neighbours.ts';
import { firstOf, sounds, when, type Correction } from './heteronym-correction.ts';

/** Words in -ed that have a syllable more before a noun ("an aged man", "has aged"), by the word in small letters. */
export const ENDS_IN_ED: Readonly<Record<string, Correction>> = {
  aged: firstOf(
    when(
      /^(?:man|men|woman|women|father|mother|parents?|couple|king|face|hand|hands|head|servant|lady|gentleman|person|persons|people|aunt|uncle|priest|monk|relative|grandfather|grandmother)$/u,
      1,
      sounds('ˈAʤɪd'),
    ),
    ({ at }) =>
      at(-1) === 'the' && /^(?:and|[.,;]|)$/u.test(at(1)) ? { phonemes: 'ˈAʤɪd' } : null,
    ({ at, tagAt }) =>
      /^(?:an|the|his|her|my|our|their|its)$/u.test(at(-1)) &&
      /^(?:NNS?|JJ)$/u.test(tagAt(1)) &&
      !MATURED.test(at(1))
        ? { phonemes: 'ˈAʤɪd' }
        : null,
  ),
  dogged: ({ at, tagAt }) =>
    tagAt(1).startsWith('NN') &&
    !/^(?:he|she|it|they|we|i|you|who|which|that|had|was|were|been)$/u.test(at(-1)) &&
    !/^NN/u.test(tagAt(-1))
      ? { tag: 'JJ' }
      : null,
  wicked: when(/^(?:away|up|off|the|moisture|water)$/u, 1, ({ at }) =>
    /^(?:had|has|have|was|were|is|are|it|they|that|which|being|been)$/u.test(at(-1))
      ? { phonemes: 'wˈɪkt' }
      : null,
  ),
  blessed: firstOf(
    when(/^(?:are|is|be)$/u, 1, ({ at }) =>
      /^(?:|[“,;.]|and)$/u.test(at(-1)) ? { phonemes: 'blˈɛsɪd' } : null,
    ),
    ({ at, tagAt }) =>
      /^(?:the|a|that|this|those|every|most|o|whole|single|of)$/u.test(at(-1)) &&
      tagAt(1).startsWith('NN')
        ? { phonemes: 'blˈɛsɪd' }
        : null,
  ),
  learned: ({ at, tagAt }) =>
    (at(1) === 'in' &&
      /^(?:law|letters|theology|languages|medicine|philosophy|history|lore)$/u.test(at(2)) &&
      /^(?:am|is|are|was|were|be|been|very|so|most|more|man|men)$/u.test(at(-1))) ||
    (tagAt(1).startsWith('NN') &&
      /^(?:the|a|my|our|your|his|most|very|other|these|those|some|many|more|and|all|)$/u.test(
        at(-1),
      ) &&
      tagAt(-1) !== 'PRP')
      ? { tag: 'JJ' }
      : null,
  ragged: ({ tagAt }) => (tagAt(1).startsWith('NN') ? { tag: 'JJ' } : null),
  jagged: ({ tagAt }) => (tagAt(1).startsWith('NN') ? { tag: 'JJ' } : null),
  crooked: ({ at }) => (/^(?:a|an|the|his|her|its|my|one)$/u.test(at(1)) ? null : { tag: 'JJ' }),
};
