/** Placeholder until measured. */
export const MEAN_GAIN_DB = 0;
export const VOICE_GAINS_DB: Readonly<Record<string, number>> = {};
