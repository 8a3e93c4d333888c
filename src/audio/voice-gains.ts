// Written by scripts/measure-voice-levels.ts; do not edit.

/** Mean of all voices, in dB. */
export const MEAN_GAIN_DB = 2.1;

/** Gain in dB that brings each voice to −20 LUFS in the finished file. */
export const VOICE_GAINS_DB: Readonly<Record<string, number>> = {
  af_heart: 2.4,
  af_alloy: 3.6,
  af_aoede: -1.7,
  af_bella: 1.1,
  af_jessica: 3,
  af_kore: -1.3,
  af_nicole: 2.1,
  af_nova: 7.5,
  af_river: 2.7,
  af_sarah: 1.2,
  af_sky: 4.8,
  am_adam: -1.3,
  am_echo: 3.3,
  am_eric: 1.9,
  am_fenrir: -0.2,
  am_liam: 2,
  am_michael: 5,
  am_onyx: 5,
  am_puck: -0.6,
  am_santa: 3.4,
  bf_alice: 1.3,
  bf_emma: 0.7,
  bf_isabella: -1.7,
  bf_lily: 1.9,
  bm_daniel: 1.6,
  bm_fable: 4.3,
  bm_george: 1.8,
  bm_lewis: 4.4,
};
