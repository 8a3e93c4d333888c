const ONES = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven',
  'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen',
] as const; // prettier-ignore
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const; // prettier-ignore
const SCALES = [
  '', 'thousand', 'million', 'billion', 'trillion', 'quadrillion', 'quintillion', 'sextillion',
  'septillion', 'octillion', 'nonillion', 'decillion',
] as const; // prettier-ignore
const IRREGULAR_ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** Digits beyond which a number is read digit by digit. */
const LONGEST_NUMBER = 3 * SCALES.length;

function belowHundred(value: number): string {
  if (value < 20) return ONES[value] ?? '';
  const unit = value % 10;
  const ten = TENS[Math.floor(value / 10)] ?? '';
  return unit === 0 ? ten : `${ten} ${ONES[unit] ?? ''}`;
}

function belowThousand(value: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  if (hundreds === 0) return belowHundred(rest);
  const head = `${ONES[hundreds] ?? ''} hundred`;
  return rest === 0 ? head : `${head} ${belowHundred(rest)}`;
}

/** Digits one by one: "007" is "zero zero seven". */
export function digitWords(digits: string, zero = 'zero'): string {
  return Array.from(digits, (digit) => (digit === '0' ? zero : (ONES[Number(digit)] ?? ''))).join(
    ' ',
  );
}

/** A whole number in words, as Americans say it, without "and": "one hundred five". */
export function cardinalWords(digits: string): string {
  const plain = digits.replace(/^0+(?=\d)/u, '');
  if (plain.length > LONGEST_NUMBER) return digitWords(digits);
  if (plain === '0') return 'zero';
  const groups: string[] = [];
  for (let end = plain.length; end > 0; end -= 3)
    groups.push(plain.slice(Math.max(0, end - 3), end));
  return groups
    .map((group, scale) => {
      const value = Number(group);
      return value === 0 ? '' : `${belowThousand(value)} ${SCALES[scale] ?? ''}`.trim();
    })
    .reverse()
    .filter((words) => words !== '')
    .join(' ');
}

/** The ordinal of a number in words: "twenty one" is "twenty first". */
export function ordinalWords(digits: string): string {
  const words = cardinalWords(digits).split(' ');
  const last = words.pop() ?? '';
  const ordinal =
    IRREGULAR_ORDINALS[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
  return [...words, ordinal].join(' ');
}

/** Four digits as a year: "nineteen eighty four", "two thousand three", "eighteen oh five". */
export function yearWords(digits: string): string {
  const high = Number(digits.slice(0, 2));
  const low = Number(digits.slice(2));
  if (high === 0 || (high % 10 === 0 && low < 10)) return cardinalWords(digits);
  const tail = low === 0 ? 'hundred' : low < 10 ? `oh ${ONES[low] ?? ''}` : belowHundred(low);
  return `${belowHundred(high)} ${tail}`;
}

/** The fractional digits after "point". */
export function pointWords(digits: string): string {
  return digits === '' ? '' : `point ${digitWords(digits)}`;
}

/**
 * A number as written in figures: with commas between thousands, with a decimal part, four digits as
 * a year, with leading zeros digit by digit.
 */
export function numberWords(figures: string): string {
  const [whole = '', ...fractions] = figures.replaceAll(',', '').split('.');
  if (fractions.length > 0) {
    const head = whole === '' ? '' : wholeWords(whole);
    const points = fractions.map((part) =>
      fractions.length > 1 ? `point ${cardinalWords(part)}` : pointWords(part),
    );
    return [head, ...points].filter((words) => words !== '').join(' ');
  }
  if (/^\d{4}$/u.test(figures))
    return figures.startsWith('0') ? digitWords(figures) : yearWords(figures);
  return wholeWords(whole);
}

function wholeWords(digits: string): string {
  return digits.length > 1 && digits.startsWith('0') ? digitWords(digits) : cardinalWords(digits);
}

/** The plural of a number's words: "nineteen eighty" is "nineteen eighties". */
export function pluralWords(words: string): string {
  if (words.endsWith('y')) return `${words.slice(0, -1)}ies`;
  return words.endsWith('x') ? `${words}es` : `${words}s`;
}
