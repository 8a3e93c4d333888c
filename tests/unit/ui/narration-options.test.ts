import { expect, it } from 'vitest';
import { initialChoice, submitOptions } from '../../../src/ui/narration-options.ts';
import { readPreferences, writePreferences } from '../../../src/ui/preferences.ts';

it('a choice becomes the options of a job, in the voice’s language', () => {
  const choice = {
    ...initialChoice('bf_emma', 1.25),
    format: 'm4a' as const,
    bitrate: 96 as const,
  };
  expect(submitOptions(choice)).toEqual({
    voice: 'bf_emma',
    notes: 'skip',
    speed: 1.25,
    language: 'en-gb',
    introText: null,
    format: 'm4a',
    bitrate: 96,
  });
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

it('the last voice and speed are the next book’s first', () => {
  const storage = memory();
  writePreferences(storage, { voice: 'bm_lewis', speed: 1.5 });
  expect(readPreferences(storage)).toEqual({ voice: 'bm_lewis', speed: 1.5 });
});

it.each(['', 'null', '{', '[]', '{"voice":"xx_nobody","speed":9}', '{"voice":3,"speed":"2"}'])(
  'unusable preferences (%s) give the defaults',
  (stored) => {
    expect(readPreferences({ getItem: () => stored })).toEqual({ voice: 'af_heart', speed: 1 });
  },
);

it('a browser without storage gives the defaults and does not complain', () => {
  const refuse = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  expect(readPreferences({ getItem: refuse })).toEqual({ voice: 'af_heart', speed: 1 });
  expect(() => {
    writePreferences({ setItem: refuse }, { voice: 'af_heart', speed: 1 });
  }).not.toThrow();
});
