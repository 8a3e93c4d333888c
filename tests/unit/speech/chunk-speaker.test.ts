import { beforeEach, describe, expect, test } from 'vitest';
import type { RawSpeech } from '../../../src/speech/backend.ts';
import { ChunkSpeaker } from '../../../src/speech/chunk-speaker.ts';
import { isPause } from '../../../src/speech/symbols.ts';
import { join, tone } from './model-fixture.ts';

/** 60 ms a symbol, marks and spaces silent. */
function healthy(phonemes: string): RawSpeech {
  const symbols = Array.from(phonemes);
  const sounds = symbols.map((symbol) => {
    if (symbol === ' ') return tone(50, 0.3);
    return isPause(symbol) ? tone(250, 0) : tone(50, 0.3);
  });
  const samples = join(tone(400, 0), ...sounds, tone(400, 0));
  const lasting = symbols.map((symbol) => (symbol !== ' ' && isPause(symbol) ? 10 : 2));
  return { samples, durations: Float32Array.of(16, ...lasting, 16) };
}

const silent = (phonemes: string): RawSpeech => {
  const raw = healthy(phonemes);
  return { ...raw, samples: raw.samples.map(() => 0) };
};

const notANumber = (phonemes: string): RawSpeech => {
  const raw = healthy(phonemes);
  return { ...raw, samples: raw.samples.map(() => NaN) };
};

/** Ten times too slow, and otherwise speech. */
const slow = (phonemes: string): RawSpeech => {
  const symbols = Array.from(phonemes).length;
  return {
    samples: join(tone(400, 0), tone(symbols * 250, 0.3), tone(400, 0)),
    durations: Float32Array.of(16, ...Array.from({ length: symbols }, () => 10), 16),
  };
};

const TEXT = 'ðə hˈWs wʌz kwˈIət, ænd fɔɹ ɐ wˌIl nˈObˌɑdi sˈɛd ɐ wˈɜɹd.';
const REQUEST = { phonemes: TEXT, voice: 'af_heart', speed: 1 };

let asked: string[];
/** How the model renders what it is given. */
let render: (phonemes: string) => RawSpeech;

function speakerThat(mayDivide: boolean): ChunkSpeaker {
  return new ChunkSpeaker((phonemes, _voice, speed) => {
    asked.push(phonemes);
    const raw = render(phonemes);
    const tokens = Array.from(raw.durations, () => 1);
    const input = { tokens, style: new Float32Array(256), speed };
    return Promise.resolve({ input, raw, samplesPerDuration: 600 });
  }, mayDivide);
}

beforeEach(() => {
  asked = [];
  render = healthy;
});

describe('a healthy chunk', () => {
  test('is spoken in one run, with nothing to note', async () => {
    const { piece, notes } = await speakerThat(true).speak(REQUEST);
    expect(asked).toEqual([TEXT]);
    expect(notes).toEqual([]);
    expect(piece.symbolEnds).toHaveLength(Array.from(TEXT).length);
    expect(piece.symbolEnds.at(-1)).toBe(piece.samples.length);
  });

  test('is cut out of its context', async () => {
    const whole = await speakerThat(true).speak(REQUEST);
    const { piece } = await speakerThat(true).speak({
      ...REQUEST,
      before: 'wˈʌn. ',
      after: ' tˈu.',
    });
    expect(asked.at(-1)).toBe(`wˈʌn. ${TEXT} tˈu.`);
    const longer = (piece.samples.length - whole.piece.samples.length) / 24;
    expect(Math.abs(longer)).toBeLessThan(80);
  });

  test('is spoken without its context where no pause parts it from that', async () => {
    const { piece } = await speakerThat(true).speak({ ...REQUEST, before: 'wˈʌn ' });
    expect(asked).toEqual([`wˈʌn ${TEXT}`, TEXT]);
    expect(piece.samples).toEqual((await speakerThat(true).speak(REQUEST)).piece.samples);
  });

  test('has its pauses made longer and shorter', async () => {
    const [usual, long, short] = await Promise.all(
      [1, 2, 0.5].map((pausePace) => speakerThat(true).speak({ ...REQUEST, pausePace })),
    );
    const lengths = [usual, long, short].map((spoken) => {
      const [pause] = spoken?.piece.pauses ?? [];
      return ((pause?.end ?? 0) - (pause?.start ?? 0)) / 24;
    });
    expect(lengths[0]).toBeCloseTo(250, -1);
    expect(lengths[1]).toBeCloseTo(500, -1);
    expect(lengths[2]).toBeCloseTo(125, -1);
    for (const spoken of [long, short]) {
      expect(spoken?.piece.symbolEnds.at(-1)).toBe(spoken?.piece.samples.length);
      const ends = Array.from(spoken?.piece.symbolEnds ?? []);
      expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    }
  });
});

describe('a chunk that goes wrong', () => {
  test('once is spoken again, the same', async () => {
    render = (phonemes) => (asked.length === 1 ? silent(phonemes) : healthy(phonemes));
    const { notes } = await speakerThat(true).speak(REQUEST);
    expect(asked).toEqual([TEXT, TEXT]);
    expect(notes).toEqual([]);
  });

  test('every time is spoken in two parts, divided at its comma, and that is noted', async () => {
    render = (phonemes) => (phonemes === TEXT ? slow(phonemes) : healthy(phonemes));
    const { piece, notes } = await speakerThat(true).speak(REQUEST);
    expect(asked.slice(2)).toEqual([TEXT.slice(0, 19), TEXT.slice(20)]);
    expect(notes).toEqual([expect.stringMatching(/not the pace.*; it was spoken in two parts/)]);
    expect(piece.symbolEnds).toHaveLength(Array.from(TEXT).length);
    expect(piece.symbolEnds.at(-1)).toBe(piece.samples.length);
  });

  test('in its parts, too, is taken as it is, as long as it is speech', async () => {
    render = slow;
    const phonemes = Array.from({ length: 4 }, () => TEXT).join(' ');
    const { piece, notes } = await speakerThat(true).speak({ ...REQUEST, phonemes });
    expect(asked).toHaveLength(2 + 2 + 4);
    expect(piece.samples.some((sample) => sample > 0.2)).toBe(true);
    expect(notes.join('\n')).toMatch(/taken as it is/);
    expect(piece.symbolEnds).toHaveLength(Array.from(phonemes).length);
  });

  test.each([
    ['silent', silent],
    ['no number', notANumber],
  ])('and is %s throughout is refused, and named', async (_, rendering) => {
    render = rendering;
    const speaking = speakerThat(true).speak(REQUEST);
    await expect(speaking).rejects.toMatchObject({ code: 'speech-failed', retryable: true });
  });

  test('is left to others where they can do better', async () => {
    render = slow;
    const speaking = speakerThat(false).speak(REQUEST);
    await expect(speaking).rejects.toMatchObject({ code: 'speech-failed' });
    expect(asked).toEqual([TEXT, TEXT]);
  });
});
