/**
 * Notes every WebAssembly memory that is made in this worker from now on: onnxruntime-web tells nobody
 * how large its heap has grown, and a heap never shrinks.
 * @returns gives the bytes of all of them
 */
export function watchWasmMemories(): () => number {
  const memories: WebAssembly.Memory[] = [];
  const Original = WebAssembly.Memory;
  WebAssembly.Memory = class extends Original {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      memories.push(this);
    }
  };
  return () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
}
