/** A language as it shows in legacy bytes. */
export interface Alphabet {
  /** Its letters beyond ASCII in lower case, the commonest first. */
  letters: string;
  /** Its commonest words that are written in ASCII; they tell it whatever the encoding. */
  words: string;
  /** Whether its words are written in ASCII, too, but for these letters. */
  isLatin: boolean;
}

const latin = (letters: string, words: string): Alphabet => ({ letters, words, isLatin: true });
const script = (letters: string): Alphabet => ({ letters, words: '', isLatin: false });

const ENGLISH = latin(
  'éèêëàâæœçïîôöüäñáíó',
  'the and of to a in that it is was he for with as his on be at',
);
const FRENCH = latin(
  'éèàêçâîôùûïœëüæÿ',
  'de la le et les des en un une est que du dans qui pas pour il sur',
);
const GERMAN = latin(
  'üäößéèàêç',
  'der die und in den von zu das mit sich des auf ist im dem nicht ein eine',
);
const SPANISH = latin(
  'óíáéñúüç¡¿ªº',
  'de la que el en y los se del las un por con no una su para es',
);
const ITALIAN = latin(
  'èàìùòéîóúç',
  'di e il la che in un a per del una non si le da con i sono della',
);
const PORTUGUESE = latin(
  'ãçéáóíêõúâôàüªº',
  'de a o que e do da em um para com uma os no se na por mais',
);
const DUTCH = latin(
  'ëéïèöüêçáó',
  'de het een van en in is dat op te zijn voor met die niet aan er',
);
const SWEDISH = latin('äöåéàüè', 'och i att det som en av den med till var han inte ett om hon');
const DANISH = latin(
  'æøåéöäüèò',
  'og i at det er en til af den for med der ikke jeg han var som de',
);
const FINNISH = latin('äöåéšž', 'ja on ei se oli kun niin mutta joka ovat sen minun mitä hän');
const ICELANDIC = latin('ðáíþöéóúæý', 'og ekki sem var um til er hann af en við þá hafa');
const CATALAN = latin('àéèíòóçúïü·', 'de la el que i a en les els un per una del amb no es');
const POLISH = latin('łżęąśćóźń', 'nie na do jest to w z i o od za po jak co ale przez tak czy ze');
const CZECH = latin('íáěéžčšřýůúňťďó', 'a se na je v s z o do ve to za po k i co ale jak pro jsem');
const SLOVAK = latin(
  'áíčžšéľýúťňôóďäŕĺ',
  'a sa na je v s z o do vo to za po k i ako ale pre pri som',
);
const HUNGARIAN = latin(
  'éáóőöíüúű',
  'a az hogy nem is egy de meg ez volt azt csak ha el mint vagy',
);
const SLOVENE = latin('čšžćđ', 'je in v na se da so za ki pa ni z s po ne kot bi o ali');
const ROMANIAN = latin('ăîâşţșț', 'de a la cu pe nu o din care un mai ce sau fi este pentru se');
const TURKISH = latin('ıüşğçöiâîû', 've bir bu da de ne ile bu gibi daha ama sonra kadar var');
const LITHUANIAN = latin('šėžųįąūęč„“', 'ir kad yra tai su jis bet ne kaip i ant po arba');
const LATVIAN = latin('āīēūšļņžģķčŗō', 'un ir ka ar no uz par bet kas to vai tas nav');
const ESTONIAN = latin('äõüöšž', 'ja on ei ta see et kui oma oli mis ka ning');
const ESPERANTO = latin('ĝĉŭŝĵĥ', 'la de kaj en estas ne li al mi ke kun por sed');
const VIETNAMESE = latin('đàưáạảãâăêôơ', 'trong cho khi nay anh cha con con ra');

const RUSSIAN = script('оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё');
const UKRAINIAN = script('оанивітреслкмудпзьягйбчїхцшюєжщфґ');
const BULGARIAN = script('аоеинтрсвлпкмдзугбчщцжхъяюшйфь');
const SERBIAN = script('аоиенрстукјвмдплзгбчхцћшжљњђџф');
const BELARUSIAN = script('анеіорсклтвдумпыяьзйбгчхшцўжэюёф');
const GREEK = script('αοιετσνηυρπκμλςωδγχθφβξζψάέήίόύώϊϋΐΰ');
const HEBREW = script('יוהלאמתרבשנדכעחקפגטסזםןץצךף');
const ARABIC = script('اليمنوتربدسعهقفكحجشصطخضذثغظءآأإئؤىةپچگژ');
const THAI = script('านรกอเงมยลวดทสตะปบคหแจพชขใไโผถธณซญฐฒฉฆฎศษภฝฟฮฬฌฤฏฑฦฯๆัิีึืุู็่้๊๋์ําๅ');

const WESTERN = [
  ENGLISH,
  FRENCH,
  GERMAN,
  SPANISH,
  ITALIAN,
  PORTUGUESE,
  DUTCH,
  SWEDISH,
  DANISH,
  FINNISH,
  ICELANDIC,
  CATALAN,
];
const CENTRAL = [POLISH, CZECH, SLOVAK, HUNGARIAN, SLOVENE, ROMANIAN];
const CYRILLIC = [RUSSIAN, UKRAINIAN, BULGARIAN, SERBIAN, BELARUSIAN];

/** Legacy encodings with the languages that are written in them; of equals the first counts. */
export const SINGLE_BYTE: readonly (readonly [string, readonly Alphabet[]])[] = [
  ['windows-1252', WESTERN],
  ['windows-1250', CENTRAL],
  ['iso-8859-2', CENTRAL],
  ['windows-1251', CYRILLIC],
  ['koi8-r', [RUSSIAN, BULGARIAN]],
  ['koi8-u', [UKRAINIAN]],
  ['iso-8859-5', CYRILLIC],
  ['ibm866', [RUSSIAN, BULGARIAN, BELARUSIAN]],
  ['windows-1253', [GREEK]],
  ['iso-8859-7', [GREEK]],
  ['windows-1254', [TURKISH]],
  ['windows-1255', [HEBREW]],
  ['iso-8859-8', [HEBREW]],
  ['windows-1256', [ARABIC]],
  ['iso-8859-6', [ARABIC]],
  ['windows-1257', [LITHUANIAN, LATVIAN, ESTONIAN]],
  ['windows-1258', [VIETNAMESE]],
  ['windows-874', [THAI]],
  ['iso-8859-3', [ESPERANTO]],
  ['iso-8859-15', [FRENCH, FINNISH, ESTONIAN]],
  ['macintosh', WESTERN],
  ['x-mac-cyrillic', CYRILLIC],
];
