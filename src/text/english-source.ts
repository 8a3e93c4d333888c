import type { SpeechLanguage } from '../domain/speech.ts';
import { EnglishG2p } from './english/english-g2p.ts';
import { EspeakSpeaker } from './espeak/espeak-speaker.ts';
import type { GraphemeToPhonemeSource } from './g2p.ts';

/** Makes the converter of each accent when it is first asked for, and keeps it. */
export function createEnglishSource(): GraphemeToPhonemeSource {
  const converters = new Map<SpeechLanguage, EnglishG2p>();
  return (language) => {
    let converter = converters.get(language);
    if (converter === undefined) {
      converter = new EnglishG2p(language, new EspeakSpeaker(language));
      converters.set(language, converter);
    }
    return Promise.resolve(converter);
  };
}
