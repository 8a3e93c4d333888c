import { LecternError } from '../domain/errors.ts';
import { STYLE_SIZE, VOICE_ROWS, type ModelManifest } from '../domain/model-manifest.ts';
import { parseVoice } from '../domain/voice-blend.ts';
import type { AssetStore } from './asset-store.ts';

/** Bytes of every voice file: float32 throughout. */
const VOICE_BYTES = VOICE_ROWS * STYLE_SIZE * Float32Array.BYTES_PER_ELEMENT;

/** Fetches voices when they are first used and keeps them for use offline. */
export class VoiceStore {
  readonly #baseUrl: string;
  readonly #assets: Pick<AssetStore, 'read'>;
  readonly #loaded = new Map<string, Float32Array<ArrayBuffer>>();

  /** @param baseUrl absolute URL of the app, ending in a slash */
  constructor(baseUrl: string, assets: Pick<AssetStore, 'read'>) {
    this.#baseUrl = baseUrl;
    this.#assets = assets;
  }

  /**
   * A voice's, or a blend's, style for a text of so many tokens, the boundaries not counted: there is a
   * row for each number from 1 to 510. That is what the model author's own pipeline takes
   * (`pack[len(ps)-1]`); see docs/decisions/125-style-row.md.
   * @throws LecternError voice-unknown, voice-unreachable, storage-full
   */
  async style(
    manifest: ModelManifest,
    id: string,
    tokens: number,
    signal?: AbortSignal,
  ): Promise<Float32Array<ArrayBuffer>> {
    const row = Math.min(Math.max(tokens, 1), VOICE_ROWS) - 1;
    const [first, ...others] = parseVoice(id);
    if (first === undefined) throw new LecternError('voice-unknown', 'No voice was named.');
    const rowOf = async (name: string): Promise<Float32Array<ArrayBuffer>> => {
      const voice = await this.#voice(manifest, name, signal);
      return voice.slice(row * STYLE_SIZE, (row + 1) * STYLE_SIZE);
    };
    const style = await rowOf(first.voice.id);
    if (others.length === 0) return style;
    const sum = Float64Array.from(style, (value) => value * first.weight);
    for (const { voice, weight } of others) {
      const part = await rowOf(voice.id);
      part.forEach((value, index) => {
        sum[index] = (sum[index] ?? 0) + value * weight;
      });
    }
    return Float32Array.from(sum);
  }

  async #voice(
    manifest: ModelManifest,
    id: string,
    signal?: AbortSignal,
  ): Promise<Float32Array<ArrayBuffer>> {
    const file = Object.hasOwn(manifest.voices, id) ? manifest.voices[id] : undefined;
    if (file?.bytes !== VOICE_BYTES) {
      const known = Object.keys(manifest.voices).join(', ');
      throw new LecternError(
        'voice-unknown',
        `There is no voice “${id}”. The voices are: ${known}.`,
      );
    }
    // By content: another version of Lectern may bring another voice of the same name.
    const loaded = this.#loaded.get(file.sha256);
    if (loaded !== undefined) return loaded;
    const asset = {
      ...file,
      url: new URL(`voices/${id}.bin`, this.#baseUrl).href,
      what: `The voice “${id}”`,
      unreachable: 'voice-unreachable',
      corrupt: 'voice-unreachable',
    } as const;
    const bytes = await this.#assets.read(asset, () => undefined, signal);
    const voice = new Float32Array(bytes.buffer);
    this.#loaded.set(file.sha256, voice);
    return voice;
  }
}
