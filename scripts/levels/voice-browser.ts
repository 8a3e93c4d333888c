import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { createServer } from 'vite';
import type { ViteDevServer } from 'vite';
import type { Bitrate } from '../../src/domain/audio-format.ts';
import { BROWSER_FLAGS, ensureBrowser } from '../browser.ts';
import type * as VoicePage from './voice-page.ts';

type PageModule = typeof VoicePage;

const MODULE = '/scripts/levels/voice-page.ts';
const BLANK = '/voice-levels-blank-page';

function toBase64(samples: Float32Array): string {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString('base64');
}

function toSamples(encoded: string): Float32Array<ArrayBuffer> {
  return new Float32Array(Uint8Array.from(Buffer.from(encoded, 'base64')).buffer);
}

/** Lectern's workers in a headless Chromium, served from the sources. */
export class VoiceBrowser {
  readonly #server: ViteDevServer;
  readonly #browser: Browser;
  readonly #page: Page;

  private constructor(server: ViteDevServer, browser: Browser, page: Page) {
    this.#server = server;
    this.#browser = browser;
    this.#page = page;
  }

  /** Starts server and browser; the voice model has to be prepared already. */
  static async open(): Promise<VoiceBrowser> {
    // No reloads: they would end what runs.
    const server = await createServer({ logLevel: 'error', server: { port: 0, hmr: false } });
    await server.listen();
    const url = new URL(BLANK, server.resolvedUrls?.local[0]).href;
    const browser = await chromium.launch({
      executablePath: ensureBrowser(),
      args: [...BROWSER_FLAGS],
    });
    const page = await browser.newPage();
    await page.route(url, (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: {
          'Cross-Origin-Opener-Policy': 'same-origin',
          'Cross-Origin-Embedder-Policy': 'require-corp',
        },
        body: '<!doctype html><title>Voice levels</title>',
      }),
    );
    await page.goto(url);
    return new VoiceBrowser(server, browser, page);
  }

  /** Speaks a paragraph: the samples of each chunk, trimmed, not levelled. */
  async speak(
    voice: string,
    paragraph: string,
    speed: number,
  ): Promise<Float32Array<ArrayBuffer>[]> {
    return (await this.#call('speak', voice, paragraph, speed)).map(toSamples);
  }

  /** Encodes a chunk as Lectern does. */
  async encode(samples: Float32Array, bitrate: Bitrate): Promise<Uint8Array> {
    return Buffer.from(await this.#call('encode', toBase64(samples), bitrate), 'base64');
  }

  #call<K extends keyof PageModule>(
    name: K,
    ...args: Parameters<PageModule[K]>
  ): Promise<Awaited<ReturnType<PageModule[K]>>> {
    const call = `import('${MODULE}').then((module) => module.${name}(...${JSON.stringify(args)}))`;
    return this.#page.evaluate(call);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
  }
}
