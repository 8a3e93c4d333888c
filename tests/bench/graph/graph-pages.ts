import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { build, createServer, type Plugin } from 'vite';
import { cacheFolder } from '../../../scripts/assets/cache-folder.ts';
import { modelSources } from '../../../scripts/assets/prepare-assets.ts';
import { filesIn, nameFiles } from '../../../scripts/assets/model-files.ts';
import { obtainPublished, PUBLISHED_MODEL } from '../../../scripts/assets/published-model.ts';
import { BROWSER_FLAGS, ensureBrowser } from '../../../scripts/browser.ts';
import { PROJECT_FOLDER } from '../../../scripts/cli/project.ts';
import { startServer } from '../../../scripts/cli/static-server.ts';
import { compileModel, type SPEEDING_PASSES } from '../../../scripts/model/compile-model.ts';
import viteConfig from '../../../vite.config.ts';
import { peerFiles, peerModel } from './peer-model.ts';

/** Where kokoro-js looks for its model and voices; the page asks the bench's own server instead. */
const PEER_PATH = '/onnx-community/Kokoro-82M-v1.0-ONNX/resolve/main/';

/** Below the project's folder, and below the build's. */
const GRAPHS_PAGE = 'tests/bench/graph/page.html';

/** Pages with sessions of the voice model in them, in a browser of their own. */
export class GraphPages {
  readonly #servers: Servers;
  readonly #browser: Browser;
  /** All pages with graphs share its storage, so that the model is fetched once. */
  readonly #context: BrowserContext;

  private constructor(servers: Servers, browser: Browser, context: BrowserContext) {
    this.#servers = servers;
    this.#browser = browser;
    this.#context = context;
  }

  /** Builds the page with the graphs, and starts the servers and the browser. */
  static async start(): Promise<GraphPages> {
    const servers = await startServers();
    const browser = await chromium.launch({
      executablePath: ensureBrowser(),
      args: [...BROWSER_FLAGS],
    });
    return new GraphPages(servers, browser, await browser.newContext());
  }

  /** A page in which graphs of Lectern's model can be opened. */
  async openGraphs(): Promise<Page> {
    const page = await this.#context.newPage();
    await page.goto(this.#servers.graphsUrl + GRAPHS_PAGE);
    await page.waitForFunction(() => 'graphs' in globalThis);
    return page;
  }

  /** Compiles the model without one of its passes, for the page to open. */
  async compileWithout(pass: (typeof SPEEDING_PASSES)[number]): Promise<void> {
    const folder = join(this.#servers.folder, 'without', pass);
    await mkdir(folder, { recursive: true });
    const files = nameFiles(compileModel(await readPublished(), undefined, pass));
    for (const { path, data } of filesIn(files)) await writeFile(join(folder, path), data);
    const list = JSON.stringify(files, (key, value: unknown) =>
      key === 'data' ? undefined : value,
    );
    await writeFile(join(folder, 'files.json'), list);
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
    await page.goto(`${this.#servers.peerUrl}tests/bench/graph/peer-page.html`);
    await page.waitForFunction(() => 'peer' in globalThis, null, { timeout: 120_000 });
    return page;
  }

  async end(): Promise<void> {
    await this.#browser.close();
    await this.#servers.end();
  }
}

/** What serves the pages. */
interface Servers {
  /** A production build of the page with the graphs, as Lectern's own server serves it. */
  folder: string;
  graphsUrl: string;
  /** kokoro-js, whose files are as its package ships them. */
  peerUrl: string;
  end(): Promise<void>;
}

async function startServers(): Promise<Servers> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
  await build({
    root: PROJECT_FOLDER,
    logLevel: 'error',
    build: { outDir: folder, rolldownOptions: { input: join(PROJECT_FOLDER, GRAPHS_PAGE) } },
  });
  const graphs = await startServer({ root: folder, host: 'localhost', port: 0 });
  const peer = await createServer({
    ...viteConfig,
    configFile: false,
    root: PROJECT_FOLDER,
    logLevel: 'error',
    plugins: [servePeer()],
    server: { ...viteConfig.server, host: 'localhost', port: 0 },
  });
  await peer.listen();
  const end = async (): Promise<void> => {
    await peer.close();
    await graphs.close();
    await rm(folder, { recursive: true });
  };
  return { folder, graphsUrl: graphs.url, peerUrl: peer.resolvedUrls?.local[0] ?? '', end };
}

function readPublished(): Promise<Uint8Array> {
  const cache = cacheFolder(process.env);
  const sources = modelSources(process.env, cache);
  return obtainPublished(PUBLISHED_MODEL, sources, cache, console.error);
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
  return {
    name: 'serve-peer',
    configureServer(server) {
      server.middlewares.use(PEER_PATH, (request, response, next) => {
        read(new URL(request.url ?? '/', 'http://localhost').pathname.slice(1)).then((bytes) => {
          response.statusCode = bytes === undefined ? 404 : 200;
          response.end(bytes);
        }, next);
      });
    },
  };
}
