/**
 * A sentence without what is not heard: invisible characters are gone, letters with marks are
 * composed, look-alikes (ligatures, full-width and mathematical letters, exotic spaces) are plain.
 */
export interface CleanText {
  readonly text: string;
  /** Offset in the sentence as written for an offset in {@link text}, its length included. */
  readonly origin: (offset: number) => number;
  /** The same for the end of a stretch of {@link text}: what comes of one letter with its marks is not divided. */
  readonly originOfEnd: (offset: number) => number;
}

const SUSPECT =
  /[\p{M}\p{Cf}\p{Cc}\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u02bc\uff07\ufb00-\ufb06\uff01-\uff5e\u{1d400}-\u{1d7ff}\p{Emoji_Modifier}]/u;
// Skin tones and the frames of keys change a picture, not what it is called.
const INVISIBLE = /^[\p{Cf}\p{Cc}\ufe00-\ufe0f\u20e3\u{e0100}-\u{e01ef}\p{Emoji_Modifier}]$/u;
const COMPATIBLE = /^[\ufb00-\ufb06\uff01-\uff5e\u{1d400}-\u{1d7ff}]$/u;
/** What makes one picture of several, or one flag of a black one: it stays. */
const JOINING =
  /(?<=[\p{Extended_Pictographic}\p{EMod}\ufe0f])\u200d(?=\p{Extended_Pictographic})|(?<=🏴[\u{e0061}-\u{e007a}]{0,6})[\u{e0061}-\u{e007a}]/gu;
const CLUSTER = /\s|\P{M}\p{M}{0,8}|\p{M}{1,8}/gsu;

function cleanCluster(cluster: string): string {
  if (/^\s/u.test(cluster)) return ' ';
  const base = String.fromCodePoint(cluster.codePointAt(0) ?? 0);
  if (INVISIBLE.test(base)) return '';
  const marks = cluster.slice(base.length).replaceAll(/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, '');
  // Only the frame tells the key from the sign.
  const rest = /^[#*]$/u.test(base) ? marks : marks.replaceAll('\u20e3', '');
  if (base === '\u02bc' || base === '\uff07') return `’${rest}`;
  if (COMPATIBLE.test(base)) return base.normalize('NFKC') + rest;
  return (base + rest).normalize('NFC');
}

/** Cleans a text; linear in its length. */
export function cleanText(text: string): CleanText {
  if (!SUSPECT.test(text)) {
    return { text, origin: (offset) => offset, originOfEnd: (offset) => offset };
  }
  const parts: string[] = [];
  const origins: number[] = [];
  const ends: number[] = [];
  const joining = new Set(Array.from(text.matchAll(JOINING), ({ index }) => index));
  for (const match of text.matchAll(CLUSTER)) {
    const clean = joining.has(match.index) ? match[0] : cleanCluster(match[0]);
    parts.push(clean);
    for (let unit = 0; unit < clean.length; unit++) {
      origins.push(match.index);
      ends.push(match.index + match[0].length);
    }
  }
  return {
    text: parts.join(''),
    origin: (offset) => origins[offset] ?? text.length,
    originOfEnd: (offset) => ends[offset - 1] ?? 0,
  };
}
