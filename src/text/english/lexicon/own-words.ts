import type { SpeechLanguage } from '../../../domain/speech.ts';
import type { Dictionary } from './dictionary.ts';

/*
 * Words that neither dictionary has and that rules for English spelling get badly wrong: foreign words
 * and names that readers meet, sounds that people make, words that are cut short in dialect. American
 * phonemes, then British ones where they differ by more than what `british` maps.
 */
const WORDS = `
châteaux ʃætˈOz ʃˈatQz
protégée pɹˈOTəʒˌA pɹˈɒtəʒA
fraîche fɹˈɛʃ
tête-à-tête tˌAtətˈAt
vis-à-vis vˌizəvˈi viːzɑːvˈiː
à ɑ a
d'état dAtˈɑ dAtˈɑː
d'être dˈɛtɹə
d'hôte dˈOt dˈQt
d'œuvre dˈɜɹv dˈɜːv
d'œuvres dˈɜɹvz dˈɜːvz
d'oeuvre dˈɜɹv dˈɜːv
d'oeuvres dˈɜɹvz dˈɜːvz
hors ˌɔɹ ˌɔː
raison ɹˈAzɑn ɹˈAzɒn
savoir-faire sˌævwɑɹfˈɛɹ sˌavwɑːfˈɛː
naïveté nɑˌivətˈA nIˈiːvətA
garcía ɡɑɹsˈiə ɡɑːsˈiːə
garcia ɡɑɹsˈiə ɡɑːsˈiːə
sánchez sˈænʧəs sˈanʧɛz
cancún kɑnkˈun kankˈuːn
nguyen nəwˈɪn
nguyễn nəwˈɪn
seán ʃˈɔn ʃˈɔːn
brontë bɹˈɑnti bɹˈɒnti
proust pɹˈust pɹˈuːst
flaubert flObˈɛɹ flˈQbɛː
hélène Alˈɛn
thérèse təɹˈɛz
émile Amˈil Amˈiːl
éloise ˈɛlOˌiz ˈɛlQiːz
françoise fɹɑnswˈɑz fɹɒnswˈɑːz
dvorak dvˈɔɹʒɑk dvˈɔːʒak
janáček jˈɑnəʧɛk jˈanəʧɛk
łódź wˈuʤ wˈuːʤ
wałęsa vɑwˈɛnsə vawˈɛnsə
gdańsk ɡədˈɑnsk ɡədˈansk
giuseppe ʤusˈɛpi ʤuːsˈɛpi
giulia ʤˈuliə ʤˈuːliə
giulietta ʤˌuliˈɛTə ʤˌuːliˈɛtə
sforza sfˈɔɹtsə sfˈɔːtsə
grazie ɡɹˈɑtsiA ɡɹˈatsiA
ishiguro ˌɪʃɪɡˈuɹO ˌɪʃɪɡˈʊəɹQ
murakami mˌʊɹəkˈɑmi mˌʊəɹəkˈɑːmi
xiao ʃˈW
chekhov ʧˈɛkɔf ʧˈɛkɒf
pyotr pjˈɔtəɹ pjˈɒtə
mikhail mɪkˈIl
karenina kəɹˈɛnɪnə
featherstonehaugh fˈænʃɔ fˈanʃɔː
açaí ˌɑsɑˈi ˌasɑːˈiː
æthelred ˈɛθᵊlɹˌɛd ˈaθᵊlɹɛd
æthelstan ˈæθᵊlstən ˈaθᵊlstən
æneas ɪnˈiəs ɪnˈiːəs
shh ʃː
sh ʃː
brr bˈɜɹ bˈɜː
grr ɡˈɜɹ ɡˈɜː
tsk tˈɪsk
psst pst
zz zː
an' ən
o' ə
wi' wɪ
ha' hæ ha
lil' lˈɪl
ol' ˈOl ˈQl
mo' mˈɔɹ mˈɔː
po' pˈɔɹ pˈɔː
fo' fɔɹ fɔː
thro' θɹu θɹuː
thro θɹu θɹuː
gov't ɡˈʌvəɹnmənt ɡˈʌvənmənt
govt ɡˈʌvəɹnmənt ɡˈʌvənmənt
who'd've hˈudəv hˈuːdəv
what'd've wˈʌTədəv wˈɒtədəv
hahaha hˌɑhɑhˈɑ hˌɑːhɑːhˈɑː
s'il sˈil sˈiːl
plaît plˈA
p'raps pɹˈæps
naïf nɑˈif nIˈiːf
they'd've ðˈAdəv
they'll've ðˈAləv
that'd've ðˈæTədəv ðˈatədəv
there'd've ðˈɛɹdəv ðˈɛːdəv
this'd've ðˈɪsədəv
`;

/** Symbols that stand for other sounds in the other accent. */
function british(phonemes: string): string {
  return phonemes.replaceAll('O', 'Q').replaceAll('T', 't').replaceAll('æ', 'a');
}

function readWords(language: SpeechLanguage): Map<string, string> {
  const lines = WORDS.trim().split('\n');
  return new Map(
    lines.map((line) => {
      const [word = '', american = '', other = british(american)] = line.split(' ');
      return [word, language === 'en-gb' ? other : american];
    }),
  );
}

/** A dictionary with the words that Lectern adds, which count only where it has none itself. */
export function withOwnWords(dictionary: Dictionary, language: SpeechLanguage): Dictionary {
  const words = readWords(language);
  return {
    gold: (word) => dictionary.gold(word),
    silver: (word) => dictionary.silver(word) ?? words.get(word.toLowerCase()),
  };
}
