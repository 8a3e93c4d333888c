import type { EncoderService } from '../../src/audio/encoder-service.ts';
import type { Bitrate } from '../../src/domain/audio-format.ts';
import { findVoice } from '../../src/domain/voice.ts';
import { connectWorker } from '../../src/ports/rpc.ts';
import type { NarratorService } from '../../src/speech/narrator-service.ts';
import type { TextService } from '../../src/text/text-service.ts';

/*
 * The half of the level measurement that runs in the browser: Lectern's own workers, joined as the
 * engine joins them, without a queue. Sound travels as base64, because that is what a page can
 * answer with.
 */

const name = new URL('/', location.href).href;

const text = connectWorker<TextService>(
  new Worker(new URL('../../workers/text-worker.ts', import.meta.url), { type: 'module', name }),
  'text reader',
);
const narrator = connectWorker<NarratorService>(
  new Worker(new URL('../../workers/narrator-worker.ts', import.meta.url), {
    type: 'module',
    name,
  }),
  'narrator',
);
const encoder = connectWorker<EncoderService>(
  new Worker(new URL('../../workers/encoder-worker.ts', import.meta.url), { type: 'module', name }),
  'encoder',
);

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary);
}

function fromBase64(encoded: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
}

/** Two threads, as on the machines that the gains were measured on: others differ in the last bits. */
const SETUP = { backend: 'wasm', threads: 2 } as const;

/** Speaks a paragraph; one run of 32-bit float samples for each chunk, trimmed, not levelled. */
export async function speak(voice: string, paragraph: string, speed: number): Promise<string[]> {
  const language = findVoice(voice)?.language ?? 'en-us';
  const { chunks } = await text.service.planChapter({
    title: null,
    blocks: [{ kind: 'paragraph', text: paragraph }],
    language,
    endsWith: 'none',
  });
  await narrator.service.load(SETUP, () => undefined);
  const spoken: string[] = [];
  for (const { phonemes } of chunks) {
    const { samples } = await narrator.service.speak({ phonemes, voice, speed });
    spoken.push(toBase64(new Uint8Array(samples.buffer)));
  }
  return spoken;
}

/** Encodes 32-bit float samples to AAC frames. */
export async function encode(samples: string, bitrate: Bitrate): Promise<string> {
  const floats = new Float32Array(fromBase64(samples).buffer);
  return toBase64((await encoder.service.encode(floats, bitrate)).aac);
}
