import type { SpeechLanguage } from './speech.ts';

/** A voice of the model. Grades are the model author's own (VOICES.md of Kokoro-82M), A best. */
export interface Voice {
  /** File name without ending; first letter is the accent, second the gender. */
  id: string;
  name: string;
  language: SpeechLanguage;
  accent: 'American' | 'British';
  gender: 'female' | 'male';
  grade: string;
}

const GRADES: Readonly<Record<string, string>> = {
  af_heart: 'A',
  af_alloy: 'C',
  af_aoede: 'C+',
  af_bella: 'A-',
  af_jessica: 'D',
  af_kore: 'C+',
  af_nicole: 'B-',
  af_nova: 'C',
  af_river: 'D',
  af_sarah: 'C+',
  af_sky: 'C-',
  am_adam: 'F+',
  am_echo: 'D',
  am_eric: 'D',
  am_fenrir: 'C+',
  am_liam: 'D',
  am_michael: 'C+',
  am_onyx: 'D',
  am_puck: 'C+',
  am_santa: 'D-',
  bf_alice: 'D',
  bf_emma: 'B-',
  bf_isabella: 'C',
  bf_lily: 'D',
  bm_daniel: 'D',
  bm_fable: 'C',
  bm_george: 'C',
  bm_lewis: 'D+',
};

/** The 28 English voices, in the order in which a list shows them. */
export const VOICES: readonly Voice[] = Object.entries(GRADES).map(([id, grade]) => {
  const name = id.slice(3);
  const british = id.startsWith('b');
  return {
    id,
    name: name.charAt(0).toUpperCase() + name.slice(1),
    language: british ? 'en-gb' : 'en-us',
    accent: british ? 'British' : 'American',
    gender: id.charAt(1) === 'f' ? 'female' : 'male',
    grade,
  };
});

/** The voice used when none is chosen: the one graded A. */
export const DEFAULT_VOICE = 'af_heart';

/** Looks a voice up by id. */
export function findVoice(id: string): Voice | undefined {
  return VOICES.find((voice) => voice.id === id);
}
