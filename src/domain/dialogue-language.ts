import type { SpeechLanguage } from './speech.ts';
import { parseVoice } from './voice-blend.ts';

/** Who narrates, who speaks what is quoted, and in which language. */
export interface Casting {
  voice: string;
  dialogueVoice: string | null;
  language: SpeechLanguage;
}

function ownLanguage(voice: string): SpeechLanguage {
  return parseVoice(voice)[0]?.voice.language ?? 'en-us';
}

/**
 * The language in which quoted speech is read: that of its own voice, unless another one than the
 * narrator's own was asked for, which then counts for both; null where it has no voice of its own.
 */
export function dialogueLanguage({
  voice,
  dialogueVoice,
  language,
}: Casting): SpeechLanguage | null {
  if (dialogueVoice === null) return null;
  return language === ownLanguage(voice) ? ownLanguage(dialogueVoice) : language;
}
