import type { ForeignLanguage } from './letter-sounds.ts';

/*
 * The small words of four languages: a passage is known by them. A number sign marks those that are English
 * words as well, or dialect, and prove nothing alone. With their sounds, in the notation of `both-accents.ts`.
 */
const WORDS: Readonly<Record<ForeignLanguage, string>> = {
  french: `je ʒə; ne nə; le lə; la lɑ; les lA; #des dA; du du; #de də; #un ʌn; une un; et A; est A; sont sɒn;
    que kə; qui ki; quoi kwɑ; pas pɑ; #tu tu; il il; ils il; elle ɛl; elles ɛl; nous nu; vous vu; #on ɒn; #me mə;
    #te tə; #se sə; #mon mɒn; #ma mɑ; mes mA; #ton tɒn; #ta tɑ; tes tA; #son sɒn; #sa sɑ; ses sA; #au O; aux O; à ɑ; #y i;
    où u; dans dɒn; #pour pʊɹ; avec ævˈɛk; #sur suɹ; #par pɑɹ; sans sɒn; chez ʃA; très tɹA; bien bjæn; mais mA;
    #ou u; #si si; tout tu; tous tu; toute tut; toutes tut; c'est sA; n'est nA; j'ai ʒA; qu'il kil; qu'elle kɛl;
    d'un dʌn; d'une dun; l'on lɒn; #ai A; suis swi; sommes sɒm; êtes ɛt; #fait fA; faut fO; ça sɑ; cette sɛt; ce sə;
    ces sA; #plus plu; #non nɒn; oui wi; même mɛm; femme fˈæm; #en ɒn; votre vˈOtɹ; notre nˈOtɹ; leur lɜɹ; était AtˈA;
    bonne bˈɒn; quel kˈɛl; quelle kˈɛl; rien ɹjˈæn; jamais ʒɑmˈA; toujours tuʒˈuɹ; #a ɑ; #son sɒn; jour ʒˈuɹ`,
  german: `#der dɛɹ; #die di; das dɑs; #den dAn; #dem dAm; und ʊnt; ist ɪst; nicht nɪkt; ich ɪk; #du du; #er ɛɹ; sie zi;
    #es ɛs; wir vɪɹ; ihr ɪɹ; ein In; eine Inə; einen Inən; mein mIn; meine mInə; meinen mInən; dein dIn; kein kIn;
    auf Wf; #mit mɪt; #von fɒn; #zu tsu; zum tsʊm; zur tsʊɹ; für fuɹ; auch Wk; noch nɒk; aber ˈɑbəɹ; oder ˈOdəɹ; wie vi;
    #was vɑs; #wo vO; #hat hɑt; haben hˈɑbən; #so zO; #in ɪn; #an ɑn; #am ɑm; #im ɪm; aus Ws; bei bI; nach nɑk; #ja jˈɑ;
    nein nˈIn; wenn vɛn; dass dɑs; daß dɑs; #war vɑɹ; sind zɪnt; #bin bɪn; #gut ɡˈut; sehr zAɹ; #des dɛs; dir dɪɹ;
    mir mɪɹ; mich mɪk; dich dɪk; über ˈubəɹ; #alles ˈɑləs; nur nuɹ; #will vɪl; #man mɑn; sich zɪk`,
  spanish: `el ɛl; la lɑ; los lOs; las lɑs; que kA; qué kA; #no nO; #es ɛs; está ɛstˈɑ; estoy ɛstˈY; por pɔɹ; #con kɒn;
    una ˈunə; #un un; #mi mi; #tu tu; #su su; #yo jO; #me mA; #te tA; #se sA; #lo lO; #y i; #de dA; del dɛl; #al æl; #en ɛn;
    muy mwi; pero pˈɛɹO; como kˈOmO; cómo kˈOmO; #para pˈɑɹə; dónde dˈOndA; sí sˈi; usted ustˈɛd; #hay I; más mɑs;
    aquí ɑkˈi; nada nˈɑdə; todo tˈOdO; todos tˈOdOs; #señor sɛnjˈɔɹ; quién kjˈɛn; mucho mˈuʧO; nos nOs; le lA; les lAs;
    #a ɑ; #son sOn; #sin sin; eres ˈɛɹAs`,
  italian: `il il; #lo lO; la lɑ; gli lji; #i i; le lA; #di di; che kA; è A; #non nOn; #un un; una ˈunə; #mi mi; #ti ti; #si si;
    #ci ʧi; della dˈɛlə; dei dA; delle dˈɛlA; del dɛl; nel nɛl; nella nˈɛlə; #per pɛɹ; #con kɒn; #da dɑ; sono sˈOnO; questo kwˈɛstO;
    questa kwˈɛstə; mio mˈiO; mia mˈiə; #come kˈOmA; #ho O; #ha ɑ; #bene bˈɛnA; #a ɑ; #e A; sei sˈA; tutti tˈuti; tutto tˈutO;
    più pjˈu; sua sˈuə; suo sˈuO; dal dɑl; alla ˈɑlə; perché pɛɹkˈA; molto mˈOltO; bella bˈɛlə; bello bˈɛlO`,
};

/** A small word of a language. */
export interface FunctionWord {
  phonemes: string;
  /** Whether it is no English word. */
  strong: boolean;
}

function readWords(words: string): Map<string, FunctionWord> {
  return new Map(
    words.split(';').map((entry) => {
      const [written = '', phonemes = ''] = entry.trim().split(' ');
      return [written.replace('#', ''), { phonemes, strong: !written.startsWith('#') }];
    }),
  );
}

/** By language, the small words by how they are written, in small letters with straight apostrophes. */
export const FUNCTION_WORDS: Readonly<Record<ForeignLanguage, ReadonlyMap<string, FunctionWord>>> =
  {
    french: readWords(WORDS.french),
    german: readWords(WORDS.german),
    spanish: readWords(WORDS.spanish),
    italian: readWords(WORDS.italian),
  };

/** Small words that prove something, of all languages. */
export const STRONG_WORDS: ReadonlySet<string> = new Set(
  Object.values(FUNCTION_WORDS).flatMap((words) =>
    [...words].filter(([, { strong }]) => strong).map(([word]) => word),
  ),
);

/** The languages, the likelier one in an English book first. */
export const FOREIGN_LANGUAGES: readonly ForeignLanguage[] = [
  'french',
  'german',
  'italian',
  'spanish',
];
