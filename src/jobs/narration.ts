import { SAMPLE_RATE } from '../domain/audio-format.ts';
import { LecternError, isAbort } from '../domain/errors.ts';
import type { ModelState } from '../domain/engine-state.ts';
import type { SpokenChunk } from '../domain/speech.ts';
import type { NarratorInfo, SpeechRequest } from '../speech/narrator-service.ts';
import type { EngineContext } from './context.ts';

/** Runs of one chunk before its job fails. */
const ATTEMPTS = 3;

/** No chunk takes this long even on a slow phone; a narrator that does hangs, and is replaced. */
const WATCHDOG_MILLISECONDS = 15 * 60_000;

/** Least time between two notes of the model's download. */
const NOTE_INTERVAL_MILLISECONDS = 250;

/** Chunks over which the engine's speed is averaged. */
const SPEED_WINDOW = 10;

/** The narrator with its nerves: loads when needed, survives crashes, tells how fast it is. */
export class Narration {
  private info: NarratorInfo | null = null;
  private readonly recent: { seconds: number; milliseconds: number }[] = [];

  constructor(private readonly context: EngineContext) {}

  /** Brings the model onto this machine without opening it. */
  async fetchModel(): Promise<void> {
    await this.withModelNotes((note) => this.context.crew.narrator.service.fetchModel(note));
  }

  /** Opens the session, if it is not open. @throws LecternError as NarratorService.load */
  async load(signal?: AbortSignal): Promise<NarratorInfo> {
    const info = await this.withModelNotes((note) =>
      this.context.crew.narrator.service.load(note, signal),
    );
    if (this.info?.modelId !== info.modelId || this.info.threads !== info.threads) {
      this.info = info;
      await this.context.settings.changeEngine({ backend: info.backend, threads: info.threads });
    }
    return info;
  }

  /**
   * Speaks one chunk; a narrator that dies or hangs is replaced and asked again. The signal ends loading
   * and further attempts; a chunk that has been begun is finished.
   * @throws LecternError speech-failed, or what the narrator refused with
   */
  async speak(request: SpeechRequest, signal?: AbortSignal): Promise<SpokenChunk> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.load(signal);
        const spoken = await this.speakWatched(request);
        await this.noteSpeed(spoken);
        return spoken;
      } catch (thrown) {
        signal?.throwIfAborted();
        const hung = isTimeout(thrown);
        const error = hung
          ? new LecternError('speech-failed', 'The narrator hung while speaking.', {
              retryable: true,
              cause: thrown,
            })
          : LecternError.from(thrown);
        if (hung || error.code === 'speech-failed') this.context.crew.narrator.stop();
        const again = hung || error.code === 'worker-died' || error.code === 'speech-failed';
        if (!again || attempt >= ATTEMPTS) throw error;
      }
    }
  }

  /** Closes the session and gives its memory back. */
  async rest(): Promise<void> {
    this.context.crew.rest();
    if (this.info === null) return;
    this.info = null;
    const { model } = await this.context.settings.engine();
    if (model.state === 'ready') {
      await this.context.settings.changeEngine({ model: { ...model, state: 'stored' } });
    }
  }

  /** The model cannot be stopped in the middle of a chunk, so that waiting for it loses nothing. */
  private async speakWatched(request: SpeechRequest): Promise<SpokenChunk> {
    const watchdog = AbortSignal.timeout(WATCHDOG_MILLISECONDS);
    return this.context.crew.narrator.service.speak(request, watchdog);
  }

  private async noteSpeed(spoken: SpokenChunk): Promise<void> {
    this.recent.push({
      seconds: spoken.samples.length / SAMPLE_RATE,
      milliseconds: spoken.milliseconds,
    });
    if (this.recent.length > SPEED_WINDOW) this.recent.shift();
    const seconds = this.recent.reduce((sum, run) => sum + run.seconds, 0);
    const milliseconds = this.recent.reduce((sum, run) => sum + run.milliseconds, 0);
    const realTimeFactor = milliseconds > 0 ? (seconds * 1_000) / milliseconds : null;
    await this.context.settings.changeEngine({ realTimeFactor });
  }

  /** Runs a call that reports on the model, and lets every tab see the reports. */
  private async withModelNotes<T>(
    call: (note: (state: ModelState) => void) => Promise<T>,
  ): Promise<T> {
    const { settings, now } = this.context;
    const notes: ModelState[] = [];
    let notedAt = 0;
    let noted: Promise<void> = Promise.resolve();
    const note = (state: ModelState): void => {
      const changed = notes.pop()?.state !== state.state;
      notes.push(state);
      if (!changed && now() - notedAt < NOTE_INTERVAL_MILLISECONDS) return;
      notedAt = now();
      noted = noted.then(() => settings.changeEngine({ model: state, modelError: null }));
    };
    try {
      const result = await call(note);
      await noted;
      const last = notes.pop();
      if (last !== undefined) await settings.changeEngine({ model: last, modelError: null });
      return result;
    } catch (thrown) {
      await noted;
      if (!isAbort(thrown)) {
        const { model } = await settings.engine();
        const modelError = LecternError.from(thrown).toRecord();
        await settings.changeEngine({ model: { ...model, state: 'failed' }, modelError });
      }
      throw thrown;
    }
  }
}

function isTimeout(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'TimeoutError';
}
