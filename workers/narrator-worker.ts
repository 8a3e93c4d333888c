import { connectWorker, serve, transfer } from '../src/ports/rpc.ts';
import type { WeightsService } from '../src/speech/model/weights-service.ts';
import type { NarratorService } from '../src/speech/narrator-service.ts';
import { createNarrator } from '../src/speech/narrator-factory.ts';

/** The worker's name is the absolute URL of the app, ending in a slash. */
const startWeights = () =>
  connectWorker<WeightsService>(
    new Worker(new URL('./weights-worker.ts', import.meta.url), {
      type: 'module',
      name: self.name,
    }),
    'weights worker',
  );
const canShare = globalThis.crossOriginIsolated && 'Worker' in globalThis;
const narrator = createNarrator(self.name, canShare ? startWeights : null);

serve<NarratorService>(self, {
  fetchModel: (onProgress, signal) => narrator.fetchModel(onProgress, signal),
  load: (setup, onProgress, signal) => narrator.load(setup, onProgress, signal),
  async speak(request, signal) {
    const chunk = await narrator.speak(request, signal);
    return transfer(chunk, [chunk.samples.buffer, chunk.symbolEnds.buffer]);
  },
});
