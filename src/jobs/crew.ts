import type { EncoderService } from '../audio/encoder-service.ts';
import type { ExporterService } from '../audio/exporter-service.ts';
import type { BookService } from '../book/book-service.ts';
import { WorkerSlot } from '../ports/worker-slot.ts';
import type { NarratorService } from '../speech/narrator-service.ts';
import type { TextService } from '../text/text-service.ts';
import type { EngineCrew } from './context.ts';

/** As many as the plan for the largest machine has, and one that speaks for a graphics card that fails. */
const MOST_NARRATORS = 2;

/** The engine's workers, each started when first needed. */
export class Crew implements EngineCrew {
  readonly book: WorkerSlot<BookService>;
  readonly text: WorkerSlot<TextService>;
  readonly narrators: readonly WorkerSlot<NarratorService>[];
  readonly encoder: WorkerSlot<EncoderService>;
  readonly exporter: WorkerSlot<ExporterService>;

  /** @param baseUrl of the app, absolute and ending in `/`; the workers know it as their name */
  constructor(baseUrl: string) {
    // The bundler finds workers by this very form, so it stands here once for each.
    this.book = new WorkerSlot(
      () =>
        new Worker(new URL('../../workers/book-worker.ts', import.meta.url), {
          type: 'module',
          name: baseUrl,
        }),
      'book reader',
    );
    this.text = new WorkerSlot(
      () =>
        new Worker(new URL('../../workers/text-worker.ts', import.meta.url), {
          type: 'module',
          name: baseUrl,
        }),
      'text reader',
    );
    this.narrators = Array.from(
      { length: MOST_NARRATORS },
      () =>
        new WorkerSlot<NarratorService>(
          () =>
            new Worker(new URL('../../workers/narrator-worker.ts', import.meta.url), {
              type: 'module',
              name: baseUrl,
            }),
          'narrator',
        ),
    );
    this.encoder = new WorkerSlot(
      () =>
        new Worker(new URL('../../workers/encoder-worker.ts', import.meta.url), {
          type: 'module',
          name: baseUrl,
        }),
      'encoder',
    );
    this.exporter = new WorkerSlot(
      () =>
        new Worker(new URL('../../workers/exporter-worker.ts', import.meta.url), {
          type: 'module',
          name: baseUrl,
        }),
      'exporter',
    );
  }

  rest(): void {
    for (const narrator of this.narrators) narrator.stop();
    this.encoder.stop();
    this.exporter.stop();
  }
}
