/** Signs of formulas as they are read aloud; those that are not here are read as they are. */
const SIGNS: Readonly<Record<string, string>> = {
  '+': 'plus',
  '-': 'minus',
  '−': 'minus',
  '±': 'plus or minus',
  '∓': 'minus or plus',
  '×': 'times',
  '⋅': 'times',
  '·': 'times',
  '∗': 'times',
  '*': 'times',
  '÷': 'divided by',
  '/': 'over',
  '∕': 'over',
  '=': 'equals',
  '≠': 'is not equal to',
  '≈': 'is approximately equal to',
  '≅': 'is congruent to',
  '≡': 'is identical to',
  '∼': 'is similar to',
  '∝': 'is proportional to',
  '<': 'is less than',
  '>': 'is greater than',
  '≤': 'is less than or equal to',
  '⩽': 'is less than or equal to',
  '≥': 'is greater than or equal to',
  '⩾': 'is greater than or equal to',
  '≪': 'is much less than',
  '≫': 'is much greater than',
  '→': 'to',
  '⟶': 'to',
  '⇒': 'implies',
  '⟹': 'implies',
  '⇔': 'if and only if',
  '⟺': 'if and only if',
  '∞': 'infinity',
  '∑': 'the sum',
  '∏': 'the product',
  '∫': 'the integral',
  '∬': 'the double integral',
  '∮': 'the contour integral',
  '∂': 'partial',
  '∇': 'nabla',
  '∈': 'in',
  '∉': 'not in',
  '⊂': 'is a subset of',
  '⊆': 'is a subset of',
  '∪': 'union',
  '∩': 'intersection',
  '∅': 'the empty set',
  '∀': 'for all',
  '∃': 'there is',
  '¬': 'not',
  '∧': 'and',
  '∨': 'or',
  '∘': 'of',
  '°': 'degrees',
  '%': 'percent',
  '!': 'factorial',
  '′': 'prime',
  '″': 'double prime',
  '…': 'and so on',
  '⋯': 'and so on',
  ℝ: 'the real numbers',
  ℕ: 'the natural numbers',
  ℤ: 'the integers',
  ℚ: 'the rational numbers',
  ℂ: 'the complex numbers',
};

/** Invisible operators and signs that only divide or stretch. */
const SILENT = /^[\u2061-\u2064\u200b\s]*$/u;

const GREEK =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );
const FIRST_GREEK = 'α'.codePointAt(0) ?? 0;
const FIRST_CAPITAL = 'Α'.codePointAt(0) ?? 0;
const VARIANTS: Readonly<Record<string, string>> = { ϵ: 'epsilon', ϑ: 'theta', ϕ: 'phi', ϱ: 'rho' };

const FUNCTIONS: Readonly<Record<string, string>> = {
  sin: 'sine',
  cos: 'cosine',
  tan: 'tangent',
  cot: 'cotangent',
  log: 'log',
  ln: 'natural log',
  lim: 'limit',
  exp: 'exponential',
  max: 'maximum',
  min: 'minimum',
};

/** A sign, letter or number of a formula in words. */
export function wordOf(text: string): string {
  const sign = text.normalize('NFKC').trim();
  if (SILENT.test(text)) return text.includes('\u2061') ? 'of' : '';
  const known = SIGNS[text.trim()] ?? SIGNS[sign] ?? FUNCTIONS[sign] ?? VARIANTS[text.trim()];
  if (known !== undefined) return known;
  const code = sign.length === 1 ? (sign.codePointAt(0) ?? 0) : 0;
  const small = GREEK[code - FIRST_GREEK];
  if (small !== undefined) return small;
  const capital = GREEK[code > FIRST_CAPITAL + 17 ? code - FIRST_CAPITAL : code - FIRST_CAPITAL];
  return capital === undefined ? sign : `capital ${capital}`;
}
