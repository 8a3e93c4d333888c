import { cleanText } from './markup/plain-text.ts';

const SUFFIX =
  /^(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?d|m\.?a|b\.?a|d\.?d|esq|inc|ltd|llc|co|s\.?j|k\.?c|q\.?c)\.?$/i;
const PARTICLE =
  /^(?:le|la|de|del|della|di|da|do|dos|du|des|van|von|der|den|ter|ten|af|al|el|bin|ibn|st|san|mac|o)\b/i;
const ENDS_WITH_INITIAL = /(?:^|\s)\p{Lu}\.?$/u;
const FULLER_NAME = /\s*(?:\([^)]*\)|\[[^\]]*\])/g;
const HONORIFIC =
  /^(?:sir|dame|lord|lady|dr|prof|rev|saint|st|baron|baroness|count|countess|graf)\.?$/i;
const GIVEN_WITH_SUFFIX = /^(.+?)\s+((?:jr|sr|ii|iii|iv)\.?)$/i;
const SEVERAL = /[;&]|\s(?:and|und|et|y|e)\s/i;
const LIFE_DATES = /,\s*(?:\d{3,4}\??\s*[-–]\s*(?:\d{3,4})?\??|(?:born|died|active)\b.*)$/i;

function wordCount(text: string): number {
  return text.split(' ').length;
}

/** “Austen, Jane” → “Jane Austen”; a name without an inversion stays. */
function turn(name: string): string {
  const plain = name.replace(LIFE_DATES, '').replace(FULLER_NAME, '').trim();
  const [family = '', given, suffix, ...more] = plain.split(/\s*,\s*/);
  if (given === undefined || given === '' || more.length > 0) return plain;
  if (suffix === undefined) {
    const [, name, own] = GIVEN_WITH_SUFFIX.exec(given) ?? [];
    if (name !== undefined && own !== undefined) return `${name} ${family} ${own}`;
    return SUFFIX.test(given) ? plain : `${given} ${family}`;
  }
  if (HONORIFIC.test(suffix)) return `${suffix} ${given} ${family}`;
  if (SUFFIX.test(suffix)) return `${given} ${family}, ${suffix}`;
  return SUFFIX.test(given) ? `${suffix} ${family}, ${given}` : plain;
}

/** Whether a comma divides two people (“John Smith, Jane Doe”) and not a family name from a given one. */
function commaDividesPeople(name: string): boolean {
  const parts = name.split(/\s*,\s*/).filter((part) => part !== '');
  if (parts.length < 2 || parts.some((part) => SUFFIX.test(part))) return false;
  const first = parts[0] ?? '';
  const isInverted = PARTICLE.test(first) || ENDS_WITH_INITIAL.test(parts[1] ?? '');
  return !isInverted && parts.every((part) => wordCount(part) >= 2);
}

/**
 * Makes names in reading order of one statement of authorship: “Austen, Jane” → “Jane Austen”,
 * “Ann Lee and Bo Ray” → two names. `fileAs` is the sorting form, where the book gives one.
 */
export function readNames(statement: string, fileAs = ''): string[] {
  const text = cleanText(statement).replace(/^(?:by|written by)\s+/i, '');
  // Whoever gives both forms has put the reading order into the text, unless both are the same.
  const isOne = !text.includes(',') && !SEVERAL.test(text);
  if (fileAs !== '' && cleanText(fileAs) !== text && isOne) return text === '' ? [] : [text];
  const people = text.split(/\s*[;&]\s*|\s+\band\s+(?=\S+\s+\S)/i).flatMap((part) => {
    if (cleanText(fileAs) !== part && commaDividesPeople(part)) return part.split(/\s*,\s*/);
    return [turn(part)];
  });
  return people.map((person) => person.trim()).filter((person) => person !== '');
}
