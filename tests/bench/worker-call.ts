import type { Page } from 'playwright';

/**
 * Puts `benchWorker(file)` on the page: opens one of the build's workers and calls its service as the
 * engine does, in the messages of `src/ports/rpc.ts`. Listeners are given as null and hear nothing.
 */
export async function addBenchWorker(page: Page): Promise<void> {
  // The loader that runs this file marks functions with a helper that the page does not have.
  await page.evaluate('globalThis.__name = (marked) => marked');
  await page.evaluate(() => {
    globalThis.benchWorker = (file) => {
      const base = new URL('./', location.href).href;
      const worker = new Worker(new URL(file, base), { type: 'module', name: base });
      const open = new Map<number, PromiseWithResolvers<unknown>>();
      let calls = 0;
      worker.onmessage = ({ data }: MessageEvent<BenchAnswer>) => {
        if (data.kind === 'progress') return;
        const call = open.get(data.id);
        open.delete(data.id);
        if (data.kind === 'result') call?.resolve(data.value);
        else call?.reject(new Error(JSON.stringify(data)));
      };
      worker.onerror = (event) => {
        for (const call of open.values()) call.reject(new Error(`${file}: ${event.message}`));
      };
      return {
        async call<T>(method: string, args: unknown[]): Promise<T> {
          const id = ++calls;
          const answer = Promise.withResolvers<unknown>();
          open.set(id, answer);
          const listener = args.indexOf(null);
          worker.postMessage({ kind: 'call', id, method, args, signal: -1, listener });
          return (await answer.promise) as T;
        },
        end: () => {
          worker.terminate();
        },
      };
    };
  });
}

interface BenchAnswer {
  kind: 'progress' | 'result' | 'error' | 'aborted';
  id: number;
  value?: unknown;
}

interface BenchWorker {
  call<T>(method: string, args: unknown[]): Promise<T>;
  end(): void;
}

declare global {
  var benchWorker: (file: string) => BenchWorker;
}
