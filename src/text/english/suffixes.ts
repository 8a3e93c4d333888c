/** Sounds after which an American t between vowels becomes a flap. */
const BEFORE_FLAP = new Set('AIOWYiuæɑəɛɪɹʊʌ');

function flapped(stem: string): boolean {
  return stem.length > 1 && stem.endsWith('t') && BEFORE_FLAP.has(stem.charAt(stem.length - 2));
}

/** Adds the sound of a plural, possessive or third-person -s. */
export function addS(stem: string, british: boolean): string {
  const last = stem.slice(-1);
  if ('ptkfθ'.includes(last)) return `${stem}s`;
  if ('szʃʒʧʤ'.includes(last)) return `${stem}${british ? 'ɪ' : 'ᵻ'}z`;
  return `${stem}z`;
}

/** Adds the sound of a past -ed. */
export function addEd(stem: string, british: boolean): string {
  const last = stem.slice(-1);
  if ('pkfθʃsʧ'.includes(last)) return `${stem}t`;
  if (last === 'd') return `${stem}${british ? 'ɪ' : 'ᵻ'}d`;
  if (last !== 't') return `${stem}d`;
  if (british || stem.length < 2) return `${stem}ɪd`;
  return flapped(stem) ? `${stem.slice(0, -1)}ɾᵻd` : `${stem}ᵻd`;
}

/** Adds the sound of -ing. British stems that would need a linking r have none by rule: undefined. */
export function addIng(stem: string, british: boolean): string | undefined {
  if (british) return /[əː]$/u.test(stem) ? undefined : `${stem}ɪŋ`;
  return flapped(stem) ? `${stem.slice(0, -1)}ɾɪŋ` : `${stem}ɪŋ`;
}
