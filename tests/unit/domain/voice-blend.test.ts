import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VOICES } from '../../../src/domain/voice.ts';
import { parseVoice, voiceId, voiceName } from '../../../src/domain/voice-blend.ts';

const canonical = (id: string): string => voiceId(parseVoice(id));

describe('a voice’s id', () => {
  it('names one voice', () => {
    expect(parseVoice('bf_emma')).toMatchObject([{ voice: { id: 'bf_emma' }, weight: 1 }]);
    expect(canonical('bf_emma')).toBe('bf_emma');
  });

  it.each([
    ['af_heart:0.6+bf_emma:0.4', 'af_heart:0.6+bf_emma:0.4'],
    ['bf_emma:2+af_heart:3', 'af_heart:0.6+bf_emma:0.4'],
    [' af_heart : .6 + bf_emma : .4 ', 'af_heart:0.6+bf_emma:0.4'],
    ['af_heart+bf_emma', 'af_heart:0.5+bf_emma:0.5'],
    ['af_heart+bf_emma+am_puck', 'af_heart:0.334+bf_emma:0.333+am_puck:0.333'],
    ['af_heart:1+bf_emma:2+af_heart:1', 'af_heart:0.5+bf_emma:0.5'],
    ['af_heart:7', 'af_heart'],
    ['af_heart:1+af_heart:9', 'af_heart'],
  ])('%s means %s', (given, expected) => {
    expect(canonical(given)).toBe(expected);
  });

  it.each([
    '',
    'xx_nobody',
    'constructor',
    'af_heart+',
    'af_heart+xx_nobody',
    'af_heart:0+bf_emma:1',
    'af_heart:-1+bf_emma:2',
    'af_heart:NaN+bf_emma:1',
    'af_heart:1e9+bf_emma:1',
    'af_heart:+bf_emma:1',
    'af_heart:1:2',
    'af_heart+af_bella+af_nova+af_sky+af_kore',
  ])('is refused where it says nothing that can be spoken: “%s”', (id) => {
    expect(() => parseVoice(id)).toThrow(expect.objectContaining({ code: 'voice-unknown' }));
  });

  it('is refused in a short message, however long it is', () => {
    let message = '';
    try {
      parseVoice('+'.repeat(1_000_000));
    } catch (thrown) {
      message = String(thrown);
    }
    expect(message).toContain('at most 4 voices');
    expect(message.length).toBeLessThan(1_000);
  });

  it('has one form, whose shares add up to 1', () => {
    const share = fc.record({
      id: fc.constantFrom(...VOICES.map((voice) => voice.id)),
      weight: fc.integer({ min: 1, max: 1_000 }),
    });
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 4 }), (shares) => {
        const id = shares.map((part) => `${part.id}:${part.weight}`).join('+');
        const sum = parseVoice(id).reduce((total, { weight }) => total + weight, 0);
        expect(sum).toBeCloseTo(1, 9);
        expect(canonical(canonical(id))).toBe(canonical(id));
      }),
    );
  });
});

describe('a voice’s name', () => {
  it.each([
    ['bf_emma', 'Emma'],
    ['af_heart:1+bf_emma:3', 'Emma with Heart'],
    ['af_heart:3+bf_emma:2+am_puck:1', 'Heart with Emma and Puck'],
    ['xx_nobody', 'xx_nobody'],
  ])('of %s is %s', (id, name) => {
    expect(voiceName(id)).toBe(name);
  });
});
