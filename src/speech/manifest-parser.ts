import {
  filesOf,
  type ModelManifest,
  type ModelShard,
  type VoiceFile,
} from '../domain/model-manifest.ts';

const SHA256 = /^[0-9a-f]{64}$/;
/** A plain file name: a manifest cannot reach out of its folder. */
const FILE_NAME = /^[\w-][\w.-]*$/;

/** Checks that parsed JSON is a manifest in every field that the narrator goes by; null when it is not. */
export function parseManifest(json: unknown): ModelManifest | null {
  if (!isRecord(json)) return null;
  const { id, bytes, shards, tensors, graphs, tokens, voices, samplesPerDuration, tokenLimit } =
    json;
  if (typeof id !== 'string' || id === '') return null;
  if (!isCount(bytes) || !isCount(samplesPerDuration) || !isCount(tokenLimit)) return null;
  if (!Array.isArray(shards) || shards.length === 0 || !shards.every(isShard)) return null;
  if (!isShard(tensors) || !isRecord(graphs)) return null;
  const { fast, plain, small } = graphs;
  if (!isShard(fast) || !isShard(plain) || !isShard(small)) return null;
  const files = filesOf({ shards, tensors, graphs: { fast, plain, small } });
  if (files.reduce((sum, file) => sum + file.bytes, 0) !== bytes) return null;
  if (!isRecord(tokens) || !Object.values(tokens).every(isCount)) return null;
  if (!isRecord(voices) || !Object.entries(voices).every(isVoice)) return null;
  return json as unknown as ModelManifest;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function isFile(value: unknown): value is VoiceFile {
  return (
    isRecord(value) &&
    isCount(value['bytes']) &&
    typeof value['sha256'] === 'string' &&
    SHA256.test(value['sha256'])
  );
}

function isShard(value: unknown): value is ModelShard {
  return (
    isFile(value) && 'path' in value && typeof value.path === 'string' && FILE_NAME.test(value.path)
  );
}

function isVoice([id, file]: [string, unknown]): boolean {
  return FILE_NAME.test(id) && isFile(file);
}
