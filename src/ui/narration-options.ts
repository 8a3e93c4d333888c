import type { SpeakOptions, SubmitOptions } from '../api/lectern-api.ts';
import type { JobOptions } from '../domain/job.ts';
import { findVoice } from '../domain/voice.ts';

/** The introduction that a book starts with unless it is turned off; the words in braces are filled in. */
export const DEFAULT_INTRODUCTION = '{title}, by {author}, narrated by {voice}';

/** Shares that a second voice may have in a blend, as a part of 1. */
export const BLEND_RANGE = { min: 0.1, max: 0.9 } as const;

/** All that can be set for a book before it is narrated. */
export interface NarrationChoice extends Pick<
  JobOptions,
  'speed' | 'pausePace' | 'format' | 'bitrate' | 'notes' | 'emoji' | 'dialogueVoice'
> {
  /** Id of one voice. */
  voice: string;
  /** Id of the voice that is blended in; null for none. */
  blendVoice: string | null;
  /** Its share, within {@link BLEND_RANGE}. */
  blendShare: number;
  introduction: boolean;
  introText: string;
}

/** What a card starts with. */
export function initialChoice(voice: string, speed: number): NarrationChoice {
  return {
    voice,
    speed,
    blendVoice: null,
    blendShare: 0.5,
    dialogueVoice: null,
    pausePace: 1,
    format: 'm4b',
    bitrate: 64,
    notes: 'skip',
    emoji: 'name',
    introduction: false,
    introText: DEFAULT_INTRODUCTION,
  };
}

/** The voice or the blend that was chosen, as the API names it. */
export function chosenVoice({ voice, blendVoice, blendShare }: NarrationChoice): string {
  if (blendVoice === null || blendVoice === voice) return voice;
  const share = Number(blendShare.toFixed(2));
  return `${voice}:${Number((1 - share).toFixed(2))}+${blendVoice}:${share}`;
}

/** How the choice sounds. */
export function voiceOptions(
  choice: NarrationChoice,
): Required<Pick<SpeakOptions, 'voice' | 'dialogueVoice' | 'speed' | 'pausePace'>> {
  const { dialogueVoice, speed, pausePace } = choice;
  return { voice: chosenVoice(choice), dialogueVoice, speed, pausePace };
}

/** A few words that let a choice be heard; with a voice for dialogue, both are. */
export function sampleText({ voice, dialogueVoice }: NarrationChoice): string {
  const opening = 'Once upon a time, a quiet voice began to read aloud.';
  const name = findVoice(voice)?.name ?? voice;
  const other = dialogueVoice === null ? undefined : findVoice(dialogueVoice)?.name;
  return other === undefined
    ? `Hello, I am ${name}. ${opening}`
    : `${opening} “I am ${other},” said another.`;
}

/** A choice as `lectern.jobs.submit` takes it; the chapters are those that are ticked. */
export function submitOptions(choice: NarrationChoice): SubmitOptions {
  const { introduction, introText, notes, emoji, format, bitrate } = choice;
  return {
    ...voiceOptions(choice),
    notes,
    emoji,
    introText: introduction && introText.trim() !== '' ? introText : null,
    format,
    bitrate,
  };
}
