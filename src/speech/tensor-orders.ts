import type { ModelManifest } from '../domain/model-manifest.ts';
import type { AssetVault } from './asset-vault.ts';
import type { TensorOrders } from './model/fed-tensors.ts';

/** Name of the stored orders. */
export const ORDERS_NAME = 'tensor-orders.json';

interface StoredOrders {
  /** The model that they are of. */
  id: string;
  orders: TensorOrders;
}

/** The orders in which the runtime asked for tensors of a model before; none where it never did. */
export async function readOrders(vault: AssetVault, { id }: ModelManifest): Promise<TensorOrders> {
  try {
    const bytes = await vault.read(ORDERS_NAME);
    if (bytes === null) return {};
    const stored = JSON.parse(new TextDecoder().decode(bytes)) as StoredOrders;
    const isWhole = Object.values(stored.orders).every(isOrder);
    return stored.id === id && isWhole ? stored.orders : {};
  } catch {
    // They only save time.
    return {};
  }
}

/** Places in a table, as far as can be told without it. */
function isOrder(order: unknown): boolean {
  return Array.isArray(order) && order.every((place) => Number.isInteger(place) && place >= 0);
}

/** Keeps orders for the next time, where that is new. */
export async function keepOrders(
  vault: AssetVault,
  { id }: ModelManifest,
  known: TensorOrders,
  asked: TensorOrders,
): Promise<void> {
  const orders = { ...known, ...asked };
  if (JSON.stringify(orders) === JSON.stringify(known)) return;
  const stored: StoredOrders = { id, orders };
  // A full disk is no reason not to speak.
  await vault
    .write(ORDERS_NAME, new TextEncoder().encode(JSON.stringify(stored)))
    .catch(() => undefined);
}
