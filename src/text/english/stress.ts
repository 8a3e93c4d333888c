/** Vowel symbols that can carry stress. */
export const VOWELS: ReadonlySet<string> = new Set('AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻ');

/** Consonant symbols, as far as they decide what the word before sounds like. */
export const CONSONANTS: ReadonlySet<string> = new Set('bdfhjklmnpstvwzðŋɡɹɾʃʒʤʧθ');

export const PRIMARY = 'ˈ';
export const SECONDARY = 'ˌ';

const HEAVY = new Set('AIOQWYʤʧ');

function isStress(symbol: string): boolean {
  return symbol === PRIMARY || symbol === SECONDARY;
}

function hasVowel(phonemes: string): boolean {
  return Array.from(phonemes).some((symbol) => VOWELS.has(symbol));
}

/** Moves every stress mark to just before the next vowel; one without a vowel after it stays. */
function moveToVowels(phonemes: string): string {
  let result = '';
  let waiting = '';
  for (const symbol of phonemes) {
    if (isStress(symbol)) waiting += symbol;
    else {
      if (VOWELS.has(symbol)) {
        result += waiting;
        waiting = '';
      }
      result += symbol;
    }
  }
  return result + waiting;
}

/**
 * Sets the stress of a word. Levels: below −1 removes all marks; −1 makes primary secondary; 0 and ±0.5
 * lower a primary and give an unmarked word a secondary (−0.5 does not); 1 raises a secondary; 2 gives
 * an unmarked word a primary one. Null leaves it as it is. The levels are those of misaki.
 */
export function applyStress(phonemes: string, level: number | null): string {
  if (level === null) return phonemes;
  const primary = phonemes.includes(PRIMARY);
  const secondary = phonemes.includes(SECONDARY);
  if (level < -1) return phonemes.replaceAll(PRIMARY, '').replaceAll(SECONDARY, '');
  if (level === -1 || ((level === 0 || level === -0.5) && primary)) {
    return phonemes.replaceAll(SECONDARY, '').replaceAll(PRIMARY, SECONDARY);
  }
  if ((level === 0 || level === 0.5 || level === 1) && !primary && !secondary) {
    return hasVowel(phonemes) ? moveToVowels(SECONDARY + phonemes) : phonemes;
  }
  if (level >= 1 && !primary && secondary) return phonemes.replaceAll(SECONDARY, PRIMARY);
  if (level > 1 && !primary && !secondary) {
    return hasVowel(phonemes) ? moveToVowels(PRIMARY + phonemes) : phonemes;
  }
  return phonemes;
}

/** Weight of a part of a compound: the lighter half gives up its primary stress. */
export function stressWeight(phonemes: string): number {
  return Array.from(phonemes).reduce((sum, symbol) => sum + (HEAVY.has(symbol) ? 2 : 1), 0);
}
