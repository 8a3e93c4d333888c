/** Marks of Markdown that plain text hardly has, with how much each says. */
const SIGNS: readonly { pattern: RegExp; weight: number; most: number }[] = [
  // “# Chapter”; “#3 in our series” is none.
  { pattern: /^ {0,3}#{1,6}[ \t]+\S/gm, weight: 2, most: 4 },
  { pattern: /^\s*#{1,6}[ \t]+\S[^\n]*\n[ \t]*\n/g, weight: 1, most: 1 },
  { pattern: /\*\*(?=\S)[^*\n]{1,200}\*\*(?!\*)/g, weight: 1, most: 2 },
  {
    pattern:
      /(?<![\\!])\[[^\]\n]{1,300}\]\((?:[^()\s]{1,500}|<[^<>\n]{1,500}>)(?:\s"[^"\n]{0,300}")?\)/g,
    weight: 2,
    most: 2,
  },
  { pattern: /!\[[^\]\n]{0,300}\]\([^()\s]{1,500}[^)\n]{0,300}\)/g, weight: 2, most: 2 },
  { pattern: /^\[[^\]\n]{1,80}\]:[ \t]+\S+/gm, weight: 2, most: 2 },
  { pattern: /\[\^[^\]\s]{1,40}\]/g, weight: 2, most: 2 },
  { pattern: /^(?:```|~~~)[\w-]{0,20}[ \t]*$/gm, weight: 1, most: 2 },
  { pattern: /^>[ \t]+\S/gm, weight: 1, most: 2 },
  { pattern: /^\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t]*(?::?-{3,}:?[ \t]*)?$/gm, weight: 2, most: 2 },
  // A line under a heading; plain texts underline them, too.
  { pattern: /(?:^|\n[ \t]*\n)[^\n]{1,80}\n(?:={3,}|-{3,})[ \t]*(?=\n)/g, weight: 1, most: 3 },
  { pattern: /^[-*+] (?:\[[ x]\] )?\S/gm, weight: 0.5, most: 2 },
  {
    pattern:
      /(?<![\p{L}\p{N}*])\*(?=[\p{L}“"'‘])[^*\n]{1,200}(?<=[\p{L}\p{P}])\*(?![\p{L}\p{N}*])/gu,
    weight: 0.5,
    most: 1,
  },
];
const FRONT_MATTER =
  /^(?:---|\+\+\+)[ \t]*\n(?:[\w-]{1,40}[ \t]*[:=][^\n]*\n|[ \t]+[^\n]*\n|-[^\n]*\n|[ \t]*\n|#[^\n]*\n){1,100}?(?:---|\.\.\.|\+\+\+)[ \t]*(?:\n|$)/;
const TITLE_BLOCK = /^%[ \t]+\S[^\n]*\n(?:%|[ \t])/;
const GUTENBERG = /\*\*\*\s*START OF (?:THE|THIS) PROJECT GUTENBERG|SMALL PRINT!/i;
const ENOUGH = 3;
/** A header of Project Gutenberg is before a plain text, unless it has more than a stray mark. */
const ENOUGH_GUTENBERG = 8;

/** Whether a text is written in Markdown, by its marks. */
export function looksLikeMarkdown(text: string): boolean {
  const plain = text.replace(/\r\n?/g, '\n').replace(/^\ufeff/, '');
  if (FRONT_MATTER.test(plain) || TITLE_BLOCK.test(plain)) return true;
  const score = SIGNS.reduce(
    (sum, { pattern, weight, most }) =>
      sum + Math.min(most, plain.match(pattern)?.length ?? 0) * weight,
    0,
  );
  return score >= (GUTENBERG.test(plain) ? ENOUGH_GUTENBERG : ENOUGH);
}
