import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { commandLine } from '../../../src/audio/ffmpeg-core.ts';
import type { FfmpegCore } from '../../../src/audio/ffmpeg-core.ts';

interface CoreModule {
  FS: {
    writeFile(path: string, bytes: Uint8Array): void;
    readFile(path: string): Uint8Array;
  };
  exec(...args: string[]): number;
  reset(): void;
  setLogger(logger: (line: { message: string }) => void): void;
}

interface CoreSettings {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ): object;
}

type CreateCore = (settings: CoreSettings) => Promise<CoreModule>;

const scriptPath = createRequire(import.meta.url).resolve('@ffmpeg/core');
// `require` leads to the UMD build; the one that Lectern uses lies beside it.
const modulePath = scriptPath.replace('/umd/', '/esm/');

const compiled = readFile(modulePath.replace(/js$/, 'wasm')).then((bytes) =>
  WebAssembly.compile(bytes),
);

/** The core that Lectern uses in the browser, run in Node: only its loading differs. */
export async function openNodeCore(): Promise<FfmpegCore> {
  // The core asks where its worker lies; Node has neither a worker scope nor a location.
  const scope = globalThis as { self?: unknown; location?: unknown };
  scope.self ??= globalThis;
  scope.location ??= { href: pathToFileURL(modulePath).href };
  const { default: create } = (await import(pathToFileURL(modulePath).href)) as {
    default: CreateCore;
  };
  const wasm = await compiled;
  const core = await create({
    instantiateWasm(imports, done) {
      done(new WebAssembly.Instance(wasm, imports));
      return {};
    },
  });
  const log: string[] = [];
  core.setLogger(({ message }) => log.push(message));
  return {
    convert(input, inputOptions, outputOptions) {
      return new Promise((resolve) => {
        const command = commandLine(inputOptions, outputOptions);
        core.FS.writeFile(command.input, input);
        const status = core.exec(...command.args);
        core.reset();
        if (status !== 0) throw new Error(log.join(' | '));
        resolve(new Uint8Array(core.FS.readFile(command.output)));
      });
    },
    end() {
      core.reset();
    },
  };
}
