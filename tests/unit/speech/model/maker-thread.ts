import { workerData, parentPort } from 'node:worker_threads';
import { failFeed, TensorMaker, type FeedPlan } from '../../../../src/speech/model/tensor-feed.ts';

/** What a thread that makes tensors is told. */
export interface MakerSetup {
  plan: FeedPlan;
  /** A tensor at which it breaks down. */
  breaksAt?: number;
  /** Counts what it has made. */
  made: SharedArrayBuffer;
}

const { plan, breaksAt, made } = workerData as MakerSetup;
const count = new Int32Array(made);
parentPort?.postMessage('ready');
try {
  new TensorMaker(plan, (tensor, target) => {
    if (tensor === breaksAt) throw new Error('broken');
    target.fill(tensor);
    Atomics.add(count, 0, 1);
    Atomics.notify(count, 0);
  }).run();
} catch {
  failFeed(plan.memory);
}
