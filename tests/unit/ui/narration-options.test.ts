import { expect, it } from 'vitest';
import { completeOptions } from '../../../src/api/options.ts';
import {
  initialChoice,
  sampleText,
  submitOptions,
  type NarrationChoice,
} from '../../../src/ui/narration-options.ts';
import { readPreferences, writePreferences } from '../../../src/ui/preferences.ts';

it('a choice becomes the options of a job', () => {
  const choice: NarrationChoice = {
    ...initialChoice('bf_emma', 1.25),
    dialogueVoice: 'am_adam',
    pausePace: 1.5,
    format: 'm4a',
    bitrate: 96,
    notes: 'chapter',
    emoji: 'drop',
  };
  expect(submitOptions(choice)).toEqual({
    voice: 'bf_emma',
    dialogueVoice: 'am_adam',
    speed: 1.25,
    pausePace: 1.5,
    notes: 'chapter',
    emoji: 'drop',
    introText: null,
    format: 'm4a',
    bitrate: 96,
  });
});

it('two voices become a blend that the API knows', () => {
  const blend = { ...initialChoice('af_heart', 1), blendVoice: 'bf_emma', blendShare: 0.35 };
  expect(submitOptions(blend).voice).toBe('af_heart:0.65+bf_emma:0.35');
  expect(() => completeOptions(submitOptions(blend))).not.toThrow();
  expect(submitOptions({ ...blend, blendVoice: 'af_heart' }).voice).toBe('af_heart');
});

it('the sample lets both voices be heard', () => {
  const choice = initialChoice('af_heart', 1);
  expect(sampleText(choice)).toContain('I am Heart.');
  expect(sampleText({ ...choice, dialogueVoice: 'bf_emma' })).toContain('“I am Emma,” said');
});

it('the introduction is prefilled, and spoken only when it is on and says something', () => {
  const choice = initialChoice('af_heart', 1);
  const on = { ...choice, introduction: true };
  expect(submitOptions(on).introText).toBe('{title}, by {author}, narrated by {voice}');
  expect(submitOptions({ ...on, introText: '  ' }).introText).toBeNull();
});

function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => {
      items.set(key, value);
    },
  };
}

it('the choice made for one book is the next one’s first', () => {
  const storage = memory();
  const choice: NarrationChoice = {
    ...initialChoice('bm_lewis', 1.5),
    blendVoice: 'af_sky',
    notes: 'paragraph',
    introduction: true,
    introText: 'A book.',
  };
  writePreferences(storage, choice);
  expect(readPreferences(storage)).toEqual(choice);
});

it.each([
  '',
  'null',
  '{',
  '[]',
  '{"voice":"xx_nobody","speed":9,"blendVoice":"x","bitrate":1,"introText":7,"other":1}',
  '{"voice":3,"speed":"2","notes":null,"blendShare":1}',
])('unusable preferences (%s) give the defaults', (stored) => {
  expect(readPreferences({ getItem: () => stored })).toEqual(initialChoice('af_heart', 1));
});

it('a browser without storage gives the defaults and does not complain', () => {
  const refuse = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  const choice = initialChoice('af_heart', 1);
  expect(readPreferences({ getItem: refuse })).toEqual(choice);
  expect(() => {
    writePreferences({ setItem: refuse }, choice);
  }).not.toThrow();
});
