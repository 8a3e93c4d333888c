import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Largest file that all of the hosts in docs/deploy.md take: Cloudflare Pages refuses more than 25 MiB. */
export const LARGEST_FILE = 25 * 2 ** 20;

/**
 * Packs WebAssembly files that are too large for a host with gzip, under a name of their own; whoever
 * loads one unpacks it (`src/domain/packed-file.ts`).
 */
export function packLargeFiles(limit = LARGEST_FILE): Plugin {
  return {
    name: 'lectern-pack-large-files',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const packed: string[] = [];
        for (const [key, file] of Object.entries(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.wasm')) continue;
          if (file.source.length <= limit) continue;
          const name = file.fileName.slice(file.fileName.lastIndexOf('/') + 1);
          packed.push(name);
          Reflect.deleteProperty(bundle, key);
          this.emitFile({
            type: 'asset',
            fileName: `${file.fileName}.gz`,
            source: gzipSync(file.source, { level: 9 }),
          });
        }
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk') continue;
          for (const name of packed) file.code = file.code.replaceAll(name, `${name}.gz`);
        }
      },
    },
  };
}
