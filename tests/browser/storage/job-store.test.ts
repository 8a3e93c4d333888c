import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { completeOptions } from '../../../src/api/options.ts';
import { ChunkStore } from '../../../src/storage/chunk-store.ts';
import {
  LecternDatabase,
  type AudioRecord,
  type ChunkRecord,
  type JobRecord,
} from '../../../src/storage/database.ts';
import { FinishedFiles, storedName } from '../../../src/storage/finished-files.ts';
import { JobStore } from '../../../src/storage/job-store.ts';
import { makeBook, makeRecords } from '../../fixtures/jobs/job-records.ts';

const COST = { narratedMilliseconds: 500, workMilliseconds: 600, now: 5_000 };

let db: LecternDatabase;
let jobs: JobStore;
let chunks: ChunkStore;
let clock: number;

beforeEach(() => {
  db = new LecternDatabase(`test-${crypto.randomUUID()}`);
  clock = 1_000;
  jobs = new JobStore(db, () => clock);
  chunks = new ChunkStore(db);
});

afterEach(async () => {
  await db.delete();
});

async function addJob(id: string, changes: Partial<JobRecord> = {}): Promise<void> {
  const records = makeRecords(id, makeBook(['Emma Woodhouse']), (clock += 1));
  await jobs.add({ ...records.job, ...changes }, records.book, records.chapters);
}

function chunkOf(jobId: string, index: number, key: string): [ChunkRecord, AudioRecord] {
  const symbolEnds = new Uint32Array([100]);
  return [
    {
      jobId,
      position: 0,
      index,
      key,
      frames: 10,
      pauseFrames: 2,
      characters: 50,
      effort: 60,
      block: 0,
      text: 'Emma',
      phonemes: 'ˈɛmə',
      samples: 100,
      words: [{ start: 0, end: 4, from: 0, to: 100 }],
    },
    { key, aac: new Uint8Array([1, 2, 3]), frames: 10, symbolEnds },
  ];
}

const order = async (): Promise<string[]> => (await jobs.list()).map((job) => job.id);

describe('the queue', () => {
  it('works in the order of submission, higher priority first', async () => {
    await addJob('a');
    await addJob('b');
    await addJob('urgent', { options: completeOptions({ priority: 5 }) });
    expect(await order()).toEqual(['urgent', 'a', 'b']);
    expect((await jobs.next())?.id).toBe('urgent');
  });

  it('goes on with an interrupted job before any other', async () => {
    await addJob('urgent', { options: completeOptions({ priority: 5 }) });
    await addJob('interrupted', { status: 'running' });
    expect((await jobs.next())?.id).toBe('interrupted');
  });

  it('moves a waiting job to a place, past priorities', async () => {
    await addJob('a');
    await addJob('b');
    await addJob('urgent', { options: completeOptions({ priority: 5 }) });
    await jobs.move('b', 0);
    expect(await order()).toEqual(['b', 'urgent', 'a']);
    await jobs.move('b', 99);
    expect(await order()).toEqual(['urgent', 'a', 'b']);
  });

  it('passes over paused jobs and takes them up again where they stood', async () => {
    await addJob('a');
    await addJob('b');
    await jobs.command('a', 'pause');
    expect((await jobs.next())?.id).toBe('b');
    await jobs.command('a', 'resume');
    expect((await jobs.next())?.id).toBe('a');
  });

  it('refuses commands that the state does not allow, and says why', async () => {
    await addJob('a');
    await jobs.command('a', 'cancel');
    await expect(jobs.command('a', 'pause')).rejects.toMatchObject({ code: 'job-state' });
    await expect(jobs.move('a', 0)).rejects.toMatchObject({ code: 'job-state' });
    await expect(jobs.command('nobody', 'pause')).rejects.toMatchObject({ code: 'job-unknown' });
  });

  it('puts a failed job back without its error', async () => {
    await addJob('a', { status: 'running' });
    await jobs.fail('a', { code: 'speech-failed', message: 'no', retryable: true, chapter: 3 });
    expect(await jobs.get('a')).toMatchObject({ status: 'failed', error: { chapter: 3 } });
    expect(await jobs.readLog('a')).toMatchObject([{ level: 'error', code: 'speech-failed' }]);
    await jobs.command('a', 'retry');
    expect(await jobs.get('a')).toMatchObject({ status: 'queued', error: null });
  });
});

describe('finished chunks', () => {
  it('are counted in the same transaction, each once however often it is committed', async () => {
    await addJob('a');
    await chunks.commit(...chunkOf('a', 0, 'k0'), COST);
    await chunks.commit(...chunkOf('a', 1, 'k1'), COST);
    await chunks.commit(...chunkOf('a', 1, 'k1'), COST);
    expect(await jobs.get('a')).toMatchObject({
      doneChunks: 2,
      doneCharacters: 100,
      doneEffort: 120,
      doneFrames: 24,
    });
    expect(await chunks.countByChapter('a')).toEqual(new Map([[0, 2]]));
  });

  it('come back in order', async () => {
    await addJob('a');
    for (const index of [10, 2, 0]) {
      await chunks.commit(...chunkOf('a', index, `k${index}`), COST);
    }
    const found = await chunks.ofChapter('a', 0);
    expect(found.map((chunk) => chunk.index)).toEqual([0, 2, 10]);
  });

  it('are not stored for a job that was removed meanwhile', async () => {
    expect(await chunks.commit(...chunkOf('gone', 0, 'k'), COST)).toBe(false);
    expect(await db.chunks.count()).toBe(0);
    expect(await db.audio.count()).toBe(0);
  });

  it('count for nothing in the rates when they were taken over', async () => {
    await addJob('a');
    await chunks.commit(...chunkOf('a', 0, 'k'), { ...COST, narratedMilliseconds: 0 });
    expect(await jobs.get('a')).toMatchObject({ doneEffort: 60, paces: [], narratedFrames: 0 });
  });

  it('beyond the end of a new plan are dropped with their sound', async () => {
    await addJob('a');
    await chunks.commit(...chunkOf('a', 0, 'k0'), COST);
    await chunks.commit(...chunkOf('a', 1, 'k1'), COST);
    await chunks.dropTail('a', 0, 1);
    expect(await chunks.countByChapter('a')).toEqual(new Map([[0, 1]]));
    expect(await chunks.findAudio('k1')).toBeUndefined();
  });

  it('are counted again from the chunks themselves', async () => {
    await addJob('a', { doneChunks: 77, doneCharacters: 1, doneFrames: 1 });
    await chunks.commit(...chunkOf('a', 0, 'k0'), COST);
    await chunks.recount('a');
    expect(await jobs.get('a')).toMatchObject({ doneChunks: 1, doneCharacters: 50 });
  });
});

describe('finished files', () => {
  const files = new FinishedFiles();

  async function putFile(name: string): Promise<void> {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('finished', { create: true });
    await folder.getFileHandle(name, { create: true });
  }

  it('go with their job, all parts, those too that its record does not name', async () => {
    await addJob('a');
    await addJob('a-2');
    const names = [
      storedName('a', 1, 'm4b'),
      storedName('a', 2, 'm4b'),
      storedName('a-2', 1, 'm4a'),
    ];
    for (const name of names) await putFile(name);
    await jobs.remove('a');
    await expect(files.open('a-1.m4b')).rejects.toMatchObject({ code: 'job-not-finished' });
    await expect(files.open('a-2.m4b')).rejects.toMatchObject({ code: 'job-not-finished' });
    expect(await files.open('a-2-1.m4a')).toBeInstanceOf(File);
    await jobs.remove('a-2');
  });

  it('that no job knows are dropped', async () => {
    await addJob('kept');
    await putFile(storedName('kept', 1, 'm4b'));
    await putFile(storedName('stray', 1, 'm4b'));
    await jobs.dropStrayFiles();
    expect(await files.open('kept-1.m4b')).toBeInstanceOf(File);
    await expect(files.open('stray-1.m4b')).rejects.toMatchObject({ code: 'job-not-finished' });
    await jobs.remove('kept');
  });
});

describe('removing a job', () => {
  it('leaves nothing of it behind', async () => {
    await addJob('a');
    await chunks.commit(...chunkOf('a', 0, 'k0'), COST);
    await jobs.log('a', { level: 'info', code: 'x', message: 'y' });
    await jobs.remove('a');
    const counts = await Promise.all(db.tables.map((table) => table.count()));
    expect(counts.every((count) => count === 0)).toBe(true);
  });

  it('keeps the sound that another job shares', async () => {
    await addJob('a');
    await addJob('b');
    await chunks.commit(...chunkOf('a', 0, 'shared'), COST);
    await chunks.commit(...chunkOf('b', 0, 'shared'), COST);
    await jobs.remove('a');
    expect(await chunks.findAudio('shared')).toBeDefined();
    await jobs.remove('b');
    expect(await chunks.findAudio('shared')).toBeUndefined();
  });

  it('frees the sound of finished jobs, not of those at work, when room is needed', async () => {
    await addJob('done', { status: 'completed' });
    await addJob('open');
    await chunks.commit(...chunkOf('done', 0, 'only-done'), COST);
    await chunks.commit(...chunkOf('done', 1, 'shared'), COST);
    await chunks.commit(...chunkOf('open', 0, 'shared'), COST);
    expect(await jobs.evictFinishedAudio()).toBe(3);
    expect(await chunks.findAudio('only-done')).toBeUndefined();
    expect(await chunks.findAudio('shared')).toBeDefined();
  });
});
