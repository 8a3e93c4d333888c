import type { SpeechLanguage } from '../../../domain/speech.ts';

/** Reads the lexicon file of an accent; rejects when it cannot be had. */
export type LexiconLoader = (language: SpeechLanguage) => Promise<Uint8Array<ArrayBuffer>>;

/** Changes with the content of the lexicon files, so that a stored one is not used for a newer one. */
const VERSION = 'misaki-0.9.4-1';

const CACHE = 'lectern-lexicon';

/** Where an accent's lexicon lies, relative to the app. */
export function lexiconPath(language: SpeechLanguage): string {
  return `lexicon/${language}.lexicon`;
}

/**
 * Loads lexicons from the app's own origin and keeps them in the Cache API, so that they are fetched
 * once and are there offline. Where there is no Cache API they are fetched each time.
 */
export function createLexiconLoader(baseUrl: string): LexiconLoader {
  return async (language) => {
    const url = `${new URL(lexiconPath(language), baseUrl).href}?v=${VERSION}`;
    // Missing in an insecure context and where the user forbids storage.
    const cache = await globalThis.caches.open(CACHE).catch(() => null);
    const stored = await cache?.match(url);
    if (stored !== undefined) return bytesOf(stored);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`The lexicon ${url} was not served: ${response.status}.`);
    const bytes = await bytesOf(response);
    await cache?.put(url, new Response(bytes)).catch(() => undefined);
    return bytes;
  };
}

async function bytesOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await response.arrayBuffer());
}
