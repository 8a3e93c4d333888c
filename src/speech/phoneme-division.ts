/** Phonemes divided in two. */
export interface Division {
  parts: [string, string];
  /** Symbols between the parts, a space or none, that belong to neither. */
  dropped: number;
}

/** Parts that are shorter than this are not worth it: the model is weakest on them. */
const SHORTEST_PART = 12;

/** What a place is worth by the mark before it; a worse mark must be that much nearer to the middle. */
const MARK_WORTH: Readonly<Record<string, number>> = {
  '.': 60,
  '!': 60,
  '?': 60,
  '…': 50,
  ';': 50,
  ':': 45,
  '—': 40,
  ',': 30,
};

/**
 * Divides phonemes at the best space near the middle: after the end of a sentence, then after a clause.
 * @returns null where there is no good place
 */
export function divide(phonemes: string): Division | null {
  const symbols = Array.from(phonemes);
  let best = -1;
  let bestCost = Infinity;
  for (let at = SHORTEST_PART; at < symbols.length - SHORTEST_PART; at += 1) {
    if (symbols[at] !== ' ') continue;
    // A quotation mark may follow the mark that counts.
    const mark = /[”")]/u.test(symbols[at - 1] ?? '') ? symbols[at - 2] : symbols[at - 1];
    const cost = Math.abs(at - symbols.length / 2) - (MARK_WORTH[mark ?? ''] ?? 0);
    if (cost < bestCost) [best, bestCost] = [at, cost];
  }
  if (best < 0) return null;
  return {
    parts: [symbols.slice(0, best).join(''), symbols.slice(best + 1).join('')],
    dropped: 1,
  };
}
