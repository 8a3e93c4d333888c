import { describe, expect, it } from 'vitest';
import { rewriteText } from '../../../../src/text/english/normalise/rewrite.ts';
import { romanValue } from '../../../../src/text/english/normalise/roman-numerals.ts';
import { REWRITE_RULES } from '../../../../src/text/english/normalise/rules.ts';

function read(text: string): string {
  return rewriteText(text, REWRITE_RULES).text;
}

const CASES: readonly (readonly [about: string, text: string, spoken: string])[] = [
  ['cardinals', '17 geese, 250 ducks, 1,204 gulls', 'seventeen geese, two hundred fifty ducks, one thousand two hundred four gulls'],
  ['long numbers', '45,000 or 1000000', 'forty five thousand or one million'],
  ['years', 'in 1984, 1805, 1900, 2003, 2010 and 1066', 'in nineteen eighty four, eighteen oh five, nineteen hundred, two thousand three, twenty ten and ten sixty six'],
  ['decades', "the 1990s, the '80s and ’85", 'the nineteen nineties, the eighties and eighty five'],
  ['ranges', '10–15 minutes, 1939–45, 1914-1918', 'ten to fifteen minutes, nineteen thirty nine to forty five, nineteen fourteen to nineteen eighteen'],
  ['scores', 'won 3-2', 'won three-two'],
  ['negative numbers', 'to -12 or −5°C', 'to minus twelve or minus five degrees celsius'],
  ['leading zeros', '007 and 0912', 'zero zero seven and zero nine one two'],
  ['decimals', '3.14, .75, 12.0 and 2.0.1', 'three point one four, point seven five, twelve point zero and two point zero point one'],
  ['ordinals', '1st, 2nd, 3rd, 12th, 21st, 40th, 100th', 'first, second, third, twelfth, twenty first, fortieth, one hundredth'],
  ['fractions', '½, 9½, 2 1/2, 3/4, 2/3', 'one half, nine and a half, two and a half, three quarters, two thirds'],
  ['telephone numbers', 'call 555-0142', 'call five five five zero one four two'],
  ['codes', 'BA117 at B12', 'B.A one seventeen at B twelve'],
  ['numbers joined to words', 'a 5-year-old in 3-D', 'a five year old in three D'],
  ['money', '$5, $1, £3.99, $0.75, ¥20,000', 'five dollars, one dollar, three pounds and ninety nine pence, seventy five cents, twenty thousand yen'],
  ['large amounts', '$3bn, £4.5bn, $1.2 million, US$20', 'three billion dollars, four point five billion pounds, one point two million dollars, twenty U.S. dollars'],
  ['money before nouns', 'a $100 bill', 'a one hundred dollar bill'],
  ['old money', '10s. 6d.', 'ten shillings and six pence'],
  ['times', 'at 7:45, 9:05, 12:00, 5:00 a.m.', "at seven forty five, nine oh five, twelve o'clock, five A.M."],
  ['ranges of time', '9am–5pm', 'nine A.M. to five P.M.'],
  ['durations', '2:01:39', 'two hours one minute thirty nine seconds'],
  ['dates', 'March 3, 2024; 12 June 1999; Sept. 5', 'March third, twenty twenty four; twelfth June nineteen ninety nine; September fifth'],
  ['names by number', 'Flight 370, a Boeing 747, 221B Baker Street', 'Flight three seventy, a Boeing seven forty seven, two twenty one B Baker Street'],
  ['pages that follow', 'pp. 14 ff. say', 'pages fourteen and following say'],
  ['Monsieur', 'to M. Dupin and M. de Villefort', 'to Monsieur Dupin and Monsieur de Villefort'],
  ['British telephone numbers', 'Ring 020 7946 0958', 'Ring zero two zero seven nine four six zero nine five eight'],
  ['hectares and speeds', 'on 16 ha, at 300 km/s', 'on sixteen hectares, at three hundred kilometers per second'],
  ['dates in figures', '2024-05-01 or 9/11/2001', 'twenty twenty four oh five oh one or nine eleven two thousand one'],
  ['ranges of days', 'Mon.–Fri. only', 'Monday to Friday only'],
  ['units', '5kg, 70 mph, 72°F, 10 m³, 250 g of flour', 'five kilograms, seventy miles per hour, seventy two degrees fahrenheit, ten cubic meters, two hundred fifty grams of flour'],
  ['units before nouns', 'a 6 ft. man', 'a six foot man'],
  ['feet and inches', '6′ 2″', 'six feet two inches'],
  ['percentages', '50% and 3.7 %', 'fifty percent and three point seven percent'],
  ['chapters', 'CHAPTER IV, Chapter I. and table ii', 'CHAPTER four, Chapter one. and table two'],
  ['monarchs', 'Henry VIII, Elizabeth II, King Charles I', 'Henry the eighth, Elizabeth the second, King Charles the first'],
  ['numbered names', 'World War II and Rocky IV', 'World War two and Rocky four'],
  ['numerals that are words', 'I MIX it; the chapter I read; Louis is', 'I MIX it; the chapter I read; Louis is'],
  ['a numeral alone', 'XII.', 'twelve.'],
  ['titles', 'Prof. Lee, Capt. Hill, Lt. Col. Ray, King Jr.', 'Professor Lee, Captain Hill, Lieutenant Colonel Ray, King Junior.'],
  ['saints and streets', "St. Paul's in Fleet St., London", "Saint Paul's in Fleet Street, London"],
  ['numbered things', 'No. 5, Fig. 2, p. 14, pp. 3–4', 'number five, Figure two, page fourteen, pages three to four'],
  ['"no" at the end of a sentence', 'He said no.', 'He said no.'],
  ['cases', 'Smith v. Jones', 'Smith versus Jones'],
  ['care of', 'c/o the publisher', 'care of the publisher'],
  ['signs', 'salt & pepper + 5 × 4 = 20', 'salt and pepper plus five times four equals twenty'],
  ['web addresses', 'https://example.com/help.', 'HTTPS example dot com slash help.'],
  ['mail addresses', 'info@example.org', 'info at example dot org'],
  ['handles and tags', '@kokoro_tts #reading', 'at kokoro TTS hashtag reading'],
  ['file names', 'index.html and Node.js', 'index dot HTML and Node JS'],
  ['amounts with a hyphen between', 'pp. 4-6, 10-15 minutes, won 21-17', 'pages four to six, ten to fifteen minutes, won twenty-one-seventeen'],
  ['long telephone numbers', '1-800-555-0147 and (212) 555-0142', 'one eight zero zero five five five zero one four seven and two one two five five five zero one four two'],
  ['tildes', '~20 people', 'about twenty people'],
  ['hours in four digits', '0600 hours, 1430 hours', 'zero six hundred hours, fourteen thirty hours'],
  ['ranges of percentages', '5–10% or -0.3%', 'five to ten percent or minus zero point three percent'],
  ['ranges of money', '$5–$10, $10-15, -$40', 'five to ten dollars, ten to fifteen dollars, minus forty dollars'],
  ['money by code', '30 USD, EUR 20, 5 €', 'thirty U.S. dollars, twenty euros, five euros'],
  ['decimal commas', '€2,50', 'two euros and fifty cents'],
  ['times with a point', 'the 10.15 train at 7.30 am', 'the ten fifteen train at seven thirty A.M.'],
  ['days in a row', 'June 5–7; Apr. 4th; the 12th Feb. edition', 'June fifth to seventh; April fourth; the twelfth February edition'],
  ['days before months', 'from 3 May to 9 June we', 'from third May to ninth June we'],
  ['short days', 'On Tues., Nov. 5; Mon-Fri', 'On Tuesday, November fifth; Monday to Friday'],
  ['centuries', 'the XIX century', 'the nineteenth century'],
  ['persons', 'John Smith III. Francis I and Henry II', 'John Smith the third. Francis the first and Henry the second'],
  ['plain numerals', 'MCMXC; see iii 4, page xiv', 'nineteen ninety; see three four, page fourteen'],
  ['letters that are no numerals', 'I MIX it in xx', 'I MIX it in xx'],
  ['more titles', 'Fr. Brown, Wm. Pitt, Asst. Mgr. Hill', 'Father Brown, William Pitt, assistant manager Hill'],
  ['roads', 'Park Rd. and Hill Ln. today', 'Park Road and Hill Lane today'],
  ['limits', 'max. speed', 'maximum speed'],
  ['rooms', 'Apt. 4B, Tel. 5, Est. 1890', 'apartment four B, telephone five, established eighteen ninety'],
  ['letters with &', 'AT&T and R&D', 'A.T. and T and R and D'],
  ['letters that look like plurals', 'SOS in WWII', 'S.O.S in W.W. two'],
  ['units of two words', '6 ft 2 in, 500 sq ft, a sq. ft. of land', 'six feet two inches, five hundred square feet, a square foot of land'],
  ['dimensions', '4x4, 3 x 5', 'four  by  four, three by five'],
  ['points of the compass', '51° 30′ N', 'fifty one degrees thirty minutes north'],
  ['signs that are words elsewhere', '100 m or a 50 W bulb, 2 l of milk', 'one hundred meters or a fifty watt bulb, two liters of milk'],
  ['sites', 'bbc.co.uk, en.wikipedia.org/wiki/Cat.', 'BBC dot co dot UK, en dot wikipedia dot org slash wiki slash cat.'],
  ['ports', 'localhost:8080', 'localhost eighty eighty'],
  ['more file names', 'README.md, notes.pdf.', 'readme dot MD, notes dot PDF.'],
  ['cities that look like sites', 'the end.It began', 'the end.It began'],
  ['signs between values', '9 − 4, 2 < 7, x > y', 'nine minus four, two is less than seven, x is greater than y'],
  ['capitals', 'THE END OF THE ROAD IS NEAR.', 'The end of the road is near.'],
  ['capitals that are emphasis', 'I told you NOT to go.', 'I told you NOT to go.'],
  ['initialisms like words', 'She works in IT.', 'She works in I.T.'],
  ['verses', 'Psalm 23:4, 1 Cor. 13:4–7, Matt. 5:3', 'Psalm twenty three four, First Corinthians thirteen four to seven, Matthew five three'],
  ['times of races and short durations', '3:45.2, 2h 15m, 5m 30s', 'three minutes forty five point two seconds, two hours fifteen minutes, five minutes thirty seconds'],
  ['short scales', '2bn people, 3.5mn', 'two billion people, three point five million'],
  ['numbers that are dialled', 'call 911 or 911 men', 'call nine one one or nine hundred eleven men'],
  ['multitudes', '100s of birds, 1,000s of men, 10s of', 'hundreds of birds, thousands of men, tens of'],
  ['figures by their names', 'two 2s and three 12s', 'two twos and three twelves'],
  ['ranges of people', '10-12 people, 3-4 at a time', 'ten to twelve people, three to four at a time'],
  ['fractions with an article', 'a ¼-inch hole, ¼ of it, a 1/2 mile', 'a quarter-inch hole, one quarter of it, a half mile'],
  ['amounts that describe', 'a $3.2-billion plan, a 50¢ coin', 'a three point two billion dollar plan, a fifty cent coin'],
  ['shillings and pence alone', 'rooms 8s., sherry 8d., one', 'rooms eight shillings, sherry eight pence, one'],
  ['heights that describe', `a 6'2" man is 5'10"`, 'a six foot two man is five feet ten inches'],
  ['inches', `a 12" ruler, 9" long, "in 12"`, 'a twelve inch ruler, nine inches long, "in twelve"'],
  ['grams', '3 tbsp and 5 g.', 'three tablespoons and five grams.'],
  ['ordinals in numerals', 'the XIXth century, the XIVth', 'the nineteenth century, the fourteenth'],
  ['long numerals', 'MCMLXXXIV and XVIII', 'nineteen eighty four and eighteen'],
  ['states', 'Boston, Mass., and Reno, Nev.', 'Boston, Massachusetts, and Reno, Nevada.'],
  ['quarters of a town', '100 N. Main St. or 5 E. 42nd St.', 'one hundred North Main Street or five East forty second Street.'],
  ['lives', 'Will (b. 1564, d. 1616) in the 5th c.', 'Will (born fifteen sixty four, died sixteen sixteen) in the fifth century.'],
  ['degrees', 'a Ph.D., an M.Sc. and two PhDs', 'a P.H.D, an M.S.C and two PHDs'],
  ['versions', 'v2.0 and ver. 3', 'version  two point zero and version three'],
  ['minutes before a word', 'a 10 min. walk, the min. age', 'a ten minute walk, the minimum age'],
  ['many sections', '§§ 5–6', 'sections five to six'],
  ['stars', 'a 5* hotel', 'a five star hotel'],
  ['hearts', 'I ❤ it. I love you ❤ so', 'I love it. I love you ❤ so'],
  ['flags', '🇫🇷, 🇺🇸, 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}, 🏳\u200d🌈', 'flag of France, flag of the United States, flag of Scotland, rainbow flag'],
  ['families and people at work', '👨\u200d👩\u200d👧, 👩\u200d🚀, 🧑\u200d🍳, 🏃\u200d♂', 'family, woman astronaut, cook, 🏃'],
  ['rows of the same picture', '🔥🔥🔥', '🔥'],
  ['ranges of numerals', 'Books I–III, Parts I and II', 'Books one to three, Parts one and two'],
  ['types', 'Type I diabetes; the class I took; Type I was', 'Type one diabetes; the class I took; Type I was'],
  ['prices', '$3/month, 5%/yr', 'three dollars per month, five percent per year'],
  ['powers', '10⁻³, 10^6, x²', 'ten to the minus three, ten to the sixth, x squared'],
  ['fractions of units', '½ lb. of it, 2½ in. wide', 'one half pound of it, two and a half inches wide'],
  ['plurals of codes', 'two F-16s', 'two F sixteens'],
  ['notes of money', '£5 notes', 'five pound notes'],
  ['initials in the middle', 'Mr. B. went. Plan C. It', 'Mr. B went. Plan C. It'],
  ['words that only look shortened', 'a sec. Thanks, hon.', 'a sec. Thanks, hon.'],
  ['faces made of marks', 'Fine :-) and <3.', 'Fine  and .'],
]; // prettier-ignore

describe('REWRITE_RULES', () => {
  it.each(CASES)('read %s: %s', (_about, text, spoken) => {
    expect(read(text)).toBe(spoken);
  });

  it('leave ordinary sentences as they are', () => {
    const text = 'Mr. Darcy, I am told, was in the hall; “No,” said I. It’s a pity - isn’t it?';
    expect(read(text)).toBe(text);
  });

  it('keep the way back to what was written', () => {
    const text = 'He paid $12.50 in 1984.';
    const rewritten = rewriteText(text, REWRITE_RULES);
    const at = rewritten.text.indexOf('fifty');
    const { start, end, replaced } = rewritten.origin(at, at + 5);
    expect([text.slice(start, end), replaced]).toEqual(['$12.50', true]);
    const stop = rewritten.text.length - 1;
    expect(rewritten.origin(stop, stop + 1)).toEqual({
      start: 22,
      end: 23,
      replaced: false,
      user: false,
    });
  });

  it('read the digits of an endless run one by one', () => {
    const spoken = read(`x${'7'.repeat(1_000)}`);
    expect(spoken.match(/seven/gu)).toHaveLength(1_000);
  });
});

describe('romanValue', () => {
  it.each([
    ['IV', 4],
    ['XLII', 42],
    ['MCMXCIX', 1999],
    ['IIII', undefined],
    ['VX', undefined],
    ['', undefined],
  ])('takes %s for %s', (numeral, value) => {
    expect(romanValue(numeral)).toBe(value);
  });
});
