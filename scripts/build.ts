import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';
import { injectManifest } from 'workbox-build';
import { LARGEST_FILE, packLargeFiles } from './build/pack-large-files.ts';
import { CONTENT_SECURITY_POLICY, SECURITY_HEADERS } from './cli/headers.ts';
import { DIST_FOLDER, PROJECT_FOLDER } from './cli/project.ts';

/** Where a build is made; it takes the old one's place only when all of it is there. */
const STAGE = join(PROJECT_FOLDER, 'node_modules', '.cache', 'lectern.build.new');

const SERVICE_WORKER = 'service-worker.js';

/**
 * What the service worker does not fetch beforehand: the model and the voices, which the narrator stores
 * itself; what only some machines use; what only hosts read; and the worker itself.
 */
const NOT_PRECACHED = [
  'model/*.bin',
  'voices/**',
  '_headers',
  '**/*.map',
  SERVICE_WORKER,
  // The runtimes for graphics cards: kept once they have been used, by the service worker's own route.
  'assets/ort-wasm-simd-threaded.asyncify-*',
  'assets/ort-wasm-simd-threaded.jspi-*',
  'assets/ort.webgpu.*',
  'assets/ort.jspi.*',
];

const quiet: InlineConfig = { root: PROJECT_FOLDER, logLevel: 'warn' };

/** How long the bundler's plugins take is of no interest here. */
const checks = { pluginTimings: false };

/** Puts the policy into the page, too, for hosts that cannot send headers. */
function policyPlugin(): Plugin {
  // Only a header can say who may frame the page.
  const content = CONTENT_SECURITY_POLICY.split('; ')
    .filter((directive) => !directive.startsWith('frame-ancestors'))
    .join('; ');
  return {
    name: 'lectern-policy',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** Builds the page with its workers. */
async function buildApp(): Promise<void> {
  await build({
    ...quiet,
    plugins: [policyPlugin(), packLargeFiles()],
    worker: { rolldownOptions: { checks }, plugins: () => [packLargeFiles()] },
    build: { outDir: STAGE, emptyOutDir: true, rolldownOptions: { checks } },
  });
}

/** Builds the service worker into one classic script at the top, where its scope is the whole app. */
async function buildServiceWorker(): Promise<void> {
  await build({
    ...quiet,
    configFile: false,
    publicDir: false,
    define: {
      'process.env.NODE_ENV': '"production"',
      LECTERN_HEADERS: JSON.stringify(SECURITY_HEADERS),
    },
    build: {
      outDir: STAGE,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: {
        checks,
        input: join(PROJECT_FOLDER, 'workers', 'service-worker.ts'),
        output: { format: 'iife', entryFileNames: SERVICE_WORKER },
      },
    },
  });
  const { warnings } = await injectManifest({
    swSrc: join(STAGE, SERVICE_WORKER),
    swDest: join(STAGE, SERVICE_WORKER),
    globDirectory: STAGE,
    globPatterns: ['**/*'],
    globIgnores: NOT_PRECACHED,
    maximumFileSizeToCacheInBytes: LARGEST_FILE,
    // Their names carry a hash of their content.
    dontCacheBustURLsMatching: /^assets\//u,
  });
  if (warnings.length > 0) throw new Error(warnings.join('\n'));
}

/** @throws Error naming a file that some host would refuse */
function checkSizes(): void {
  for (const entry of readdirSync(STAGE, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && statSync(path).size > LARGEST_FILE) {
      throw new Error(`${path} is larger than the ${LARGEST_FILE} bytes that hosts take.`);
    }
  }
}

/** Puts the new build in the place of the old one. */
function publish(): void {
  const old = `${STAGE}.old`;
  rmSync(old, { recursive: true, force: true });
  mkdirSync(dirname(DIST_FOLDER), { recursive: true });
  if (existsSync(DIST_FOLDER)) renameSync(DIST_FOLDER, old);
  renameSync(STAGE, DIST_FOLDER);
  rmSync(old, { recursive: true, force: true });
}

// Whoever starts the build, a test runner for one: what it makes is what users get.
process.env['NODE_ENV'] = 'production';
await buildApp();
await buildServiceWorker();
checkSizes();
publish();
