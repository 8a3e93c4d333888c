const known = new Map<string, string>();
const MOST_KNOWN = 1_000;

function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? '';
  } catch {
    return '';
  }
}

/** A language tag in its usual letters (BCP 47), or an empty text for what names no language. */
export function languageOf(tag: string): string {
  const found = known.get(tag);
  if (found !== undefined) return found;
  const language = canonical(tag.trim().replaceAll('_', '-'));
  const isNone = /^(?:und|zxx|mul|mis|x)(?:-|$)/.test(language);
  if (known.size < MOST_KNOWN) known.set(tag, isNone ? '' : language);
  return isNone ? '' : language;
}

/** The language alone, without script and region: “en” of “en-GB”. */
export function primaryLanguage(tag: string): string {
  return (languageOf(tag).split('-')[0] ?? '').toLowerCase();
}
