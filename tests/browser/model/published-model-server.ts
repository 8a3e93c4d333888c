import type { Plugin } from 'vite';
import { cacheFolder } from '../../../scripts/assets/cache-folder.ts';
import { modelSources } from '../../../scripts/assets/prepare-assets.ts';
import { obtainPublished, PUBLISHED_MODEL } from '../../../scripts/assets/published-model.ts';

/** Where tests in the browser find the published int8 model. */
const PUBLISHED_MODEL_URL = '/published-model.onnx';

/**
 * Serves the model as published, which the app itself never has, to the tests that compare it with
 * the compiled one. It comes out of the cache folder, or from where it is published.
 */
export function servePublishedModel(): Plugin {
  const cache = cacheFolder(process.env);
  return {
    name: 'serve-published-model',
    // Found only when a test asks for it, it would make the page load again in the middle of a test.
    config: () => ({ optimizeDeps: { include: ['protobufjs/light.js'] } }),
    configureServer(server) {
      server.middlewares.use(PUBLISHED_MODEL_URL, (_request, response, next) => {
        const sources = modelSources(process.env, cache);
        obtainPublished(PUBLISHED_MODEL, sources, cache, console.error).then((bytes) => {
          response.setHeader('Content-Type', 'application/octet-stream');
          response.end(bytes);
        }, next);
      });
    },
  };
}
