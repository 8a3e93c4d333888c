/** The commonest words of languages: those that hardly occur in the others. */
const COMMON_WORDS: Readonly<Record<string, string>> = {
  en: 'the and of to was that his with had for not you which she is it he',
  fr: 'le la les et des une dans que qui pour pas est avec était il elle au',
  de: 'der die das und nicht ein eine ist mit sich den von zu auf war ich es',
  es: 'el los las una que por con para del se su no es había como más',
  it: 'il che di non per una della con era gli le sono più si anche nel',
  pt: 'os as uma que não com para da do por em mais como era ao seu',
  nl: 'de het een van en dat niet zijn met was voor hij ik op te',
};
const SAMPLE_WORDS = 3000;
const LEAST_SHARE = 0.08;

/**
 * Tells the language of a text by its commonest words; `und` when no language stands out. It decides
 * only where a book's metadata says nothing.
 */
export function guessLanguage(texts: Iterable<string>): string {
  const counts = new Map<string, number>();
  let words = 0;
  for (const text of texts) {
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      words++;
    }
    if (words > SAMPLE_WORDS) break;
  }
  const shares = Object.entries(COMMON_WORDS).map(([language, list]) => {
    const hits = list.split(' ').reduce((sum, word) => sum + (counts.get(word) ?? 0), 0);
    return { language, share: words === 0 ? 0 : hits / words };
  });
  const [best, second] = shares.sort((a, b) => b.share - a.share);
  if (best === undefined || words < 20 || best.share < LEAST_SHARE) return 'und';
  return best.share > (second?.share ?? 0) * 1.5 ? best.language : 'und';
}
