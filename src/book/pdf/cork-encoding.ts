import type { PageText } from './page-text.ts';

/**
 * TeX's bitmap fonts in Cork (T1) encoding carry no names for their letters, and are read as if they were
 * Latin-1. They are known by their ligatures, which lie among the control characters.
 * Source: “T1 encoding”, encguide (LaTeX Project), table 1.
 */
const LIGATURES: Readonly<Record<string, string>> = {
  '\u001b': 'ff',
  '\u001c': 'fi',
  '\u001d': 'fl',
  '\u001e': 'ffi',
  '\u001f': 'ffl',
};
const OTHERS: Readonly<Record<string, string>> = {
  '\u0010': '“',
  '\u0011': '”',
  '\u0012': '„',
  '\u0013': '«',
  '\u0014': '»',
  '\u0015': '–',
  '\u0016': '—',
  '\u0017': '',
  '\u0019': 'ı',
  '\u007f': '-',
  '\u00d7': 'Œ',
  '\u00df': 'ẞ',
  '\u00f7': 'œ',
  '\u00ff': 'ß',
};
const CONTROLS = Object.keys(LIGATURES).join('');
const LIGATURE_IN_WORD = new RegExp(`\\p{L}[${CONTROLS}]|[${CONTROLS}]\\p{L}`, 'u');
const CHARACTERS = new RegExp(`[${Object.keys({ ...LIGATURES, ...OTHERS }).join('')}]`, 'gu');

/** Reads the letters of fonts in Cork encoding as what they are. */
export function decodeCork(pages: readonly PageText[]): void {
  const fonts = new Set<string>();
  for (const { spans } of pages) {
    for (const { font, text } of spans) {
      if (!fonts.has(font) && LIGATURE_IN_WORD.test(text)) fonts.add(font);
    }
  }
  if (fonts.size === 0) return;
  const characters = { ...LIGATURES, ...OTHERS };
  for (const { spans } of pages) {
    for (const span of spans) {
      if (fonts.has(span.font)) {
        span.text = span.text.replace(CHARACTERS, (code) => characters[code] ?? code);
      }
    }
  }
}
