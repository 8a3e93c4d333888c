import { FRAME_SAMPLES, GUARD_FRAMES, SAMPLE_RATE } from '../domain/audio-format.ts';
import type { Bitrate } from '../domain/audio-format.ts';
import { LecternError } from '../domain/errors.ts';
import { splitAdts } from './adts.ts';
import type { AdtsFrame } from './adts.ts';
import { STRETCH_MARGIN, stretchedLength } from './encoder-service.ts';
import type { EncodedChunk, EncoderService, SpeechFinish } from './encoder-service.ts';
import type { FfmpegCore } from './ffmpeg-core.ts';
import { level } from './levels.ts';

/** A core breaks down in its 147th run (its stack is not given back); it is replaced long before. */
const RUNS_PER_CORE = 100;

/** Attempts at one chunk: a broken core is replaced once. */
const ATTEMPTS = 2;

/** Frames that the encoder puts before the first one it was given: its transform's overlap. */
const PRIMING_FRAMES = 1;

/** Frames of the silence out of which one is taken, and which: far from both ends. */
const SILENCE_FRAMES = 16;
const SILENCE_SAMPLE = 8;

/**
 * Silence before and after speech that is stretched, whose windows reach over its ends: 100 and 200 ms.
 * ffmpeg leaves out up to 1,120 samples at the end of what it makes (measured).
 */
const STRETCH_LEAD = SAMPLE_RATE / 10;
const STRETCH_TAIL = SAMPLE_RATE / 5;

/**
 * The search for quantisers that ffmpeg calls fast: on speech at 48 and 64 kb/s nearer to what was encoded
 * than the thorough one, at 96 kb/s as near, and four times as quick.
 */
const CODER = ['-aac_coder', 'fast'] as const;

const PCM_FORMAT = ['-f', 'f32le', '-ar', SAMPLE_RATE.toString(), '-ac', '1'] as const;

/** Zeros around a chunk: guard frames on both sides, the end filled up to a whole frame. */
function pad(samples: Float32Array): Float32Array<ArrayBuffer> {
  const frames = Math.ceil(samples.length / FRAME_SAMPLES) + 2 * GUARD_FRAMES;
  const padded = new Float32Array(frames * FRAME_SAMPLES);
  padded.set(samples, GUARD_FRAMES * FRAME_SAMPLES);
  return padded;
}

/** Bytes of neighbouring frames. */
function slice(
  aac: Uint8Array<ArrayBuffer>,
  frames: readonly AdtsFrame[],
): Uint8Array<ArrayBuffer> {
  const first = frames[0];
  const last = frames.at(-1);
  if (first === undefined || last === undefined) return new Uint8Array(0);
  return aac.slice(first.offset, last.offset + last.length);
}

/** Encodes chunks with ffmpeg's own AAC encoder, each in a run of its own, one after the other. */
export class AacEncoder implements EncoderService {
  readonly #openCore: () => Promise<FfmpegCore>;
  readonly #runsPerCore: number;
  readonly #silence = new Map<Bitrate, Promise<Uint8Array<ArrayBuffer>>>();
  #core: FfmpegCore | null = null;
  #runs = 0;
  #queue: Promise<unknown> = Promise.resolve();

  /** @param openCore starts a new ffmpeg */
  constructor(openCore: () => Promise<FfmpegCore>, runsPerCore: number = RUNS_PER_CORE) {
    this.#openCore = openCore;
    this.#runsPerCore = runsPerCore;
  }

  async encodeSpeech(
    samples: Float32Array<ArrayBuffer>,
    { tempo, gainDb, bitrate }: SpeechFinish,
  ): Promise<EncodedChunk> {
    const paced = tempo === 1 ? samples : await this.stretch(samples, tempo);
    return this.encode(level(paced, gainDb), bitrate);
  }

  async encode(samples: Float32Array<ArrayBuffer>, bitrate: Bitrate): Promise<EncodedChunk> {
    const padded = pad(samples);
    const aac = await this.#inTurn(() => this.#encodeFrames(padded, bitrate));
    return { aac, frames: padded.length / FRAME_SAMPLES };
  }

  async stretch(
    samples: Float32Array<ArrayBuffer>,
    tempo: number,
  ): Promise<Float32Array<ArrayBuffer>> {
    const padded = new Float32Array(STRETCH_LEAD + samples.length + STRETCH_TAIL);
    padded.set(samples, STRETCH_LEAD);
    const wanted = stretchedLength(samples.length, tempo);
    const start = Math.round(STRETCH_LEAD / tempo) - STRETCH_MARGIN;
    return this.#inTurn(() =>
      this.#insist(`speech at the tempo ${tempo}`, async () => {
        const bytes = await this.#run(padded, ['-af', `atempo=${tempo}`, '-f', 'f32le']);
        const stretched = new Float32Array(bytes.slice().buffer);
        if (stretched.length < start + wanted) {
          throw new Error(`it made ${stretched.length} samples in place of ${start + wanted}.`);
        }
        return stretched.slice(start, start + wanted);
      }),
    );
  }

  async silentFrame(bitrate: Bitrate): Promise<Uint8Array<ArrayBuffer>> {
    const known = this.#silence.get(bitrate);
    if (known !== undefined) return (await known).slice();
    const made = this.#inTurn(() => this.#encodeSilence(bitrate));
    this.#silence.set(bitrate, made);
    try {
      return (await made).slice();
    } catch (thrown) {
      this.#silence.delete(bitrate);
      throw thrown;
    }
  }

  /** Ends the core; the next call starts a new one. */
  close(): void {
    this.#core?.end();
    this.#core = null;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #encodeSilence(bitrate: Bitrate): Promise<Uint8Array<ArrayBuffer>> {
    const silence = new Float32Array(SILENCE_FRAMES * FRAME_SAMPLES);
    const aac = await this.#encodeFrames(silence, bitrate);
    const frames = splitAdts(aac);
    return slice(aac, frames.slice(SILENCE_SAMPLE, SILENCE_SAMPLE + 1));
  }

  /** Encodes whole frames of samples into as many frames of AAC. */
  async #encodeFrames(
    padded: Float32Array<ArrayBuffer>,
    bitrate: Bitrate,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const wanted = padded.length / FRAME_SAMPLES;
    return this.#insist(`${wanted} frames at ${bitrate} kb/s`, async () => {
      const options = ['-c:a', 'aac', ...CODER, '-b:a', `${bitrate}k`, '-f', 'adts'];
      const aac = await this.#run(padded, options);
      const frames = splitAdts(aac).slice(PRIMING_FRAMES, PRIMING_FRAMES + wanted);
      if (frames.length === wanted) return slice(aac, frames);
      throw new Error(`it made ${frames.length} frames in place of ${wanted}.`);
    });
  }

  /** Repeats on a new core what fails on an old one. */
  async #insist<T>(what: string, work: () => Promise<T>): Promise<T> {
    let cause: unknown;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return await work();
      } catch (thrown) {
        cause = thrown;
      }
      this.close();
    }
    throw new LecternError(
      'encoder-failed',
      `The audio encoder failed on ${what}: ` +
        (cause instanceof Error ? cause.message : String(cause)),
      { cause, retryable: true },
    );
  }

  async #run(
    samples: Float32Array<ArrayBuffer>,
    outputOptions: readonly string[],
  ): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#core === null || this.#runs >= this.#runsPerCore) {
      this.close();
      this.#core = await this.#openCore();
      this.#runs = 0;
    }
    this.#runs++;
    // A copy: the core takes over what it is given, and a second attempt needs it again.
    const pcm = new Uint8Array(samples.buffer).slice();
    return this.#core.convert(pcm, PCM_FORMAT, outputOptions);
  }
}
