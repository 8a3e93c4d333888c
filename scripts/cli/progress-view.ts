import type { EngineState } from '../../src/domain/engine-state.ts';
import type { JobReport } from './lectern-page.ts';

const BAR_WIDTH = 24;

/** Seconds as `7 s`, `3:05` or `2:03:05`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60];
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(whole % 60)}`
    : `${minutes}:${two(whole % 60)}`;
}

/** What a job is at, without its name: `42.3 %, chapter 3 of 12, 0.85 × real time, 12:33 left`. */
export function describeJob(job: JobReport, engine: EngineState | null): string {
  const percent = `${(Math.floor(job.progress * 1_000) / 10).toFixed(1)} %`;
  if (job.status !== 'running') return `${percent}, ${job.status}`;
  if (job.phase === 'exporting') return `${percent}, writing the file`;
  const parts = [percent];
  if (job.currentChapter > 0) parts.push(`chapter ${job.currentChapter} of ${job.totalChapters}`);
  const model = engine?.model;
  if (model?.state === 'downloading' && model.totalBytes > 0) {
    parts.push(`loading the voice: ${Math.floor((100 * model.loadedBytes) / model.totalBytes)} %`);
  } else if (model?.state === 'loading') {
    parts.push('starting the voice');
  }
  if (job.realTimeFactor !== null) parts.push(`${job.realTimeFactor.toFixed(2)} × real time`);
  if (job.eta !== null) parts.push(`${formatSeconds(job.eta)} left`);
  return parts.join(', ');
}

/** A file's name may hold line breaks, or orders to the terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '�');
}

/** Where progress is written; standard error, or a test's own. */
export interface ProgressOutput {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}

/** Shows how far the running job has come: one line that is rewritten, or plain lines where nobody watches. */
export class ProgressView {
  readonly #output: ProgressOutput;
  #shown = '';
  #step = '';

  constructor(output: ProgressOutput) {
    this.#output = output;
  }

  /** Shows a job. Without a terminal a line is written for each whole percent and each step. */
  show(name: string, job: JobReport, engine: EngineState | null): void {
    const text = `${printable(name)}: ${describeJob(job, engine)}`;
    if (this.#output.isTTY === true) {
      const done = Math.round(job.progress * BAR_WIDTH);
      const bar = '█'.repeat(done) + '░'.repeat(BAR_WIDTH - done);
      const width = (this.#output.columns ?? 80) - 1;
      const line = `${bar} ${text}`.slice(0, width);
      if (line !== this.#shown) this.#output.write(`\r\u001b[K${line}`);
      this.#shown = line;
      return;
    }
    const percent = Math.floor(job.progress * 100);
    const step = `${job.id} ${job.status} ${job.phase} ${job.currentChapter} ${percent}`;
    if (step !== this.#step) this.#output.write(`${text}\n`);
    this.#step = step;
  }

  /** Writes a line that stays, above the bar. */
  note(text: string): void {
    this.clear();
    this.#output.write(`${text}\n`);
  }

  /** Takes the bar away. */
  clear(): void {
    if (this.#shown !== '') this.#output.write('\r\u001b[K');
    this.#shown = '';
  }
}
