import type { ModelManifest } from '../domain/model-manifest.ts';
import type { AssetVault } from './asset-vault.ts';
import type { TensorOrders } from './model/fed-tensors.ts';

/** What earlier sessions taught about feeding tensors to the runtime; it saves time and nothing else. */
export interface FeedNotes {
  orders: TensorOrders;
  /** Whether this browser lets a worker get on while the thread that started it sleeps; false when unknown. */
  movesAsleep: boolean;
}

/** Name of the stored notes. */
export const NOTES_NAME = 'feed-notes.json';

const NONE: FeedNotes = { orders: {}, movesAsleep: false };

interface StoredNotes extends FeedNotes {
  /** The model that they are of. */
  id: string;
}

/** What was noted for a model, if anything. */
export async function readNotes(vault: AssetVault, { id }: ModelManifest): Promise<FeedNotes> {
  try {
    const bytes = await vault.read(NOTES_NAME);
    if (bytes === null) return NONE;
    const stored = JSON.parse(new TextDecoder().decode(bytes)) as StoredNotes;
    const isWhole = Object.values(stored.orders).every(isOrder);
    if (stored.id !== id || !isWhole) return NONE;
    return { orders: stored.orders, movesAsleep: stored.movesAsleep };
  } catch {
    return NONE;
  }
}

/** Places in a table, as far as can be told without it. */
function isOrder(order: unknown): boolean {
  return Array.isArray(order) && order.every((place) => Number.isInteger(place) && place >= 0);
}

/** Keeps notes for the next time, where they say anything new. */
export async function keepNotes(
  vault: AssetVault,
  { id }: ModelManifest,
  known: FeedNotes,
  { orders, movesAsleep }: FeedNotes,
): Promise<void> {
  const notes: FeedNotes = { orders: { ...known.orders, ...orders }, movesAsleep };
  if (JSON.stringify(notes) === JSON.stringify(known)) return;
  const stored: StoredNotes = { id, ...notes };
  // A full disk is no reason not to speak.
  await vault
    .write(NOTES_NAME, new TextEncoder().encode(JSON.stringify(stored)))
    .catch(() => undefined);
}
