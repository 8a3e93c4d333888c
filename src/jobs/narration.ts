import { SAMPLE_RATE } from '../domain/audio-format.ts';
import type { EngineWish, ModelState } from '../domain/engine-state.ts';
import { LecternError, isAbort } from '../domain/errors.ts';
import type { SpokenChunk } from '../domain/speech.ts';
import { planNarrators } from '../speech/narrator-plan.ts';
import type {
  NarratorInfo,
  NarratorService,
  NarratorSetup,
  SpeechRequest,
} from '../speech/narrator-service.ts';
import { BackendSelection, PROBE_REQUEST, type Trial } from './backend-selection.ts';
import type { EngineContext } from './context.ts';

/** Runs of one chunk on the processor before its job fails. */
const ATTEMPTS = 3;

/** Runs of one chunk on the graphics card, each with a fresh device, before the processor speaks it. */
const GPU_ATTEMPTS = 2;

/** Chunks that the processor had to speak for the graphics card before the card is dropped. */
const MOST_GPU_FAULTS = 2;

/** No chunk takes this long even on a slow phone; a narrator that does hangs, and is replaced. */
const WATCHDOG_MILLISECONDS = 15 * 60_000;

/** A graphics card that has not opened the model by now hangs; a cold one compiles for some seconds. */
const GPU_LOAD_MILLISECONDS = 60_000;

/** Least time between two notes of the model's download. */
const NOTE_INTERVAL_MILLISECONDS = 250;

/** Chunks over which the engine's speed is averaged. */
const SPEED_WINDOW = 10;

/**
 * Bytes of a narrator's memory beyond which it is replaced after its chunk. WebAssembly memory only
 * grows: what has gone wrong once would be held against the reader's machine for the rest of the book.
 * The longest chunk, 500 symbols at the slowest speed, takes 1.08 GB; the page holds 0.25 GB beside it.
 */
const MOST_NARRATOR_BYTES = 1_200 * 1024 * 1024;

/** The narrators at work. */
interface Team {
  /** What was wished for when they were set up. */
  wish: EngineWish;
  setup: NarratorSetup;
  /** Slots from 0 that speak side by side. */
  size: number;
  /** Slots that wait for a chunk. */
  idle: number[];
  /** Chunks that wait for a slot, oldest first. */
  queue: ((slot: number) => void)[];
}

/** The narrators with their nerves: load when needed, survive crashes, tell how fast they are. */
export class Narration {
  private info: NarratorInfo | null = null;
  private team: Team | null = null;
  private wish: EngineWish | null = null;
  /** Narrators whose session is open, by slot; one that has died has another service by the next time. */
  private readonly opened = new Map<number, NarratorService>();
  private gpuFaults = 0;
  /** Whether the fast graph has run out of memory here; then no narrator opens it any more. */
  private isSparing = false;
  private readonly selection: BackendSelection;
  private readonly recent: { seconds: number; milliseconds: number }[] = [];

  constructor(private readonly context: EngineContext) {
    const { machine, settings } = context;
    this.selection = new BackendSelection({
      findAdapter: machine.findGpuAdapter,
      version: machine.appVersion,
      remembered: () => settings.rememberedProbe(),
      remember: (probe) => settings.rememberProbe(probe),
      prepare: (signal) => this.fetchModel(signal),
      trial: (backend, signal) => this.tryOut({ ...this.processorSetup(), backend }, signal),
    });
  }

  /** Chunks that can be spoken at once. */
  get width(): number {
    return this.team?.size ?? 1;
  }

  /**
   * Goes by this wish from the next chunk on. Until the first, each chunk has the wish read from the database,
   * while its narrator waits.
   */
  follow(wish: EngineWish): void {
    this.wish = wish;
  }

  /** Brings the model onto this machine without opening it. */
  async fetchModel(signal?: AbortSignal): Promise<void> {
    await this.withModelNotes((note) => this.slot(0).service.fetchModel(note, signal));
  }

  /**
   * Chooses the backend, if that has not been done, and opens the first session.
   * @throws LecternError as NarratorService.load; not-isolated, threads-unavailable
   */
  async load(signal?: AbortSignal): Promise<NarratorInfo> {
    const team = await this.gather(signal);
    return this.sparingly(0, () => this.open(0, team.setup, signal));
  }

  /**
   * Speaks one chunk; a narrator that dies or hangs is replaced and asked again. The signal ends loading
   * and further attempts; a chunk that has been begun is finished.
   * @throws LecternError speech-failed, or what the narrator refused with
   */
  async speak(request: SpeechRequest, signal?: AbortSignal): Promise<SpokenChunk> {
    const team = await this.gather(signal);
    const slot = await takeSlot(team);
    try {
      const spoken =
        team.setup.backend === 'webgpu'
          ? await this.speakOnCard(team, request, signal)
          : await this.speakStubbornly(slot, team.setup, request, signal);
      // Side by side each chunk takes as long as alone, but as many are done in that time.
      const shared = { ...spoken, milliseconds: spoken.milliseconds / team.size };
      this.noteSpeed(shared);
      return shared;
    } finally {
      giveBack(team, slot);
    }
  }

  /** Closes the sessions and gives their memory back. */
  async rest(): Promise<void> {
    this.team = null;
    this.opened.clear();
    this.context.crew.rest();
    if (this.info === null) return;
    this.info = null;
    const { model } = await this.context.settings.engine();
    if (model.state === 'ready') {
      await this.context.settings.changeEngine({ model: { ...model, state: 'stored' } });
    }
  }

  /** The narrators as the settings want them; what has changed there counts once none is speaking. */
  private async gather(signal?: AbortSignal): Promise<Team> {
    const { settings } = this.context;
    const wish = this.wish ?? (await settings.orders()).wish;
    const { team } = this;
    const isBusy = team !== null && team.idle.length < team.size;
    if (team !== null && (isBusy || isSameWish(team.wish, wish))) return team;
    if (team !== null) await this.rest();
    const plan = planNarrators(this.context.machine.inspect(), isGentle(wish));
    const probe = await this.selection.choose(wish.backend, signal);
    const size = probe.backend === 'webgpu' ? 1 : plan.narrators;
    const setup = { backend: probe.backend, threads: plan.threads };
    const idle = Array.from({ length: size }, (_, slot) => slot);
    this.team = { wish, setup, size, idle, queue: [] };
    await settings.changeEngine({ probe, narrators: size });
    return this.team;
  }

  private slot(index: number): EngineContext['crew']['narrators'][number] {
    const slot = this.context.crew.narrators[index];
    if (slot === undefined) throw new Error(`There is no narrator ${index}.`);
    return slot;
  }

  /** Ends a narrator; the next call to it starts another. */
  private dismiss(index: number): void {
    this.opened.delete(index);
    this.slot(index).stop();
  }

  private processorSetup(): NarratorSetup {
    const { threads } = planNarrators(this.context.machine.inspect(), false);
    return { backend: 'wasm', threads };
  }

  private async open(
    index: number,
    setup: NarratorSetup,
    signal?: AbortSignal,
  ): Promise<NarratorInfo> {
    const limits = signal === undefined ? [] : [signal];
    if (setup.backend === 'webgpu') limits.push(AbortSignal.timeout(GPU_LOAD_MILLISECONDS));
    const limit = limits.length === 0 ? undefined : AbortSignal.any(limits);
    const { service } = this.slot(index);
    const load = (note: (state: ModelState) => void): Promise<NarratorInfo> =>
      service.load({ ...setup, isSparing: this.isSparing }, note, limit);
    // Only the first tells of the model: what the others read is there by then.
    const info = await (index > 0 ? load(() => undefined) : this.withModelNotes(load));
    this.opened.set(index, service);
    if (index > 0) return info;
    if (JSON.stringify(this.info) !== JSON.stringify(info)) {
      this.info = info;
      await this.context.settings.changeEngine({ backend: info.backend, threads: info.threads });
    }
    return info;
  }

  /** Lets a backend speak the probe sentence, once to warm up and once for the clock. */
  private async tryOut(setup: NarratorSetup, signal?: AbortSignal): Promise<Trial> {
    this.dismiss(0);
    this.info = null;
    try {
      return await this.sparingly(0, async () => {
        await this.open(0, setup, signal);
        await this.speakWatched(0, PROBE_REQUEST);
        return this.speakWatched(0, PROBE_REQUEST);
      });
    } finally {
      this.dismiss(0);
      this.info = null;
    }
  }

  /** The graphics card gets two tries; then the processor speaks the chunk, and soon all of them. */
  private async speakOnCard(
    team: Team,
    request: SpeechRequest,
    signal?: AbortSignal,
  ): Promise<SpokenChunk> {
    let failure = new LecternError('gpu-failed', 'The graphics card failed.');
    for (let attempt = 1; attempt <= GPU_ATTEMPTS; attempt += 1) {
      try {
        return await this.speakOnce(0, team.setup, request, signal);
      } catch (thrown) {
        signal?.throwIfAborted();
        failure = this.dismissFailed(0, thrown);
        // What it has spoken wrongly it would speak wrongly again; where it hung, so much time is lost already.
        if (failure.code === 'speech-failed') break;
      }
    }
    this.gpuFaults += 1;
    if (this.gpuFaults >= MOST_GPU_FAULTS) {
      const probe = await this.selection.drop(`The graphics card was given up: ${failure.message}`);
      team.setup = this.processorSetup();
      await this.context.settings.changeEngine({ probe });
      return this.speakStubbornly(0, team.setup, request, signal);
    }
    try {
      return await this.speakStubbornly(1, this.processorSetup(), request, signal);
    } finally {
      this.dismiss(1);
    }
  }

  private async speakStubbornly(
    index: number,
    setup: NarratorSetup,
    request: SpeechRequest,
    signal?: AbortSignal,
  ): Promise<SpokenChunk> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.speakOnce(index, setup, request, signal);
      } catch (thrown) {
        signal?.throwIfAborted();
        const error = this.dismissFailed(index, thrown);
        const again = error.code === 'worker-died' || error.code === 'speech-failed';
        if (!again || attempt >= ATTEMPTS) throw error;
      }
    }
  }

  private async speakOnce(
    index: number,
    setup: NarratorSetup,
    request: SpeechRequest,
    signal?: AbortSignal,
  ): Promise<SpokenChunk> {
    return this.sparingly(index, async () => {
      // Asking an open one would cost a narrator that waits for its chunk some milliseconds.
      if (this.opened.get(index) !== this.slot(index).service) {
        await this.open(index, setup, signal);
      }
      return this.speakWatched(index, request);
    });
  }

  /** Does something with a narrator; where memory falls short, again with a fresh one that spares it. */
  private async sparingly<T>(index: number, work: () => Promise<T>): Promise<T> {
    const { isSparing } = this;
    try {
      return await work();
    } catch (thrown) {
      if (isSparing || LecternError.from(thrown).code !== 'memory-short') throw thrown;
      this.isSparing = true;
      this.dismiss(index);
      return work();
    }
  }

  /** Ends a narrator that hung or spoke wrongly, whose memory is not to be trusted, and names what happened. */
  private dismissFailed(index: number, thrown: unknown): LecternError {
    const error = isTimeout(thrown)
      ? new LecternError('speech-failed', 'The narrator hung while speaking.', {
          retryable: true,
          cause: thrown,
        })
      : LecternError.from(thrown);
    this.opened.delete(index);
    if (error.code === 'speech-failed' || error.code === 'gpu-failed') this.dismiss(index);
    return error;
  }

  /** The model cannot be stopped in the middle of a chunk, so that waiting for it loses nothing. */
  private async speakWatched(index: number, request: SpeechRequest): Promise<SpokenChunk> {
    const watchdog = AbortSignal.timeout(WATCHDOG_MILLISECONDS);
    const { memoryBytes, ...spoken } = await this.slot(index).service.speak(request, watchdog);
    if (memoryBytes > MOST_NARRATOR_BYTES) this.dismiss(index);
    return spoken;
  }

  /** Shows how fast the engine is; the narrator does not wait for it, and a note that is lost costs nothing. */
  private noteSpeed({ samples, tempo, milliseconds }: SpokenChunk): void {
    this.recent.push({ seconds: samples.length / tempo / SAMPLE_RATE, milliseconds });
    if (this.recent.length > SPEED_WINDOW) this.recent.shift();
    const seconds = this.recent.reduce((sum, run) => sum + run.seconds, 0);
    const spent = this.recent.reduce((sum, run) => sum + run.milliseconds, 0);
    const realTimeFactor = spent > 0 ? seconds / (spent / 1_000) : null;
    this.context.settings.changeEngine({ realTimeFactor }).catch(() => undefined);
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

function isGentle({ gentle, isOnBattery }: EngineWish): boolean {
  return gentle === 'always' || (gentle === 'on-battery' && isOnBattery);
}

function isSameWish(one: EngineWish, two: EngineWish): boolean {
  return one.backend === two.backend && isGentle(one) === isGentle(two);
}

/** Waits for a narrator that has nothing to say; chunks get them in the order in which they asked. */
function takeSlot(team: Team): Promise<number> {
  const slot = team.idle.shift();
  if (slot !== undefined) return Promise.resolve(slot);
  return new Promise((resolve) => {
    team.queue.push(resolve);
  });
}

function giveBack(team: Team, slot: number): void {
  const next = team.queue.shift();
  if (next === undefined) team.idle.unshift(slot);
  else next(slot);
}
