import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { createServer, type Plugin, type ViteDevServer } from 'vite';
import { cacheFolder } from '../../../scripts/assets/cache-folder.ts';
import { modelSources } from '../../../scripts/assets/prepare-assets.ts';
import { filesIn, nameFiles, type ModelFiles } from '../../../scripts/assets/model-files.ts';
import { obtainPublished, PUBLISHED_MODEL } from '../../../scripts/assets/published-model.ts';
import { BROWSER_FLAGS, ensureBrowser } from '../../../scripts/browser.ts';
import { PROJECT_FOLDER } from '../../../scripts/cli/project.ts';
import { compileModel, SPEEDING_PASSES } from '../../../scripts/model/compile-model.ts';
import viteConfig from '../../../vite.config.ts';
import { peerFiles, peerModel } from './peer-model.ts';

/** Where kokoro-js looks for its model and voices; the page asks the bench's own server instead. */
const PEER_PATH = '/onnx-community/Kokoro-82M-v1.0-ONNX/resolve/main/';

/** Pages with sessions of the voice model in them, in a browser of their own. */
export class GraphPages {
  readonly #server: ViteDevServer;
  readonly #browser: Browser;
  /** All pages with graphs share its storage, so that the model is fetched once. */
  readonly #context: BrowserContext;
  readonly #origin: string;

  private constructor(server: ViteDevServer, browser: Browser, context: BrowserContext) {
    this.#server = server;
    this.#browser = browser;
    this.#context = context;
    this.#origin = server.resolvedUrls?.local[0] ?? '';
  }

  /** Starts the server and the browser. */
  static async start(): Promise<GraphPages> {
    const server = await createServer({
      ...viteConfig,
      configFile: false,
      root: PROJECT_FOLDER,
      logLevel: 'error',
      plugins: [servePeer(), serveModelsWithout()],
      server: { ...viteConfig.server, host: 'localhost', port: 0 },
    });
    await server.listen();
    const browser = await chromium.launch({
      executablePath: ensureBrowser(),
      args: [...BROWSER_FLAGS],
    });
    return new GraphPages(server, browser, await browser.newContext());
  }

  /** A page in which graphs of Lectern's model can be opened. */
  async openGraphs(): Promise<Page> {
    const page = await this.#context.newPage();
    await page.goto(`${this.#origin}tests/bench/graph/page.html`);
    await page.waitForFunction(() => 'graphs' in globalThis);
    return page;
  }

  /**
   * A page with kokoro-js on the published model. It takes half of the cores, four at most: the number
   * that it is told decides on its threads.
   */
  async openPeer(cores: number): Promise<Page> {
    const context = await this.#browser.newContext();
    const page = await context.newPage();
    await page.addInitScript((count) => {
      Object.defineProperty(navigator, 'hardwareConcurrency', { value: count });
    }, cores);
    await page.goto(`${this.#origin}tests/bench/graph/peer-page.html`);
    await page.waitForFunction(() => 'peer' in globalThis, null, { timeout: 120_000 });
    return page;
  }

  async end(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
  }
}

function readPublished(): Promise<Uint8Array> {
  const cache = cacheFolder(process.env);
  const sources = modelSources(process.env, cache);
  return obtainPublished(PUBLISHED_MODEL, sources, cache, console.error);
}

/** Compiles the model without one of its passes when its list of files is asked for. */
function serveModelsWithout(): Plugin {
  let files: ModelFiles | undefined;
  const read = async (path: string): Promise<Uint8Array | undefined> => {
    const [, without, name] = path.split('/');
    if (name !== 'files.json') {
      return files && filesIn(files).find((file) => file.path === name)?.data;
    }
    const pass = SPEEDING_PASSES.find((known) => known === without);
    files = nameFiles(compileModel(await readPublished(), undefined, pass));
    const list = JSON.stringify(files, (key, value: unknown) =>
      key === 'data' ? undefined : value,
    );
    return new TextEncoder().encode(list);
  };
  return answer('/without', read);
}

/** Answers what kokoro-js asks for. */
function servePeer(): Plugin {
  const read = async (name: string): Promise<Uint8Array | undefined> => {
    if (name === 'onnx/model_quantized.onnx') return peerModel(await readPublished());
    if (name.startsWith('voices/')) {
      return readFile(join(PROJECT_FOLDER, 'node_modules', 'kokoro-js', name));
    }
    const file = peerFiles()[name];
    return file && new TextEncoder().encode(JSON.stringify(file));
  };
  return answer(PEER_PATH, (path) => read(path.slice(1)));
}

/** Answers what is asked for below a path. */
function answer(below: string, read: (path: string) => Promise<Uint8Array | undefined>): Plugin {
  return {
    name: `answer ${below}`,
    configureServer(server) {
      server.middlewares.use(below, (request, response, next) => {
        read(new URL(request.url ?? '/', 'http://localhost').pathname).then((bytes) => {
          response.statusCode = bytes === undefined ? 404 : 200;
          response.end(bytes);
        }, next);
      });
    },
  };
}
