import { serve, transfer } from '../../../src/ports/rpc.ts';
import type { NarratorService, NarratorSetup } from '../../../src/speech/narrator-service.ts';
import { NarratorServiceImpl } from '../../../src/speech/narrator.ts';
import { WasmBackend } from '../../../src/speech/wasm/wasm-backend.ts';
import { WebGpuBackend } from '../../../src/speech/webgpu/webgpu-backend.ts';
import { loadWebGpuRuntime } from '../../../src/speech/webgpu/webgpu-runtime.ts';
import { TINY_MANIFEST, voiceModelOf } from './tiny-speech-model.ts';

/** What a worker with a tiny narrator is told by its name: where each backend's model is. */
export interface TinySetup {
  wasm: string;
  webgpu: string;
  /** Whether WebAssembly is to count as unable to wait for a promise. */
  cannotSuspend?: boolean;
  /** Where the processor's fast graph is, if it is another one. */
  fast?: string;
  /** Bytes to which a WebAssembly memory may grow. */
  mostBytes?: number;
}

/** A narrator whose graphics card can be taken away. */
export interface TinyNarrator extends NarratorService {
  loseDevice(): Promise<void>;
}

const urls = JSON.parse(self.name) as TinySetup;
if (urls.cannotSuspend === true) Reflect.deleteProperty(WebAssembly, 'Suspending');
const { mostBytes = Infinity } = urls;
const PAGE_BYTES = 65_536;
const original = Object.getOwnPropertyDescriptor(WebAssembly.Memory.prototype, 'grow');
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * PAGE_BYTES > mostBytes) throw new RangeError('No room.');
  return (original?.value as typeof this.grow).call(this, pages);
};
const bytesAt = async (url: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await fetch(url)).arrayBuffer());
let backend: NarratorSetup['backend'] = 'wasm';
let clock = 0;

const narrator = new NarratorServiceImpl({
  models: {
    fetch: () => Promise.resolve(TINY_MANIFEST),
    read: async () =>
      voiceModelOf(await bytesAt(urls[backend]), await bytesAt(urls.fast ?? urls[backend])),
    readAhead: () => Promise.resolve(null),
    removeOthers: () => Promise.resolve(),
  },
  voices: { style: () => Promise.resolve(new Float32Array(256)) },
  checkBrowser: () => undefined,
  createBackend: (setup) => {
    ({ backend } = setup);
    if (backend === 'webgpu') return new WebGpuBackend();
    return new WasmBackend(1, setup.isSparing === true ? 'small' : 'fast');
  },
  // A simulated card is slow; the clock of the tests is on its side.
  now: () => (clock += backend === 'webgpu' ? 1 : 100),
  hearMessages: () => Promise.resolve(),
});

serve<TinyNarrator>(self, {
  fetchModel: (onProgress, signal) => narrator.fetchModel(onProgress, signal),
  load: (setup, onProgress, signal) => narrator.load(setup, onProgress, signal),
  async speak(request, signal) {
    const chunk = await narrator.speak(request, signal);
    return transfer(chunk, [chunk.samples.buffer, chunk.symbolEnds.buffer]);
  },
  async loseDevice() {
    const { env } = await loadWebGpuRuntime();
    (await env.webgpu.device).destroy();
  },
});
