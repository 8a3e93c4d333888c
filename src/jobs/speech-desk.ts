import { stretchedEnds } from '../audio/encoder-service.ts';
import { gainFor, level } from '../audio/levels.ts';
import { encodeWav } from '../audio/wav.ts';
import { SAMPLE_RATE } from '../domain/audio-format.ts';
import { dialogueLanguage } from '../domain/dialogue-language.ts';
import { LecternError, isAbort } from '../domain/errors.ts';
import { pauseSamples } from '../domain/pauses.ts';
import { quietAfter, wordTimes } from '../domain/word-times.ts';
import type { SpeechRecord } from '../storage/database.ts';
import type { EngineContext } from './context.ts';
import type { Narration } from './narration.ts';

/** What is heard of a text of which nothing can be spoken: half a second of silence. */
const NOTHING_SAID = SAMPLE_RATE / 2;

/** Speaks short texts that somebody waits for. */
export class SpeechDesk {
  constructor(
    private readonly context: EngineContext,
    private readonly narration: Narration,
  ) {}

  /** Speaks every text that waits, oldest first. Never rejects: a failure is the answer to its asker. */
  async serve(): Promise<void> {
    const { speeches } = this.context;
    for (let request = await speeches.next(); request; request = await speeches.next()) {
      try {
        const wav = await this.speak(request);
        if (wav !== null) await speeches.answer(request.id, wav);
      } catch (thrown) {
        const error = isAbort(thrown)
          ? new LecternError('speech-failed', 'Speaking was interrupted.', { retryable: true })
          : LecternError.from(thrown);
        await speeches.refuse(request.id, error.toRecord());
      }
    }
  }

  /** @returns null when the asker has given up */
  private async speak(request: SpeechRecord): Promise<Blob | null> {
    const { crew, speeches } = this.context;
    const blocks = request.text
      .split(/\n+/)
      .map((line) => ({ kind: 'paragraph' as const, text: line.trim() }))
      .filter((block) => block.text !== '');
    const plan = await crew.text.service.planChapter({
      title: null,
      blocks,
      language: request.language,
      preferences: { emoji: request.emoji, pronunciations: request.pronunciations },
      dialogue: dialogueLanguage(request),
      endsWith: 'end',
    });
    // Text without anything that can be spoken is heard as silence, as it would be in a book.
    if (plan.chunks.length === 0) {
      return new Blob([encodeWav(new Float32Array(NOTHING_SAID))], { type: 'audio/wav' });
    }
    const { voice, dialogueVoice, speed, pausePace } = request;
    const parts: Float32Array<ArrayBuffer>[] = [];
    for (const chunk of plan.chunks) {
      if (!(await speeches.isWanted(request.id))) return null;
      const { phonemes, before, after } = chunk;
      const own = chunk.role === 'dialogue' ? (dialogueVoice ?? voice) : voice;
      const spoken = await this.narration.speak({
        phonemes,
        before,
        after,
        voice: own,
        speed,
        pausePace,
      });
      const { samples, tempo } = spoken;
      const paced = tempo === 1 ? samples : await crew.encoder.service.stretch(samples, tempo);
      parts.push(level(paced, gainFor(own)));
      const symbolEnds = stretchedEnds(spoken.symbolEnds, tempo);
      const quiet = quietAfter(wordTimes(chunk, symbolEnds), symbolEnds);
      const pause = pauseSamples({ kind: chunk.pauseAfter, pace: pausePace, quiet });
      parts.push(new Float32Array(pause));
    }
    return new Blob([encodeWav(join(parts))], { type: 'audio/wav' });
  }
}

function join(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
