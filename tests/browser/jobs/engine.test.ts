import type { EncodedChunk } from '../../../src/audio/encoder-service.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { liveQuery } from 'dexie';
import { LecternError } from '../../../src/domain/errors.ts';
import type { JobOptions } from '../../../src/domain/job.ts';
import { checkPronunciation } from '../../../src/domain/pronunciation.ts';
import type { EngineCrew } from '../../../src/jobs/context.ts';
import { Engine } from '../../../src/jobs/engine.ts';
import type { NarratorSetup, SpeechRequest } from '../../../src/speech/narrator-service.ts';
import type { Machine } from '../../../src/speech/narrator-plan.ts';
import { BookStore } from '../../../src/storage/book-store.ts';
import { ChunkStore } from '../../../src/storage/chunk-store.ts';
import { LecternDatabase, type JobRecord } from '../../../src/storage/database.ts';
import { JobStore } from '../../../src/storage/job-store.ts';
import { PronunciationStore } from '../../../src/storage/pronunciation-store.ts';
import { SettingsStore } from '../../../src/storage/settings-store.ts';
import { SpeechStore } from '../../../src/storage/speech-store.ts';
import type { ChapterText } from '../../../src/text/text-service.ts';
import { makeBook, makeRecords } from '../../fixtures/jobs/job-records.ts';

/**
 * The engine against a real database, with workers that can be made to fail on purpose, which the real
 * ones cannot. A chunk is a block; its phonemes are its text.
 */
class FailingCrew implements EngineCrew {
  readonly spoken: string[] = [];
  readonly written: number[] = [];
  stops = 0;
  /** Called before each chunk; may throw, or wait. */
  beforeSpeaking: (request: SpeechRequest) => Promise<void> = () => Promise.resolve();
  /** Called before each encoding; may wait. */
  beforeEncoding: () => Promise<void> = () => Promise.resolve();
  private appended = 0;
  discarded = 0;
  /** What appending fails with, if anything. */
  appendError: LecternError | null = null;

  readonly text = {
    stop: (): void => undefined,
    service: {
      planChapter: ({ title, blocks, endsWith, preferences }: ChapterText) =>
        Promise.resolve({
          chunks: [...(title === null ? [] : [title]), ...blocks.map((block) => block.text)].map(
            (text, index, all) => ({
              text,
              phonemes:
                preferences?.pronunciations.find(({ written }) => written === text)?.spoken ?? text,
              block: index,
              role: 'narration' as const,
              words: [{ start: 0, end: text.length, from: 0, to: 1 }],
              before: '',
              after: '',
              pauseAfter: index === all.length - 1 ? endsWith : ('paragraph' as const),
            }),
          ),
          unspoken: [],
        }),
      sentences: () => Promise.resolve([]),
      phonemize: () => Promise.resolve([]),
    },
  };

  readonly narrators = [0, 1].map(() => ({
    stop: (): void => {
      this.stops += 1;
    },
    service: {
      fetchModel: () => Promise.resolve(),
      load: (setup: NarratorSetup) => Promise.resolve({ ...setup, modelId: 'm' }),
      speak: async (request: SpeechRequest) => {
        await this.beforeSpeaking(request);
        this.spoken.push(request.phonemes);
        const samples = new Float32Array(2_048);
        const symbolEnds = new Uint32Array([2_048]);
        return { samples, symbolEnds, notes: [], tempo: 1, milliseconds: 100, memoryBytes: 0 };
      },
    },
  }));

  readonly encoder = {
    stop: (): void => undefined,
    service: {
      stretch: (samples: Float32Array<ArrayBuffer>, tempo: number) =>
        Promise.resolve(samples.slice(0, Math.round(samples.length / tempo))),
      encode: (samples: Float32Array) => this.encode(samples),
      encodeSpeech: (samples: Float32Array) => this.encode(samples),
      silentFrame: () => Promise.resolve(new Uint8Array(1)),
    },
  };

  readonly exporter = {
    stop: (): void => undefined,
    service: {
      begin: () => {
        this.appended = 0;
        return Promise.resolve();
      },
      append: (bytes: Uint8Array) => {
        if (this.appendError !== null) return Promise.reject(this.appendError);
        this.appended += bytes.byteLength;
        return Promise.resolve();
      },
      discard: () => {
        this.discarded += 1;
        return Promise.resolve();
      },
      finish: () => {
        this.written.push(this.appended);
        return Promise.resolve(this.appended);
      },
    },
  };

  rest(): void {
    for (const narrator of this.narrators) narrator.stop();
  }

  /** As many bytes as the samples would have frames. */
  private async encode(samples: Float32Array): Promise<EncodedChunk> {
    await this.beforeEncoding();
    return { aac: new Uint8Array(samples.length / 1_024), frames: 6 };
  }
}

let db: LecternDatabase;
let jobs: JobStore;
let speeches: SpeechStore;
let crew: FailingCrew;
let stopEngine: AbortController;
let clock: number;
let machine: Machine;

beforeEach(() => {
  db = new LecternDatabase(`test-${crypto.randomUUID()}`);
  clock = 1_000;
  machine = { cores: 2, isolated: true, sharedMemory: true, memoryGigabytes: 8 };
  jobs = new JobStore(db, () => clock);
  speeches = new SpeechStore(db);
  crew = new FailingCrew();
  stopEngine = new AbortController();
});

afterEach(async () => {
  stopEngine.abort();
  await db.delete();
});

function startEngine(): void {
  const now = (): number => (clock += 10);
  const context = {
    jobs,
    speeches,
    crew,
    machine: {
      inspect: () => machine,
      findGpuAdapter: () => Promise.resolve(null),
      appVersion: 'test',
    },
    now,
    books: new BookStore(db),
    chunks: new ChunkStore(db),
    settings: new SettingsStore(db),
    pronunciations: new PronunciationStore(db),
  };
  // A lock of this test alone, given back when the test is over.
  const locks = {
    request: (_name: string, work: () => Promise<never>) => work(),
    query: () => navigator.locks.query(),
  } as unknown as LockManager;
  void new Engine(context, locks).run(stopEngine.signal);
}

async function addJob(id: string, texts: string[][], options: Partial<JobOptions> = {}) {
  const records = makeRecords(id, makeBook(...texts), (clock += 1), options);
  await jobs.add(records.job, records.book, records.chapters);
}

/** Waits until a job is as it should be. */
async function until(id: string, holds: (job: JobRecord) => boolean): Promise<JobRecord> {
  return new Promise((resolve) => {
    const subscription = liveQuery(() => db.jobs.get(id)).subscribe((job) => {
      if (job === undefined || !holds(job)) return;
      queueMicrotask(() => {
        subscription.unsubscribe();
      });
      resolve(job);
    });
  });
}

/** Waits until the engine, after the next change of the queue, knows of it: its chunks take longer than that. */
async function nextLook(): Promise<void> {
  const next = jobs.next.bind(jobs);
  await new Promise<void>((resolve) => {
    jobs.next = async () => {
      jobs.next = next;
      const job = await next();
      resolve();
      return job;
    };
  });
  // It has asked for other things as well, and hears of all at once.
  await new SettingsStore(db).orders();
}

const isDone = (job: JobRecord): boolean => job.status === 'completed';

describe('the engine', () => {
  it('narrates the chapters in order, each once, and writes one file', async () => {
    await addJob('a', [['one', 'two'], ['three']]);
    startEngine();
    const job = await until('a', isDone);
    expect(crew.spoken).toEqual(['Chapter 1', 'one', 'two', 'Chapter 2', 'three']);
    expect(job).toMatchObject({ doneChunks: 5, totalChunks: 5, totalChunksExact: true });
    expect(crew.written).toHaveLength(1);
    expect(job.chapterStarts[0]).toBe(0);
    expect(job.chapterStarts[1]).toBeGreaterThan(0);
  });

  it('speaks the introduction first, and counts it to the first chapter', async () => {
    await addJob('a', [['one']], { introText: '{title}, by {author}, narrated by {voice}' });
    startEngine();
    const job = await until('a', isDone);
    expect(crew.spoken[0]).toBe('Emma, by Jane Austen, narrated by Heart');
    expect(job.chapterStarts).toEqual([0]);
  });

  it('works on one job after the other', async () => {
    await addJob('a', [['one']]);
    await addJob('b', [['two']]);
    startEngine();
    await until('b', isDone);
    expect(crew.spoken).toEqual(['Chapter 1', 'one', 'two']);
    expect((await jobs.get('a')).status).toBe('completed');
  });

  it('takes over sound that it has made before instead of speaking it again', async () => {
    await addJob('a', [['again', 'again', 'again']]);
    startEngine();
    const job = await until('a', isDone);
    expect(crew.spoken).toEqual(['Chapter 1', 'again']);
    expect(job.doneChunks).toBe(4);
  });

  it('begins the next chapter while the last one is still being encoded', async () => {
    await addJob('a', [['one'], ['two']]);
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    crew.beforeEncoding = () => released;
    // Only this lets anything be encoded: a chapter that was waited for would never end.
    crew.beforeSpeaking = ({ phonemes }) => {
      if (phonemes === 'Chapter 2') release();
      return Promise.resolve();
    };
    startEngine();
    const job = await until('a', isDone);
    expect(crew.spoken).toEqual(['Chapter 1', 'one', 'Chapter 2', 'two']);
    expect(job.doneChunks).toBe(4);
  });

  it('replaces a narrator that dies and loses no chunk', async () => {
    await addJob('a', [['one', 'two']]);
    let deaths = 2;
    crew.beforeSpeaking = ({ phonemes }) => {
      if (phonemes !== 'one' || deaths === 0) return Promise.resolve();
      deaths -= 1;
      return Promise.reject(new LecternError('worker-died', 'It died.', { retryable: true }));
    };
    startEngine();
    await until('a', isDone);
    expect(crew.spoken).toEqual(['Chapter 1', 'one', 'two']);
  });

  it('fails a job whose chunk fails again and again, with its place, and goes on with the next', async () => {
    await addJob('a', [['fine'], ['broken']]);
    await addJob('b', [['two']]);
    crew.beforeSpeaking = ({ phonemes }) =>
      phonemes === 'broken'
        ? Promise.reject(new LecternError('speech-failed', 'NaN.', { retryable: true }))
        : Promise.resolve();
    startEngine();
    await until('b', isDone);
    const job = await jobs.get('a');
    expect(job.status).toBe('failed');
    expect(job.error).toMatchObject({ code: 'speech-failed', chapter: 1, chunk: 1 });
    expect(job.doneChunks).toBe(3);

    crew.beforeSpeaking = () => Promise.resolve();
    await jobs.command('a', 'retry');
    await until('a', isDone);
    expect(crew.spoken.filter((text) => text === 'fine')).toHaveLength(1);
  });

  it('stops at once when paused, keeps the chunk being spoken, and goes on when resumed', async () => {
    await addJob('a', [['one', 'two', 'three']]);
    crew.beforeSpeaking = async ({ phonemes }) => {
      if (phonemes !== 'two') return;
      const told = nextLook();
      await jobs.command('a', 'pause');
      await told;
    };
    startEngine();
    await until('a', (job) => job.status === 'paused' && job.doneChunks >= 2);
    crew.beforeSpeaking = () => Promise.resolve();
    expect(crew.spoken).not.toContain('three');
    await jobs.command('a', 'resume');
    const job = await until('a', isDone);
    expect(job.doneChunks).toBe(4);
  });

  it('counts a job that is paused and resumed at once as running all along', async () => {
    await addJob('a', [['one', 'two', 'three']]);
    const seen: string[] = [];
    crew.beforeSpeaking = async ({ phonemes }) => {
      seen.push((await jobs.get('a')).status);
      if (phonemes !== 'one') return;
      await jobs.command('a', 'pause');
      await jobs.command('a', 'resume');
    };
    startEngine();
    const job = await until('a', isDone);
    expect(seen.at(-1)).toBe('running');
    expect(job.doneChunks).toBe(4);
  });

  it('frees what a failed export took, and writes the file when it is told to try again', async () => {
    await addJob('a', [['one']]);
    crew.appendError = new LecternError('storage-full', 'No room.', { retryable: true });
    startEngine();
    const failed = await until('a', (job) => job.status === 'failed');
    expect(failed.error?.code).toBe('storage-full');
    expect(crew.discarded).toBe(1);
    crew.appendError = null;
    await jobs.command('a', 'retry');
    await until('a', isDone);
    expect(crew.spoken).toEqual(['Chapter 1', 'one']);
    expect(crew.discarded).toBe(1);
  });

  it('drops a job that is removed while it runs, and goes on with the next', async () => {
    await addJob('a', [['one', 'two']]);
    await addJob('b', [['three']]);
    crew.beforeSpeaking = async ({ phonemes }) => {
      if (phonemes === 'one') await jobs.remove('a');
    };
    startEngine();
    await until('b', isDone);
    expect(await db.jobs.get('a')).toBeUndefined();
    expect(await db.chunks.where('jobId').equals('a').count()).toBe(0);
  });

  it('speaks a short text between two chunks of a running job', async () => {
    await addJob('a', [['one', 'two', 'three']]);
    crew.beforeSpeaking = async ({ phonemes }) => {
      if (phonemes !== 'one') return;
      await speeches.ask({
        id: 's',
        text: 'hello',
        voice: 'af_heart',
        dialogueVoice: null,
        speed: 1,
        pausePace: 1,
        language: 'en-us',
        emoji: 'name',
        pronunciations: [],
        createdAt: 1,
      });
      // The engine hears of it through the database, as it does of every order.
      await new Promise<void>((resolve) => {
        const subscription = liveQuery(() => speeches.next()).subscribe((next) => {
          if (next === undefined) return;
          queueMicrotask(() => {
            subscription.unsubscribe();
          });
          resolve();
        });
      });
    };
    startEngine();
    await until('a', isDone);
    expect(crew.spoken).toContain('hello');
    expect(crew.spoken.indexOf('hello')).toBeLessThan(crew.spoken.indexOf('three'));
    expect(await speeches.peek('s')).toBeInstanceOf(Blob);
  });

  it('speaks again what the user has given another pronunciation meanwhile, and only that', async () => {
    await addJob('a', [['one', 'two'], ['three']]);
    const rules = new PronunciationStore(db);
    crew.beforeSpeaking = async ({ phonemes }) => {
      if (phonemes !== 'two') return;
      await rules.put(checkPronunciation({ written: 'one', spoken: 'wun' }), null);
    };
    startEngine();
    await until('a', isDone);
    expect(crew.spoken).toEqual(['Chapter 1', 'one', 'two', 'wun', 'Chapter 2', 'three']);
  });

  it("takes a book's own pronunciations before those for all texts", async () => {
    await addJob('a', [['one', 'two']]);
    const rules = new PronunciationStore(db);
    await rules.put(checkPronunciation({ written: 'one', spoken: 'wun' }), null);
    await rules.put(checkPronunciation({ written: 'two', spoken: 'too' }), 'another book');
    await rules.put(checkPronunciation({ written: 'one', spoken: 'wan' }), 'abc');
    startEngine();
    await until('a', isDone);
    expect(crew.spoken).toEqual(['Chapter 1', 'wan', 'two']);
  });

  it('goes on with what another tab left running, without speaking finished chunks again', async () => {
    await addJob('a', [['one', 'two']]);
    crew.beforeSpeaking = ({ phonemes }) =>
      phonemes === 'two' ? new Promise(() => undefined) : Promise.resolve();
    startEngine();
    await until('a', (job) => job.doneChunks === 2);
    stopEngine.abort();

    crew = new FailingCrew();
    stopEngine = new AbortController();
    startEngine();
    await until('a', isDone);
    expect(crew.spoken).toEqual(['two']);
  });
});
