import type { GraphKind } from '../../../src/domain/model-manifest.ts';
import { connectWorker, type WorkerConnection } from '../../../src/ports/rpc.ts';
import { logMelDistance } from '../../../src/speech/log-mel.ts';
import type { GraphName, GraphSession, Opening, Settings } from './session-worker.ts';

const open = new Map<GraphName, WorkerConnection<GraphSession>>();
const spoken = new Map<GraphName, Float32Array>();

function sessionOf(kind: GraphName): GraphSession {
  const known = open.get(kind);
  if (known !== undefined) return known.service;
  const worker = new Worker(new URL('./session-worker.ts', import.meta.url), {
    type: 'module',
    name: kind,
  });
  const connection = connectWorker<GraphSession>(worker, 'graph');
  open.set(kind, connection);
  return connection.service;
}

globalThis.graphs = {
  open: (kind, threads) => sessionOf(kind).open(kind, threads),
  openTensors: (kind, threads, settings) => sessionOf(kind).openTensors(kind, threads, settings),
  speak: async (kind, phonemes, voice) => {
    const { samples, spent } = await sessionOf(kind).speak(phonemes, voice);
    spoken.set(kind, samples);
    return { samples: samples.length, spent };
  },
  distance: (one, other) => {
    const [first, second] = [spoken.get(one), spoken.get(other)];
    return first === undefined || second === undefined ? NaN : logMelDistance(first, second);
  },
  end: (kind) => {
    open.get(kind)?.terminate();
    open.delete(kind);
  },
};

/** Sessions in workers of their own, for the bench to call. */
interface Graphs {
  open(kind: GraphName, threads: number): Promise<Opening>;
  /** See {@link GraphSession.openTensors}. */
  openTensors(kind: GraphKind, threads: number, settings: Settings): Promise<number>;
  /** Speaks; the samples stay in the page. */
  speak(
    kind: GraphName,
    phonemes: string,
    voice: string,
  ): Promise<{ samples: number; spent: number }>;
  /** Log-mel distance of what two graphs spoke last, in decibels. */
  distance(one: GraphName, other: GraphName): number;
  end(kind: GraphName): void;
}

declare global {
  var graphs: Graphs;
}
