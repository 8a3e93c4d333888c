/** How a font looks, by its name. */
export interface FontStyle {
  isBold: boolean;
  isItalic: boolean;
}

const BOLD =
  /bold|black|heavy|semibold|demi(?!.*light)|(?:^|\+)(?:CMBX|CMSSBX|SFBX|SFSX|LMRoman\d+-Bold|cmbx)|[-,]B(?:I|old)?$|-Bd/i;
const ITALIC = /ital|obliq|slant|(?:^|\+)(?:CMTI|CMSL|CMBXTI|SFTI|SFSL)|[-,](?:BI|I|It)$/i;

/** Tells a font's style by its name. */
export function styleOfFont(name: string): FontStyle {
  return { isBold: BOLD.test(name), isItalic: ITALIC.test(name) };
}
