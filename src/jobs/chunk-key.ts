import type { Bitrate } from '../domain/audio-format.ts';

/**
 * Changes whenever the same text may sound different: rules of the text reader, trimming, levels,
 * padding, encoder. Finished chunks of another pipeline are planned anew.
 */
export const PIPELINE = '5';

/** All that shapes a chunk's sound. */
export interface ChunkIdentity {
  text: string;
  phonemes: string;
  before: string;
  after: string;
  voice: string;
  speed: number;
  pausePace: number;
  modelId: string;
  bitrate: Bitrate;
}

/** Names a chunk's sound: the same key means the same bytes. SHA-256 in hexadecimal. */
export async function chunkKey(identity: ChunkIdentity): Promise<string> {
  const { text, phonemes, before, after, voice, speed, pausePace, modelId, bitrate } = identity;
  const words = [text, phonemes, before, after];
  const canonical = JSON.stringify([PIPELINE, words, voice, speed, pausePace, modelId, bitrate]);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
