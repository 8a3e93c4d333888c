import { onTestFinished } from 'vitest';
import type { EncoderService } from '../../../src/audio/encoder-service.ts';
import type { ExporterService } from '../../../src/audio/exporter-service.ts';
import { connectWorker } from '../../../src/ports/rpc.ts';
import type { WorkerConnection } from '../../../src/ports/rpc.ts';

function connected<T extends object>(worker: Worker, name: string): WorkerConnection<T> {
  const connection = connectWorker<T>(worker, name);
  onTestFinished(() => {
    connection.terminate();
  });
  return connection;
}

/** Starts the encoder's worker, to be ended with the test. */
export function startEncoder(): WorkerConnection<EncoderService> {
  const url = new URL('../../../workers/encoder-worker.ts', import.meta.url);
  return connected(new Worker(url, { type: 'module' }), 'encoder');
}

/** Starts the exporter's worker, to be ended with the test. */
export function startExporter(): WorkerConnection<ExporterService> {
  const url = new URL('../../../workers/exporter-worker.ts', import.meta.url);
  return connected(new Worker(url, { type: 'module' }), 'exporter');
}
