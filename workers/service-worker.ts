/// <reference lib="webworker" />
import { clientsClaim, type WorkboxPlugin } from 'workbox-core';
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';
import { withSecurityHeaders } from '../src/ui/pwa/security-headers.ts';

declare const self: ServiceWorkerGlobalScope;
/** Set by the build: the headers that Lectern's own server sends. */
declare const LECTERN_HEADERS: Readonly<Record<string, string>>;

const GPU_RUNTIME_CACHE = 'lectern-gpu-runtime';

// The voice model and the voices have no route: the narrator keeps them itself, and checks them.
const secure: WorkboxPlugin = {
  handlerWillRespond: ({ response }) =>
    Promise.resolve(withSecurityHeaders(response, LECTERN_HEADERS)),
};
addPlugins([secure]);
// `v` names the version of a file that is in the list under its plain name: the lexicons.
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/^v$/u] });
// Runtimes for graphics cards, which most machines never ask for. Their names carry a hash.
registerRoute(
  ({ url }) =>
    /\/assets\/ort(?:-wasm-simd-threaded)?\.(?:asyncify|jspi|webgpu)[.-][^/]+$/u.test(url.pathname),
  new CacheFirst({ cacheName: GPU_RUNTIME_CACHE, plugins: [secure] }),
);
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('index.html'), {
    // Addresses of files, with a dot in the last part, are not the app.
    denylist: [/\/[^/?]+\.[^/]+$/u],
  }),
);
cleanupOutdatedCaches();
// A new version has runtimes of its own; they are fetched again when they are used.
self.addEventListener('activate', (event) => {
  event.waitUntil(caches.delete(GPU_RUNTIME_CACHE));
});
// Only the first version takes over pages that are open; later ones wait until they are asked to.
clientsClaim();
self.addEventListener('message', (event) => {
  const message = event.data as { type?: unknown } | null;
  if (message?.type === 'SKIP_WAITING') void self.skipWaiting();
});
