import { describe, expect, it } from 'vitest';
import type { SpeechLanguage } from '../../../../src/domain/speech.ts';
import { createEnglishSource } from '../../../../src/text/english-source.ts';
import { TextPlanner } from '../../../../src/text/text-planner.ts';
import { loadLexicon } from '../english-fixture.ts';

const planner = new TextPlanner(createEnglishSource(loadLexicon));

async function say(text: string, language: SpeechLanguage = 'en-us'): Promise<string> {
  const utterances = await planner.phonemize(text, language);
  return utterances.map(({ phonemes }) => phonemes).join(' ');
}

describe('English words', () => {
  it.each([
    [
      'the and a before vowels and consonants',
      'the end, the start, a cat, an owl',
      'ði ˈɛnd, ðə stˈɑɹt, ɐ kˈæt, ɐn ˈWl',
    ],
    ['to before vowels, consonants and nothing', 'to eat, to go to', 'tʊ ˈit, tə ɡˌO tu'],
    ['function words at the end', 'I am what I am.', 'ˌI ɐm wˌʌt ˌI æm.'],
    [
      'used to',
      'He used to drive, but he used the bus.',
      'hˌi jˈust tə dɹˈIv, bˌʌt hi jˈuzd ðə bˈʌs.',
    ],
    [
      'plurals and possessives',
      "the judge's cats, James's and heroes' dogs",
      'ðə ʤˈʌʤᵻz kˈæts, ʤˈAmzᵻz ænd hˈɪɹOz dˈɔɡz',
    ],
    [
      'curly apostrophes',
      'It’d be nice if you’re sure they’ve left.',
      'ˈɪTəd bi nˈIs ɪf jʊɹ ʃˈʊɹ ðAv lˈɛft.',
    ],
    ['compounds', 'the well-known sun-dried kit', 'ðə wˌɛlnˈOn sˌʌndɹˈId kˈɪt'],
    [
      'initialisms',
      'The CEO of IBM and the U.K. left NASA.',
      'ðə sˌiˌiˈO ʌv ˌIbˌiˈɛm ænd ðə jˌukˈA lˈɛft nˈæsə.',
    ],
    ['words in capitals', 'STOP RIGHT THERE!', 'stˈɑp ɹˈIt ðˈɛɹ!'],
    ['stretched words', 'Nooo! Sooo good.', 'nˈO! sˌO ɡˈʊd.'],
    ['names in no lexicon', 'Lizzy Bennet of Netherfield', 'lˈɪzi bˈɛnɪt ʌv nˈɛðəɹfˌild'],
    [
      'names, the same in capitals and with a possessive',
      'Weena. WEENA’S. NETHERFIELD PARK, Netherfield’s park',
      'wˈinə. wˈinəz. nˈɛðəɹfˌild pˈɑɹk, nˈɛðəɹfˌildz pˈɑɹk',
    ],
    [
      'letters in capitals',
      'The LAPD and UCLA, a US man.',
      'ði ˌɛlˌApˌidˈi ænd jˌusˌiˌɛlˈA, ɐ jˌuˈɛs mˈæn.',
    ],
    [
      'spellings of the other side, old ones, and accents',
      'a façade, the rôle, to civilise, connexion',
      'ɐ fəsˈɑd, ðə ɹˈOl, tə sˈɪvəlˌIz, kənˈɛkʃən',
    ],
    ['compounds and prefixes in no lexicon', 'a foreknown lampwoman', 'ɐ fɔɹnˈOn lˈæmpwˌʊmən'],
    [
      'words that no dictionary has',
      'Goethe’s château, hors d’œuvres, shhh!',
      'ɡˈɜɹTəz ʃætˈO, ˌɔɹ dˈɜɹvz, ʃː!',
    ],
    [
      'words cut short in dialect',
      'Th’ old dog an’ all. He said, ‘come an’ see.’',
      'ði ˈOld dˈɔɡ ən ˈɔl. hˌi sˈɛd, “kˈʌm ən sˈi.”',
    ],
    ['am at the beginning', 'Am I?', 'æm ˌI?'],
    [
      'stutters',
      "B-but I c-can't, M-M-Mary, st-stop.",
      'bə bˌʌt ˌI kə kˈænt, mə mə mˈɛɹi, stə stˈɑp.',
    ],
    ['words that are cut short', "somethin' comin'", 'sˈʌmθˌɪn kˈʌmɪn'],
    [
      'words that are shouted',
      'She said STOP IT to the IT man.',
      'ʃˌi sˈɛd stˈɑp ˈɪt tə ði ˌItˈi mˈæn.',
    ],
    ['stretched words', 'Goooood, sooo looong', 'ɡˈʊd, sˌO lˈɔŋ'],
    ['verbs in -ied', 'He descried it.', 'hˌi dəskɹˈId ɪt.'],
  ])('are read right: %s', async (_about, text, phonemes) => {
    expect(await say(text)).toBe(phonemes);
  });

  it.each([
    ['They watched the road wind away in the wind.', 'wˈInd əwˈA ɪn ðə wˈɪnd'],
    ['The nurse wound a bandage round the wound.', 'wˈWnd ɐ bˈændɪʤ ɹˈWnd ðə wˈund'],
    ['Please record the new record.', 'ɹəkˈɔɹd ðə nˈu ɹˈɛkəɹd'],
    ['His bow was low; he had a bow and arrows.', 'bˈW wʌz lˈO; hi hæd ɐ bˈO'],
    ['An aged horse had aged.', 'ˈAʤɪd hˈɔɹs hæd ˈAʤd'],
    ['Boys dogged them with dogged steps.', 'dˈɔɡd ðˌɛm wɪð dˈɔɡɪd'],
    ['The bass sang of bass and trout.', 'bˈAs sˈæŋ ʌv bˈæs'],
    ['Lima beans from Lima.', 'lˈImə bˈinz fɹʌm lˈimə'],
    ['We will present the present.', 'pɹizˈɛnt ðə pɹˈɛzᵊnt'],
    ['They record a new record.', 'ɹəkˈɔɹd ɐ nˈu ɹˈɛkəɹd'],
    ['Wind the clock before the wind rises.', 'wˈInd ðə klˈɑk bəfˈɔɹ ðə wˈɪnd'],
    ['The lead pipe will lead us.', 'lˈɛd pˈIp wɪl lˈid'],
    ['In a minute you see the minute cracks.', 'mˈɪnət ju sˈi ðə mInˈut'],
    ['She took a bow with her bow and arrow.', 'bˈW wɪð hɜɹ bˈO'],
    ['The content made her content.', 'kˈɑntɛnt mˌAd hɜɹ kəntˈɛnt'],
    ['He left that morning.', 'ðˈæt mˈɔɹnɪŋ'],
    ['I know that she left.', 'ðæt ʃi lˈɛft'],
    ['He enjoyed that quiet privilege.', 'ðˈæt kwˈIət'],
    ['It preyed on other minute organic beings.', 'mInˈut'],
    ['Wait one minute.', 'mˈɪnət'],
    ['another o’ them', 'ənˈʌðəɹ ə ðˌɛm'],
    ['With that he seized my hair.', 'ðˈæt hi sˈizd'],
    ['It turned this way and that, and fell.', 'ænd ðˈæt, ænd'],
    ['There was everything else that was needed.', 'ˈɛls ðæt wʌz'],
    ['It is better that great souls should wait.', 'bˈɛTəɹ ðæt ɡɹˈAt'],
    ['He climbed in through the window in the hall.', 'ˈɪn θɹu ðə wˈɪndO ɪn ðə'],
    ['We live where they play live music.', 'lˈɪv wˌɛɹ ðA plˈA lˈIv'],
    ['Have you read it? Did he read it?', 'hˌæv ju ɹˈɛd ɪt? dˈɪd hi ɹˈid ɪt?'],
    ['The roof was covered with lead.', 'wɪð lˈɛd.'],
    ['The roads wind through the hills.', 'ðə ɹˈOdz wˈInd θɹu'],
    ['There is a tear in my coat.', 'ɐ tˈɛɹ ɪn mI kˈOt'],
    ['There is a tear in my eye.', 'ɐ tˈɪɹ ɪn mI ˈI'],
    ['He bowed his head to the bow-legged man.', 'bˈWd'],
    ['They had a terrible row in the front row.', 'ɹˈW ɪn ðə fɹˈʌnt ɹˈO'],
    ['The show is live, and we saw it live on television.', 'lˈIv, ænd wi sˈɔ ɪt lˈIv'],
    ['Prices increase. An increase is bad.', 'ɪnkɹˈis. ɐn ˈɪnkɹˌis'],
    ['The rebels rebel.', 'ɹˈɛbᵊlz ɹəbˈɛl'],
    ['Why does the prosecutor refuse to go?', 'ɹəfjˈuz'],
    ['The learned man learned Latin.', 'lˈɜɹnɪd mˈæn lˈɜɹnd'],
    ['The aged man aged.', 'ˈAʤɪd mˈæn ˈAʤd'],
    ['Polish your Polish shoes.', 'pˈɑlɪʃ jʊɹ pˈOlɪʃ'],
    ['I resume work on my resume.', 'ɹəzˈum wˈɜɹk ˌɔn mI ɹˈɛzəmˌA'],
    ['The sign read “No entry”.', 'ðə sˈIn ɹˈɛd'],
    ['She took up the letter and read it slowly.', 'ænd ɹˈɛd'],
    ['He likes to sit and read the paper.', 'ænd ɹˈid'],
    ['He wore a lead vest and a pencil lead broke.', 'lˈɛd vˈɛst ænd ɐ pˈɛnsᵊl lˈɛd'],
    ['He played the violin with a new bow.', 'nˈu bˈO'],
    ['The details were minute.', 'mInˈut'],
    ['The path wound through the trees.', 'pˈæθ wˈWnd'],
    ['Please elaborate on that.', 'əlˈæbəɹˌAt'],
    ['He had a crooked nose.', 'kɹˈʊkɪd'],
    ['They swung their axes at the axes of the wheels.', 'ˈæksᵻz æt ði ˈæksˌiz'],
    ['The putting green was wet.', 'pˈʌtɪŋ ɡɹˈin'],
    ['Say that. He has that which is his.', 'sˈA ðˈæt. hˌi hæz ðˈæt'],
  ])('that are spelled alike are told apart: %s', async (text, phonemes) => {
    expect(await say(text)).toContain(phonemes);
  });

  it('are British in British', async () => {
    expect(await say('The bath is not far, mother.', 'en-gb')).toBe(
      'ðə bˈɑːθ ɪz nˌɒt fˈɑː, mˈʌðə.',
    );
  });

  it('say where they come from and what they are', async () => {
    const [utterance] = await planner.phonemize('Lizzy paid $5.', 'en-us');
    expect(utterance?.words.map(({ text, spoken, source }) => [text, spoken, source])).toEqual([
      ['Lizzy', 'Lizzy', 'espeak'],
      ['paid', 'paid', 'gold'],
      ['$5', 'five dollars', 'gold'],
    ]);
  });

  it('that need espeak-ng sound the same alone and among others', async () => {
    const fresh = new TextPlanner(createEnglishSource(loadLexicon));
    const [together] = await fresh.phonemize('Zqyxel Netherfield Olenska Weena', 'en-us');
    const alone = await Promise.all(['Olenska', 'Weena'].map((word) => say(word)));
    expect(together?.words.slice(2).map(({ phonemes }) => phonemes)).toEqual(alone);
  });
});
