import { InferenceSession } from 'onnxruntime-web/wasm';
import type { GraphKind, ModelManifest } from '../../../src/domain/model-manifest.ts';
import { connectWorker, serve, transfer } from '../../../src/ports/rpc.ts';
import type { SpeechSession } from '../../../src/speech/backend.ts';
import { ManifestStore } from '../../../src/speech/manifest-store.ts';
import { readVoiceModel } from '../../../src/speech/model/voice-model-reader.ts';
import type { VoiceModel } from '../../../src/speech/model/voice-model.ts';
import type { WeightsService } from '../../../src/speech/model/weights-service.ts';
import { ModelStore } from '../../../src/speech/model-store.ts';
import { openSpeechStorage } from '../../../src/speech/speech-storage.ts';
import { tokenize } from '../../../src/speech/symbols.ts';
import { VoiceStore } from '../../../src/speech/voice-store.ts';
import { SESSION_OPTIONS, WasmBackend } from '../../../src/speech/wasm/wasm-backend.ts';

/** How a graph was opened. */
export interface Opening {
  /** Milliseconds from files in the browser's storage to a session. */
  opened: number;
  /** Bytes of the runtime's heap then. */
  heapBytes: number;
}

/** How a graph was opened, and how long the runtime alone takes for it. */
export interface Loading extends Opening {
  /** Milliseconds for the same graph and tensors out of memory, opened as Lectern does it. */
  runtime: number;
  /** The same as the runtime does it when it is told nothing. */
  untold: number;
}

/** How a session is opened: as Lectern does it, or as the runtime does when it is told nothing. */
export type Settings = 'told' | 'untold';

/** A graph: one of the model's own, or the fast one compiled without one of its passes. */
export type GraphName = GraphKind | `without ${string}`;

/** What is spoken, and with which graph. */
export interface GraphSession {
  /**
   * Opens a graph.
   */
  open(name: GraphName, threads: number): Promise<Opening>;
  /** Opens a graph whose tensors lie ready in memory, for the clock alone. @returns milliseconds */
  openTensors(kind: GraphKind, threads: number, settings: Settings): Promise<number>;
  /** Speaks. @returns samples, and milliseconds that it took */
  speak(phonemes: string, voice: string): Promise<{ samples: Float32Array; spent: number }>;
  close(): Promise<void>;
}

const BASE = `${location.origin}/`;
const { vault, assets, tools } = openSpeechStorage(BASE);
const manifests = new ManifestStore(BASE, vault, tools);
const models = new ModelStore({ baseUrl: BASE, manifests, assets, vault, startWeights });
const voices = new VoiceStore(BASE, assets);

let manifest: ModelManifest | null = null;
let session: SpeechSession | null = null;

const ignore = (): void => undefined;

function startWeights() {
  const worker = new Worker(new URL('../../../workers/weights-worker.ts', import.meta.url), {
    type: 'module',
    name: BASE,
  });
  return connectWorker<WeightsService>(worker, 'weights worker');
}

function isOwn(name: GraphName): name is GraphKind {
  return !name.startsWith('without ');
}

/** A model that the bench has compiled; nothing of it is stored. */
async function readWithout(name: GraphName): Promise<VoiceModel> {
  const folder = `${BASE}${name.replace(' ', '/')}/`;
  const files = (await (await fetch(`${folder}files.json`)).json()) as ModelManifest;
  return readVoiceModel(files, async ({ path }) => {
    return new Uint8Array(await (await fetch(folder + path)).arrayBuffer());
  });
}

serve<GraphSession>(self, {
  async open(name, threads) {
    manifest = await models.fetch(ignore);
    const begun = performance.now();
    const model = isOwn(name) ? await models.readAhead(manifest, ignore) : await readWithout(name);
    if (model === null) throw new Error('This browser shares no memory between threads.');
    const backend = new WasmBackend(threads, isOwn(name) ? name : 'fast');
    session = await backend.open(model);
    model.release();
    return { opened: performance.now() - begun, heapBytes: backend.memoryBytes() };
  },
  async openTensors(kind, threads, settings) {
    const model = await models.read(await models.fetch(ignore), ignore);
    const graph = model.graph(kind);
    // A graph names its tensors in plain text.
    const text = new TextDecoder('latin1').decode(graph);
    const externalData = model
      .tensors(kind)
      .filter(({ path }) => text.includes(path))
      .map(({ path, data }) => ({ path, data: data.subarray(0, data.byteLength).slice() }));
    model.release();
    const begun = performance.now();
    // It sets the runtime up.
    new WasmBackend(threads, kind);
    const options = settings === 'told' ? SESSION_OPTIONS : { executionProviders: ['wasm'] };
    await InferenceSession.create(graph, { ...options, externalData });
    return performance.now() - begun;
  },
  async speak(phonemes, voice) {
    if (manifest === null || session === null) throw new Error('No graph is open.');
    const tokens = tokenize(manifest, phonemes);
    const style = await voices.style(manifest, voice, tokens.length - 2);
    const begun = performance.now();
    const { samples } = await session.run({ tokens, style, speed: 1 });
    return transfer({ samples, spent: performance.now() - begun }, [samples.buffer as ArrayBuffer]);
  },
  async close() {
    await session?.close();
    session = null;
  },
});
