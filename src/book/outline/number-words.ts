/** Spelled numbers of the languages that headings are read in, from 1 upward; forms of one value are joined with `/`. */
const SPELLED: readonly string[] = [
  // English
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
  // French
  'un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
  'premier/première deuxième/second/seconde troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième',
  // German
  'eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
  'erste/erster/erstes zweite/zweiter/zweites dritte/dritter/drittes vierte/vierter/viertes fünfte/fünfter/fünftes sechste/sechster/sechstes siebente/siebenter/siebentes/siebte/siebter/siebtes achte/achter/achtes neunte/neunter/neuntes zehnte/zehnter/zehntes elfte/elfter/elftes zwölfte/zwölfter/zwölftes dreizehnte/dreizehnter/dreizehntes vierzehnte/vierzehnter/vierzehntes fünfzehnte/fünfzehnter/fünfzehntes sechzehnte/sechzehnter/sechzehntes siebzehnte/siebzehnter/siebzehntes achtzehnte/achtzehnter/achtzehntes neunzehnte/neunzehnter/neunzehntes zwanzigste/zwanzigster/zwanzigstes',
  // Spanish
  'uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte',
  'primero/primera/primer segundo/segunda tercero/tercera/tercer cuarto/cuarta quinto/quinta sexto/sexta séptimo/séptima octavo/octava noveno/novena décimo/décima undécimo/undécima duodécimo/duodécima',
  // Italian
  'uno/una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti',
  'primo/prima secondo/seconda terzo/terza quarto/quarta quinto/quinta sesto/sesta settimo/settima ottavo/ottava nono/nona decimo/decima undicesimo/undicesima dodicesimo/dodicesima tredicesimo quattordicesimo quindicesimo',
  // Portuguese
  'um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze quatorze/catorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove vinte',
  'primeiro/primeira segundo/segunda terceiro/terceira quarto/quarta quinto/quinta sexto/sexta sétimo/sétima oitavo/oitava nono/nona décimo/décima',
  // Dutch
  'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig',
  'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde',
  // Russian
  'первый/первая/первое второй/вторая/второе третий/третья/третье четвёртый/четвёртая/четвертая пятый/пятая шестой/шестая седьмой/седьмая восьмой/восьмая девятый/девятая десятый/десятая одиннадцатая двенадцатая тринадцатая четырнадцатая пятнадцатая шестнадцатая семнадцатая восемнадцатая девятнадцатая двадцатая',
];

const ENGLISH_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const ENGLISH_ORDINAL_TENS =
  'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth';

function tableOf(): Map<string, number> {
  const table = new Map<string, number>();
  for (const list of SPELLED) {
    for (const [index, forms] of list.split(' ').entries()) {
      for (const form of forms.split('/')) table.set(form, index + 1);
    }
  }
  for (const tens of [ENGLISH_TENS, ENGLISH_ORDINAL_TENS]) {
    for (const [index, word] of tens.split(' ').entries()) table.set(word, (index + 2) * 10);
  }
  return table;
}

const VALUES = tableOf();

/** The value of a spelled number, cardinal or ordinal: “twenty-first” → 21, “première” → 1; null when it is none. */
export function valueOfWords(words: string): number | null {
  const word = words.toLowerCase().normalize('NFC').replace(/\s+/g, '-');
  const known = VALUES.get(word);
  if (known !== undefined) return known;
  const compound = /^(\p{L}+)-(?:and-)?(\p{L}+)$/u.exec(word);
  const tens = VALUES.get(compound?.[1] ?? '') ?? 0;
  const units = VALUES.get(compound?.[2] ?? '') ?? 0;
  const isCompound = tens >= 20 && tens % 10 === 0 && units > 0 && units < 10;
  return isCompound ? tens + units : null;
}

const ROMAN_FORM = /^(?=[ivxlcdm])(m{0,3})(cm|cd|d?c{0,4})(xc|xl|l?x{0,4})(ix|iv|v?i{0,4})$/i;
const ROMAN_DIGITS: Readonly<Record<string, number>> = {
  I: 1,
  V: 5,
  X: 10,
  L: 50,
  C: 100,
  D: 500,
  M: 1000,
};

/** The value of a Roman numeral in letters of one case, additive forms (“IIII”) included; null when it is none. */
export function valueOfRoman(numeral: string): number | null {
  const letters = numeral.toUpperCase();
  if (numeral !== letters && numeral !== numeral.toLowerCase()) return null;
  if (!ROMAN_FORM.test(numeral)) return null;
  let value = 0;
  for (let at = 0; at < letters.length; at++) {
    const worth = ROMAN_DIGITS[letters.charAt(at)] ?? 0;
    const next = ROMAN_DIGITS[letters.charAt(at + 1)] ?? 0;
    value += worth < next ? -worth : worth;
  }
  return value;
}

const CJK_DIGITS = '〇一二三四五六七八九';

/** The value of a Chinese numeral up to 999 (“二十一” → 21), or of full-width digits; null when it is none. */
export function valueOfCjk(numeral: string): number | null {
  if (/^\d+$/.test(numeral.normalize('NFKC'))) return Number(numeral.normalize('NFKC'));
  let value = 0;
  let digit = 0;
  for (const char of numeral) {
    const known = char === '零' ? 0 : char === '两' ? 2 : CJK_DIGITS.indexOf(char);
    if (known >= 0) digit = known;
    else if (char === '十' || char === '百') {
      value += Math.max(1, digit) * (char === '十' ? 10 : 100);
      digit = 0;
    } else return null;
  }
  return value + digit;
}
