import type * as Runtime from 'onnxruntime-web/webgpu';
import asyncifyModuleUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import asyncifyBinaryUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import jspiModuleUrl from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import jspiBinaryUrl from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import { LecternError } from '../../domain/errors.ts';
import { unpackFile } from '../../domain/packed-file.ts';

/** What of onnxruntime-web runs a model on the graphics card. */
export type WebGpuRuntime = Pick<typeof Runtime, 'env' | 'InferenceSession' | 'Tensor'>;

/** Whether WebAssembly can wait for a promise by itself (JavaScript Promise Integration). */
function hasPromiseIntegration(): boolean {
  return 'Suspending' in WebAssembly;
}

/**
 * Loads onnxruntime-web's native WebGPU build: the one for JavaScript Promise Integration where the
 * browser has it, 17 MB, else the one that unwinds its own stack (asyncify), 27 MB. Nothing of it is
 * fetched before.
 */
export async function loadWebGpuRuntime(): Promise<WebGpuRuntime> {
  const suspends = hasPromiseIntegration();
  const runtime: WebGpuRuntime = suspends
    ? await import('onnxruntime-web/jspi')
    : await import('onnxruntime-web/webgpu');
  runtime.env.wasm.numThreads = 1;
  const own = (url: string): URL => new URL(url, import.meta.url);
  if (suspends) {
    runtime.env.wasm.wasmPaths = { mjs: own(jspiModuleUrl), wasm: own(jspiBinaryUrl) };
  } else {
    runtime.env.wasm.wasmPaths = { mjs: own(asyncifyModuleUrl) };
    runtime.env.wasm.wasmBinary = await fetchBinary(own(asyncifyBinaryUrl));
  }
  return runtime;
}

/** @throws LecternError gpu-failed, when the host does not give the file */
async function fetchBinary(url: URL): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) {
    throw new LecternError(
      'gpu-failed',
      `${url.pathname} could not be loaded: the answer has status ${response.status}.`,
    );
  }
  return (await unpackFile(await response.blob(), 'application/wasm')).arrayBuffer();
}
