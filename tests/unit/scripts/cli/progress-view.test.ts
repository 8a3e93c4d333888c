import { describe, expect, test } from 'vitest';
import type { JobReport } from '../../../../scripts/cli/lectern-page.ts';
import { describeJob, formatSeconds, ProgressView } from '../../../../scripts/cli/progress-view.ts';
import type { EngineState } from '../../../../src/domain/engine-state.ts';

const RUNNING: JobReport = {
  id: 'a',
  status: 'running',
  progress: 0.4237,
  phase: 'narrating',
  currentChunk: 12,
  totalChunks: 30,
  totalChunksExact: true,
  currentChapter: 3,
  totalChapters: 12,
  createdAt: 0,
  startedAt: 0,
  finishedAt: null,
  elapsed: 60,
  eta: 753,
  realTimeFactor: 0.847,
  audioSeconds: 50,
  error: null,
  options: {
    voice: 'af_heart',
    dialogueVoice: null,
    speed: 1,
    pausePace: 1,
    language: 'en-us',
    emoji: 'name',
    pronunciations: [],
    chapters: null,
    skipFrontMatter: true,
    introText: null,
    format: 'm4b',
    bitrate: 64,
    notes: 'skip',
    priority: 0,
  },
  book: {
    id: 'b',
    title: 'Emma',
    authors: [],
    chapters: [],
    source: { name: 'emma.epub', bytes: 1, sha256: '' },
  },
  files: [],
};

const LOADING: EngineState = {
  backend: 'wasm',
  threads: 2,
  narrators: 1,
  model: { state: 'downloading', loadedBytes: 25, totalBytes: 100, id: '' },
  modelError: null,
  probe: null,
  realTimeFactor: null,
};

class Output {
  readonly isTTY: boolean;
  readonly columns = 60;
  text = '';

  constructor(isTTY: boolean) {
    this.isTTY = isTTY;
  }

  write(text: string): void {
    this.text += text;
  }
}

test.each([
  [0.4, '0 s'],
  [59.4, '59 s'],
  [59.6, '1:00'],
  [753, '12:33'],
  [3_600, '1:00:00'],
  [90_061, '25:01:01'],
])('%d seconds are shown as %s', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});

describe('a job', () => {
  test('is shown with percent, chapter, speed and the time left', () => {
    expect(describeJob(RUNNING, null)).toBe(
      '42.3 %, chapter 3 of 12, 0.85 × real time, 12:33 left',
    );
  });

  test('is never shown as done before it is', () => {
    expect(describeJob({ ...RUNNING, progress: 0.9999 }, null)).toMatch(/^99\.9 %/u);
  });

  test('is shown waiting for the voice while that is loaded', () => {
    const job = { ...RUNNING, progress: 0, currentChapter: 0, realTimeFactor: null, eta: null };
    expect(describeJob(job, LOADING)).toBe('0.0 %, loading the voice: 25 %');
  });

  test('is shown writing its file', () => {
    expect(describeJob({ ...RUNNING, phase: 'exporting' }, null)).toBe('42.3 %, writing the file');
  });
});

describe('the view', () => {
  test('rewrites one line on a terminal and keeps within its width', () => {
    const output = new Output(true);
    const view = new ProgressView(output);
    view.show('emma.epub', RUNNING, null);
    view.show('emma.epub', { ...RUNNING, progress: 0.5 }, null);
    view.note('Saved emma.m4b');
    const bar = '█'.repeat(10) + '░'.repeat(14);
    expect(output.text.startsWith(`\r\u001b[K${bar} emma.epub: 42.3 %`)).toBe(true);
    expect(output.text.endsWith('\r\u001b[KSaved emma.m4b\n')).toBe(true);
    for (const line of output.text.split('\r\u001b[K')) expect(line.length).toBeLessThan(60);
  });

  test('lets no name break the line or give the terminal orders', () => {
    const output = new Output(true);
    new ProgressView(output).show('a\nb\u001b[31m.epub', RUNNING, null);
    expect(output.text).toContain(' a�b�[31m.epub: 42.3 %');
  });

  test('writes plain lines elsewhere, one for each percent and step', () => {
    const output = new Output(false);
    const view = new ProgressView(output);
    view.show('emma.epub', RUNNING, null);
    view.show('emma.epub', { ...RUNNING, progress: 0.4299 }, null);
    view.show('emma.epub', { ...RUNNING, progress: 0.43 }, null);
    view.show('emma.epub', { ...RUNNING, progress: 0.43, currentChapter: 4 }, null);
    expect(output.text.split('\n').length - 1).toBe(3);
    expect(output.text).not.toContain('\r');
  });
});
