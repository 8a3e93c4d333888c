import type { SpeechLanguage } from '../../../domain/speech.ts';
import { weakForm } from '../weak-forms.ts';
import type { Dictionary } from './dictionary.ts';

/** The dictionary for when there is no lexicon file: function words only, the rest goes by rule. */
export function weakFormDictionary(language: SpeechLanguage): Dictionary {
  return {
    gold: (word) => weakForm(word.toLowerCase(), language),
    silver: () => undefined,
  };
}
