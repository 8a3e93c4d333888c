const BULLET = /^[•‣▪▸►◦●○■□–—*·∙➢✓-]\s+(?=\S)/u;
const NUMBER = /^(?:\(?\d{1,3}[.)]|\(?[a-z][.)]|\(?[ivx]{1,5}[.)]|\[\d{1,3}\])\s+(?=\S)/u;
/** A dash opens a speech in many languages; it is no bullet there. */
const DASH = /^[–—-]\s/u;

/** Whether a line starts with a list item's bullet or number. */
export function isListLabel(text: string): boolean {
  return (BULLET.test(text) && !DASH.test(text)) || NUMBER.test(text);
}

/** A list item's text without its bullet; numbers stay, because they are heard. */
export function dropBullet(text: string): string {
  return text.replace(BULLET, '');
}
