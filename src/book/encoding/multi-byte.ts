/** Commonest characters of languages with thousands of them; other bytes read so give rare ones. */
const COMMON: readonly {
  encodings: readonly string[];
  characters: string;
  pattern: RegExp | null;
}[] = [
  {
    encodings: ['shift_jis', 'euc-jp'],
    characters: '',
    pattern: /[\u3041-\u3096\u30a1-\u30fa]/g,
  },
  { encodings: ['euc-kr'], characters: '', pattern: /[\uac00-\ud7a3]/g },
  {
    encodings: ['gb18030'],
    characters:
      '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运',
    pattern: null,
  },
  {
    encodings: ['big5'],
    characters:
      '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運',
    pattern: null,
  },
];
/** Share of the characters beyond ASCII that are common ones in any text of the language. */
const LEAST_COMMON = 0.25;
const ESCAPE = 0x1b;

/** Whether bytes switch between character sets by escapes (ISO-2022-JP). */
function hasEscapes(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(ESCAPE);
  return at >= 0 && (bytes[at + 1] === 0x24 || bytes[at + 1] === 0x28);
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    // The sample may end inside a character.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

function shareOf(text: string, characters: string, pattern: RegExp | null): number {
  const beyond = text.match(/(?![\u2010-\u2027\u3000-\u303f\uff00-\uff65])\P{ASCII}/gu) ?? [];
  if (beyond.length === 0) return 0;
  if (pattern !== null) return (text.match(pattern)?.length ?? 0) / beyond.length;
  const common = new Set(characters);
  return beyond.filter((character) => common.has(character)).length / beyond.length;
}

/** The encoding of Chinese, Japanese or Korean text in legacy bytes, or null when the bytes are none of these. */
export function multiByteEncoding(sample: Uint8Array): string | null {
  if (hasEscapes(sample) && decodeStrictly(sample, 'iso-2022-jp') !== null) return 'iso-2022-jp';
  let best: string | null = null;
  let share = LEAST_COMMON;
  for (const { encodings, characters, pattern } of COMMON) {
    for (const encoding of encodings) {
      const text = decodeStrictly(sample, encoding);
      const found = text === null ? 0 : shareOf(text, characters, pattern);
      if (found > share) [best, share] = [encoding, found];
    }
  }
  return best;
}
