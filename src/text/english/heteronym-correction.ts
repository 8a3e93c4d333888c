/*
 * How a correction of a word that is spelled as another looks, and what corrections are put together of.
 */

/** A word of a sentence with the tag that it was given; both may be corrected. */
export interface TaggedWord {
  text: string;
  tag: string;
  /** Laid down, where the lexicon lacks the reading that is meant. */
  phonemes?: string;
}

/** A better tag, another word that sounds right, or the sounds themselves, the same in both accents. */
export interface Corrected {
  tag?: string;
  text?: string;
  phonemes?: string;
}

/** Looks at a word and its neighbours (small letters, '' beyond the ends). */
export type Correction = (place: Place) => Corrected | null;

export interface Place {
  word: TaggedWord;
  /** Neighbour by distance: -1 is the word before. */
  readonly at: (distance: number) => string;
  readonly tagAt: (distance: number) => string;
}

/** The word is an adjective. */
export const adjective: Correction = () => ({ tag: 'JJ' });

/** The word sounds so, in both accents. */
export function sounds(phonemes: string): Correction {
  return () => ({ phonemes });
}

/** A correction that needs a neighbour of a kind. */
export function when(pattern: RegExp, distance: number, correction: Correction): Correction {
  return (place) => (pattern.test(place.at(distance)) ? correction(place) : null);
}

/** The first of several corrections that has something to say. */
export function firstOf(...corrections: Correction[]): Correction {
  return (place) => {
    for (const correction of corrections) {
      const result = correction(place);
      if (result !== null) return result;
    }
    return null;
  };
}
