import type { SpeechLanguage } from '../domain/speech.ts';
import { EnglishG2p } from './english/english-g2p.ts';
import { FileDictionary } from './english/lexicon/dictionary.ts';
import { LexiconFile } from './english/lexicon/lexicon-file.ts';
import type { LexiconLoader } from './english/lexicon/lexicon-loader.ts';
import { withOwnWords } from './english/lexicon/own-words.ts';
import { weakFormDictionary } from './english/lexicon/weak-form-dictionary.ts';
import { EspeakSpeaker } from './espeak/espeak-speaker.ts';
import type { GraphemeToPhonemeSource } from './g2p.ts';

/**
 * Makes the converter of each accent when it is first asked for, and keeps it. As long as the lexicon
 * cannot be loaded, words go by rule; it is tried again the next time.
 */
export function createEnglishSource(load: LexiconLoader): GraphemeToPhonemeSource {
  const speakers = new Map<SpeechLanguage, EspeakSpeaker>();
  const converters = new Map<SpeechLanguage, Promise<EnglishG2p>>();
  const make = async (language: SpeechLanguage): Promise<EnglishG2p> => {
    const file = await LexiconFile.open(await load(language));
    const dictionary = withOwnWords(new FileDictionary(file), language);
    return new EnglishG2p(language, dictionary, speakerOf(language));
  };
  const speakerOf = (language: SpeechLanguage): EspeakSpeaker => {
    const speaker = speakers.get(language) ?? new EspeakSpeaker(language);
    speakers.set(language, speaker);
    return speaker;
  };
  return async (language) => {
    const made = converters.get(language) ?? make(language);
    converters.set(language, made);
    try {
      return await made;
    } catch {
      // No lexicon yet: the words by rule are better than no words.
      converters.delete(language);
      return new EnglishG2p(language, weakFormDictionary(language), speakerOf(language));
    }
  };
}
