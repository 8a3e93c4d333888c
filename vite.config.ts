import { join } from 'node:path';
import { defineConfig } from 'vite';
import { speechCore } from './scripts/build/speech-core.ts';

/** Headers without which the page gets no threads; the same as `scripts/serve.ts` sends. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Where files of the app lie that are made while it is built. */
const MADE_FILES = join(import.meta.dirname, 'node_modules', '.cache', 'lectern.made');

export default defineConfig({
  // Relative, so that the same build runs at the root of a host and below a folder of one.
  base: './',
  plugins: [speechCore(MADE_FILES)],
  worker: { format: 'es', plugins: () => [speechCore(MADE_FILES)] },
  build: {
    target: 'es2022',
    // Large files stay files: a CSP without `data:` scripts, and hashes that can be cached for good.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
  },
  server: { headers: isolation },
  preview: { headers: isolation },
  optimizeDeps: { exclude: ['@ffmpeg/ffmpeg', '@ffmpeg/core', 'onnxruntime-web', 'phonemizer'] },
});
