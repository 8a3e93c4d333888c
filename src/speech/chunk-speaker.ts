import { LecternError } from '../domain/errors.ts';
import { SPEED_RANGE } from '../domain/speech.ts';
import type { RawSpeech, SpeechInput } from './backend.ts';
import type { SpeechRequest } from './narrator-service.ts';
import { capPauses, closeHoles, hushPauses, scalePauses } from './pause-length.ts';
import { divide } from './phoneme-division.ts';
import { findFault, findPieceFault, isUsable } from './speech-check.ts';
import { milliseconds, moveStretch, type Stretch } from './sound-levels.ts';
import { cutPiece, type SpokenPiece } from './spoken-piece.ts';

/** Speeds that the model itself speaks well at; beyond them the rest is done by stretching. */
export const MODEL_SPEED = { min: 0.8, max: 1.25 } as const;

/** How often a text that goes wrong is divided in two. */
const DIVISIONS = 2;

/** Pause where a chunk had to be divided. */
const DIVISION_PAUSE = milliseconds(120);

/** Runs the model over symbols in a voice. */
export type RunModel = (
  phonemes: string,
  voice: string,
  speed: number,
) => Promise<{ input: SpeechInput; raw: RawSpeech; samplesPerDuration: number }>;

/** A chunk's speech at the model's own speed, and what had to be done for it. */
export interface SpokenRequest {
  piece: SpokenPiece;
  notes: string[];
}

interface Attempt {
  piece: SpokenPiece | null;
  /** What is wrong with it, in words; null when nothing is. */
  fault: string | null;
}

/** The part of a speed that the model speaks, and the factor by which its speech has to be stretched. */
export function splitSpeed(speed: number): { modelSpeed: number; tempo: number } {
  if (!(speed >= SPEED_RANGE.min && speed <= SPEED_RANGE.max)) {
    throw new LecternError(
      'speed-out-of-range',
      `The speed ${speed} is outside ${SPEED_RANGE.min} to ${SPEED_RANGE.max}.`,
    );
  }
  const modelSpeed = Math.min(MODEL_SPEED.max, Math.max(MODEL_SPEED.min, speed));
  return { modelSpeed, tempo: speed / modelSpeed };
}

/**
 * Speaks a chunk and looks whether that is the speech that was asked for. One that is not is divided in
 * two, at most twice; what is still odd then is taken as it is, as long as it is speech at all.
 */
export class ChunkSpeaker {
  readonly #run: RunModel;
  readonly #mayDivide: boolean;

  /** @param mayDivide false where somebody else can speak the chunk better than its two halves */
  constructor(run: RunModel, mayDivide: boolean) {
    this.#run = run;
    this.#mayDivide = mayDivide;
  }

  /** @throws LecternError speech-failed when nothing usable comes out */
  async speak(request: SpeechRequest): Promise<SpokenRequest> {
    const { before = '', after = '', pausePace = 1 } = request;
    const notes: string[] = [];
    let attempt: Attempt = { piece: null, fault: null };
    if (before !== '' || after !== '') attempt = await this.#attempt(request, before, after);
    // A context that cannot be told from the chunk, or makes it go wrong, is done without.
    if (attempt.piece === null || attempt.fault !== null)
      attempt = await this.#attempt(request, '', '');
    // The model does the same again, unless it was the machine that slipped.
    if (attempt.fault !== null) attempt = await this.#attempt(request, '', '');
    const whole = attempt.fault === null ? attempt.piece : null;
    const piece = whole ?? (await this.#mend(request, attempt, notes, DIVISIONS));
    return { piece: hushPauses(scalePauses(capPauses(closeHoles(piece)), pausePace)), notes };
  }

  async #attempt(request: SpeechRequest, before: string, after: string): Promise<Attempt> {
    const speed = splitSpeed(request.speed).modelSpeed;
    const { input, raw, samplesPerDuration } = await this.#run(
      before + request.phonemes + after,
      request.voice,
      speed,
    );
    const [lead, own] = [Array.from(before), Array.from(request.phonemes)];
    const symbols = [...lead, ...own, ...Array.from(after)];
    const broken = findFault(input, raw, samplesPerDuration);
    if (broken !== null) return { piece: null, fault: broken };
    const wanted = { from: lead.length, to: lead.length + own.length };
    const piece = cutPiece(symbols, wanted, raw, samplesPerDuration);
    if (piece === null) return { piece, fault: null };
    const seconds =
      raw.durations
        .subarray(wanted.from + 1, wanted.to + 1)
        .reduce((sum, duration) => sum + duration, 0) *
      (samplesPerDuration / 24_000);
    return { piece, fault: findPieceFault(own, { piece, seconds, speed, voice: request.voice }) };
  }

  /** Makes the best of a chunk that went wrong. */
  async #mend(
    request: SpeechRequest,
    { piece, fault }: Attempt,
    notes: string[],
    divisions: number,
  ): Promise<SpokenPiece> {
    const what = fault ?? 'nothing came';
    const halves = this.#mayDivide && divisions > 0 ? divide(request.phonemes) : null;
    if (halves !== null) {
      notes.push(`${what}; it was spoken in two parts`);
      const pieces: SpokenPiece[] = [];
      for (const half of halves.parts) {
        const part = { ...request, phonemes: half };
        const attempt = await this.#attempt(part, '', '');
        const whole = attempt.fault === null ? attempt.piece : null;
        pieces.push(whole ?? (await this.#mend(part, attempt, notes, divisions - 1)));
      }
      return joinPieces(pieces, halves.dropped);
    }
    if (piece !== null && this.#mayDivide && isUsable(Array.from(request.phonemes), piece)) {
      notes.push(`${what}; it was taken as it is`);
      return piece;
    }
    throw new LecternError(
      'speech-failed',
      `The voice “${request.voice}” did not speak “${request.phonemes}” properly: ${what}. ` +
        'Try again, or choose another voice or speed.',
      { retryable: true },
    );
  }
}

/** Puts the parts of a chunk together; a symbol that was dropped between two lasts as long as the pause. */
function joinPieces(pieces: readonly SpokenPiece[], dropped: number): SpokenPiece {
  const pause = DIVISION_PAUSE;
  const length = pieces.reduce((sum, { samples }) => sum + samples.length, 0);
  const samples = new Float32Array(length + pause * (pieces.length - 1));
  const ends: number[] = [];
  const pauses: Stretch[] = [];
  const holes: Stretch[] = [];
  let at = 0;
  pieces.forEach((piece, index) => {
    samples.set(piece.samples, at);
    const shift = at;
    const moved = (place: number): number => place + shift;
    ends.push(...Array.from(piece.symbolEnds, moved));
    pauses.push(...piece.pauses.map((pause) => moveStretch(pause, moved)));
    holes.push(...piece.holes.map((hole) => moveStretch(hole, moved)));
    at += piece.samples.length;
    if (index === pieces.length - 1) return;
    pauses.push({ start: at, end: at + pause });
    at += pause;
    ends.push(...Array.from({ length: dropped }, () => at));
  });
  return { samples, symbolEnds: Uint32Array.from(ends), pauses, holes };
}
