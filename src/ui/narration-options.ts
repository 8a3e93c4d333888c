import type { Bitrate } from '../domain/audio-format.ts';
import type { JobOptions } from '../domain/job.ts';
import { findVoice } from '../domain/voice.ts';
import type { SubmitOptions } from '../api/lectern-api.ts';

/** The introduction that a book starts with unless it is turned off; the words in braces are filled in. */
export const DEFAULT_INTRODUCTION = '{title}, by {author}, narrated by {voice}';

/** All that can be set for a book before it is narrated. */
export interface NarrationChoice {
  voice: string;
  speed: number;
  format: JobOptions['format'];
  bitrate: Bitrate;
  notes: JobOptions['notes'];
  introduction: boolean;
  introText: string;
}

/** What a card starts with. */
export function initialChoice(voice: string, speed: number): NarrationChoice {
  return {
    voice,
    speed,
    format: 'm4b',
    bitrate: 64,
    notes: 'skip',
    introduction: false,
    introText: DEFAULT_INTRODUCTION,
  };
}

/** A choice as `lectern.jobs.submit` takes it; the chapters are those that are ticked. */
export function submitOptions(choice: NarrationChoice): SubmitOptions {
  const voice = findVoice(choice.voice);
  return {
    voice: choice.voice,
    speed: choice.speed,
    ...(voice === undefined ? {} : { language: voice.language }),
    notes: choice.notes,
    introText: choice.introduction && choice.introText.trim() !== '' ? choice.introText : null,
    format: choice.format,
    bitrate: choice.bitrate,
  };
}
