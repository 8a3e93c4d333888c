import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { commandLine } from '../../src/audio/ffmpeg-core.ts';
import type { FfmpegCore } from '../../src/audio/ffmpeg-core.ts';

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

/** ffmpeg's WebAssembly file as it is published. */
export function readCoreFile(): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(modulePath.replace(/js$/u, 'wasm'));
}

/** Runs a core's script, which asks where its worker lies: Node has neither a worker's scope nor a location. */
async function createCore(settings: CoreSettings): Promise<CoreModule> {
  const scope = globalThis as { self?: unknown; location?: unknown };
  const had = { self: 'self' in scope, location: 'location' in scope };
  scope.self ??= globalThis;
  scope.location ??= { href: pathToFileURL(modulePath).href };
  try {
    const { default: create } = (await import(pathToFileURL(modulePath).href)) as {
      default: CreateCore;
    };
    return await create(settings);
  } finally {
    // Others tell by them where they run.
    if (!had.self) delete scope.self;
    if (!had.location) delete scope.location;
  }
}

/**
 * Starts a core in Node.
 * @param file the compiled WebAssembly file
 * @param onInstance is given what the core runs in
 */
export async function startNodeCore(
  file: WebAssembly.Module,
  onInstance: (instance: WebAssembly.Instance) => void = () => undefined,
): Promise<FfmpegCore> {
  const core = await createCore({
    instantiateWasm(imports, done) {
      const instance = new WebAssembly.Instance(file, imports);
      onInstance(instance);
      done(instance);
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

let published: Promise<WebAssembly.Module> | null = null;

/** Starts ffmpeg's core as it is published; only its loading differs from the browser's. */
export async function openNodeCore(): Promise<FfmpegCore> {
  published ??= readCoreFile().then((bytes) => WebAssembly.compile(bytes));
  return startNodeCore(await published);
}
