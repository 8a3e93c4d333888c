/// <reference lib="webworker" />
import { clientsClaim } from 'workbox-core';
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { withSecurityHeaders } from '../src/ui/pwa/security-headers.ts';

declare const self: ServiceWorkerGlobalScope;
/** Set by the build: the headers that Lectern's own server sends. */
declare const LECTERN_HEADERS: Readonly<Record<string, string>>;

// The voice model and the voices have no route: the narrator keeps them itself, and checks them.
addPlugins([
  {
    handlerWillRespond: ({ response }) =>
      Promise.resolve(withSecurityHeaders(response, LECTERN_HEADERS)),
  },
]);
// `v` names the version of a file that is in the list under its plain name: the lexicons.
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/^v$/u] });
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('index.html'), {
    // Addresses of files, with a dot in the last part, are not the app.
    denylist: [/\/[^/?]+\.[^/]+$/u],
  }),
);
cleanupOutdatedCaches();
// Only the first version takes over pages that are open; later ones wait until they are asked to.
clientsClaim();
self.addEventListener('message', (event) => {
  const message = event.data as { type?: unknown } | null;
  if (message?.type === 'SKIP_WAITING') void self.skipWaiting();
});
