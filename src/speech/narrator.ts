import { isAbort, LecternError } from '../domain/errors.ts';
import type { ModelState } from '../domain/engine-state.ts';
import type { ModelManifest } from '../domain/model-manifest.ts';
import type { RawSpeech, SpeechBackend, SpeechInput, SpeechSession } from './backend.ts';
import { ChunkSpeaker, splitSpeed, type RunModel } from './chunk-speaker.ts';
import type { ModelListener, ModelStore } from './model-store.ts';
import { FeedError } from './model/tensor-feed.ts';
import type { VoiceModel } from './model/voice-model.ts';
import type {
  NarratedChunk,
  NarratorInfo,
  NarratorService,
  NarratorSetup,
  SpeechRequest,
} from './narrator-service.ts';
import { tokenize } from './symbols.ts';
import type { VoiceStore } from './voice-store.ts';

/** What a {@link NarratorServiceImpl} needs. */
export interface NarratorParts {
  models: Pick<ModelStore, 'fetch' | 'read' | 'readAhead' | 'removeOthers'>;
  voices: Pick<VoiceStore, 'style'>;
  /**
   * Makes sure that the browser has what fetching and storing the model takes.
   * @throws LecternError browser-unsupported
   */
  checkBrowser: () => void;
  /**
   * Makes the backend, once, when the model is loaded for the first time.
   */
  createBackend: (setup: NarratorSetup) => SpeechBackend;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
  /** Lets the messages that have come in meanwhile be heard, an abort among them. */
  hearMessages: () => Promise<void>;
}

interface LoadedModel {
  manifest: ModelManifest;
  session: SpeechSession;
}

/** Turns phonemes into speech with one session of the voice model. Calls take turns. */
export class NarratorServiceImpl implements NarratorService {
  readonly #parts: NarratorParts;
  #setup: NarratorSetup | null = null;
  #backend: SpeechBackend | null = null;
  #loaded: LoadedModel | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: NarratorParts) {
    this.#parts = parts;
  }

  async fetchModel(onProgress: (state: ModelState) => void, signal?: AbortSignal): Promise<void> {
    await tellingFailure(onProgress, (listener) => {
      this.#parts.checkBrowser();
      return this.#parts.models.fetch(listener, signal);
    });
  }

  load(
    setup: NarratorSetup,
    onProgress: (state: ModelState) => void,
    signal?: AbortSignal,
  ): Promise<NarratorInfo> {
    return this.#inTurn(signal, async () => {
      this.#setup ??= setup;
      const { manifest } = await this.#load(onProgress, signal);
      const backend = this.#requireBackend();
      return { backend: backend.kind, threads: backend.threads, modelId: manifest.id };
    });
  }

  speak(request: SpeechRequest, signal?: AbortSignal): Promise<NarratedChunk> {
    return this.#inTurn(signal, async () => {
      await this.#load(() => undefined, signal);
      const { tempo } = splitSpeed(request.speed);
      const started = this.#parts.now();
      const backend = this.#requireBackend();
      // What a graphics card speaks wrongly the processor speaks better, whole.
      const speaker = new ChunkSpeaker(
        (phonemes, voice, speed) => this.#speakOnce(phonemes, voice, speed, signal),
        backend.kind === 'wasm',
      );
      const { piece, notes } = await speaker.speak(request);
      const { samples, symbolEnds } = piece;
      const milliseconds = this.#parts.now() - started;
      return {
        samples,
        symbolEnds,
        tempo,
        notes,
        milliseconds,
        memoryBytes: backend.memoryBytes(),
      };
    });
  }

  /** Calls wait for each other: the session does one thing at a time. */
  #inTurn<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const answer = this.#turn.then(() => {
      signal?.throwIfAborted();
      return work();
    });
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  #requireBackend(): SpeechBackend {
    if (this.#setup === null) {
      throw new LecternError('internal', 'The narrator was asked to speak before it was loaded.');
    }
    this.#backend ??= this.#parts.createBackend(this.#setup);
    return this.#backend;
  }

  async #load(onProgress: ModelListener, signal?: AbortSignal): Promise<LoadedModel> {
    if (this.#loaded !== null) return this.#loaded;
    return tellingFailure(onProgress, async (listener) => {
      // Before the download: a page that cannot speak need not fetch the model.
      this.#requireBackend();
      this.#parts.checkBrowser();
      const { models } = this.#parts;
      const manifest = await models.fetch(listener, signal);
      const loaded = await this.#open(manifest, listener, signal);
      await models.removeOthers(manifest);
      const totalBytes = manifest.bytes;
      listener({ state: 'ready', loadedBytes: totalBytes, totalBytes, id: manifest.id });
      return loaded;
    });
  }

  async #open(
    manifest: ModelManifest,
    listener: ModelListener,
    signal?: AbortSignal,
  ): Promise<LoadedModel> {
    const { models } = this.#parts;
    // A graphics card is filled by other means.
    const isFed = this.#requireBackend().kind === 'wasm';
    const fed = isFed ? await models.readAhead(manifest, listener, signal) : null;
    try {
      if (fed !== null) return await this.#openModel(manifest, fed);
    } catch (thrown) {
      // Read here, a damaged file is fetched again.
      if (!(thrown instanceof FeedError)) throw thrown;
    }
    return this.#openModel(manifest, await models.read(manifest, listener, signal));
  }

  async #openModel(manifest: ModelManifest, model: VoiceModel): Promise<LoadedModel> {
    try {
      this.#loaded = { manifest, session: await this.#requireBackend().open(model) };
      return this.#loaded;
    } catch (thrown) {
      if (thrown instanceof LecternError || thrown instanceof FeedError) throw thrown;
      const detail = thrown instanceof Error ? thrown.message : String(thrown);
      throw new LecternError(
        'model-failed',
        `The voice model could not be started (${detail}). Close other tabs to free memory, then ` +
          'reload the page.',
        { retryable: true, cause: thrown },
      );
    } finally {
      model.release();
    }
  }

  /** Runs the model over phonemes in a voice. */
  async #speakOnce(
    phonemes: string,
    voice: string,
    speed: number,
    signal?: AbortSignal,
  ): ReturnType<RunModel> {
    const { manifest } = await this.#load(() => undefined, signal);
    const tokens = tokenize(manifest, phonemes);
    const style = await this.#parts.voices.style(manifest, voice, tokens.length - 2, signal);
    const input = { tokens, style, speed };
    const { raw } = await this.#run(input, signal);
    return { input, raw, samplesPerDuration: manifest.samplesPerDuration };
  }

  /** One run; a session that throws (out of memory, most likely) is replaced by a new one, once. */
  async #run(
    input: SpeechInput,
    signal?: AbortSignal,
  ): Promise<{ raw: RawSpeech; manifest: ModelManifest }> {
    const first = await this.#load(() => undefined, signal);
    try {
      return await this.#runOn(first, input, signal);
    } catch (thrown) {
      // A backend that names its failure knows that a new session would not mend it.
      if (isAbort(thrown) || thrown instanceof LecternError) throw thrown;
    }
    try {
      const second = await this.#open(first.manifest, () => undefined, signal);
      return await this.#runOn(second, input, signal);
    } catch (thrown) {
      if (isAbort(thrown)) throw thrown;
      if (thrown instanceof LecternError && thrown.code !== 'model-failed') throw thrown;
      const detail = thrown instanceof Error ? thrown.message : String(thrown);
      throw new LecternError(
        'speech-failed',
        `The voice model broke down twice over the same text (${detail}). Close other tabs to free ` +
          'memory, then try again.',
        { retryable: true, cause: thrown },
      );
    }
  }

  /** A run on a session, which is given up when it throws: what state it is in then nobody knows. */
  async #runOn(
    { manifest, session }: LoadedModel,
    input: SpeechInput,
    signal?: AbortSignal,
  ): Promise<{ raw: RawSpeech; manifest: ModelManifest }> {
    let raw: RawSpeech;
    try {
      raw = await session.run(input);
    } catch (thrown) {
      this.#loaded = null;
      // A session that has broken down may not even close.
      await session.close().catch(() => undefined);
      throw thrown;
    }
    if (signal !== undefined) {
      // A run blocks its thread, so that an abort is heard only after it.
      await this.#parts.hearMessages();
      signal.throwIfAborted();
    }
    return { raw, manifest };
  }
}

/** Runs work that reports progress; when it fails, the last report says so. */
async function tellingFailure<T>(
  listener: ModelListener,
  work: (listener: ModelListener) => Promise<T>,
): Promise<T> {
  let last: ModelState = { state: 'absent', loadedBytes: 0, totalBytes: 0, id: '' };
  try {
    return await work((state) => {
      last = state;
      listener(state);
    });
  } catch (thrown) {
    if (!isAbort(thrown)) listener({ ...last, state: 'failed' });
    throw thrown;
  }
}
