/*
 * Words for divisions and their numbers in the languages of the voices beside English. A numeral is a
 * Roman or Arabic number or one of the words up to twenty that chapters are numbered with.
 */

const LATIN_UNITS =
  'chapitre|livre|partie|tome|acte|scène|chant|lettre|épisode|section|capítulo|capitulo|libro|parte|tomo|acto|escena|canto|carta|jornada|capitolo|atto|scena|lettera|livro|ato|cena';
const LATIN_PARTS = 'livre|partie|tome|libro|parte|tomo|livro';
const LATIN_NUMBERS = [
  'premi(?:er|ère)|deuxième|second[eoa]?|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|derni(?:er|ère)',
  'un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix-sept|dix-huit|dix-neuf|vingt',
  'primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|séptim[oa]|octav[oa]|noven[oa]|décim[oa]|últim[oa]',
  'uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciséis|diecisiete|dieciocho|diecinueve|veinte',
  'prim[oa]|terz[oa]|quart[oa]|sest[oa]|settim[oa]|ottav[oa]|non[oa]|decim[oa]|undicesim[oa]|dodicesim[oa]|ultim[oa]',
  'due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|tredici|quattordici|quindici|sedici|diciassette|diciotto|diciannove|venti',
  'primeir[oa]|terceir[oa]|sétim[oa]|oitav[oa]|um|dois|três|quatro|sete|oito|dez|doze|treze|catorze|quinze|dezesseis|dezessete|dezoito|dezenove|vinte',
].join('|');
const HINDI_UNITS = 'अध्याय|परिच्छेद|खंड|खण्ड|भाग|अंक|सर्ग|पर्व';
const HINDI_PARTS = 'खंड|खण्ड|भाग|पर्व';
const HINDI_NUMBERS =
  'पहला|दूसरा|तीसरा|चौथा|पाँचवाँ|पांचवां|छठा|सातवाँ|आठवाँ|नौवाँ|दसवाँ|प्रथम|द्वितीय|तृतीय|चतुर्थ|पंचम|एक|दो|तीन|चार|पाँच|पांच|छह|छः|सात|आठ|नौ|दस|ग्यारह|बारह|[०-९]{1,4}|\\d{1,4}';
const EAST_NUMBER = '[一二三四五六七八九十百千〇零両兩廿卅\\d０-９]{1,8}';
const EAST_UNITS = '章|回|節|节|話|话|巻|卷|篇|編|部|幕|集|折|冊|册';
const EAST_PARTS = '巻|卷|篇|編|部|冊|册';

/** A Roman number, upper or lower case. Small words that look like one are none: “Canto di Natale”. */
export const ROMAN =
  '(?!(?:di|mi|li|ci)(?![\\p{L}]))(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})';
const numeral = `(?:\\d{1,4}(?:er|ère|e|ème|º|ª|°)?|${ROMAN}|${LATIN_NUMBERS})`;

/** What a number with its word is followed by when a name follows it. */
const AFTER = '(?=[\\s.:,;)—–-]|$)';

function numbered(latin: string, hindi: string, east: string): string {
  return [
    `(?:${latin})\\s+${numeral}${AFTER}`,
    `(?:la\\s+|il\\s+|el\\s+|a\\s+|o\\s+)?(?:${LATIN_NUMBERS})\\s+(?:${latin})${AFTER}`,
    `(?:${hindi})\\s*[-–:]?\\s*(?:${HINDI_NUMBERS})${AFTER}`,
    `(?:${HINDI_NUMBERS})\\s+(?:${hindi})${AFTER}`,
    `第\\s?${EAST_NUMBER}\\s?(?:${east})(?:の${EAST_NUMBER})?`,
    `(?:${east === EAST_PARTS ? '卷|巻' : '卷|巻|其の|その'})${EAST_NUMBER}`,
  ].join('|');
}

const LEADING = numbered(LATIN_UNITS, HINDI_UNITS, EAST_UNITS);

/** A number with its division's word at a title's start: “Chapitre IV”, “Parte prima”, “第三章”. */
export const FOREIGN_LEADING = new RegExp(`^(?:${LEADING})`, 'iu');

/** A title that is nothing else; numbers of China and Japan alone, too. */
export const FOREIGN_BARE = new RegExp(
  `^(?:${LEADING}|${EAST_NUMBER}|[०-९]{1,4}|(?:${LATIN_NUMBERS})(?=[.]|$))[.:)、。—–\\s-]*$`,
  'iu',
);

/** A division above chapters at a title's start: “Deuxième partie”, “卷二”. */
export const FOREIGN_PART = new RegExp(
  `^(?:${numbered(LATIN_PARTS, HINDI_PARTS, EAST_PARTS)})`,
  'iu',
);
