import { serve } from '../../../src/ports/rpc.ts';
import type { AssetVault } from '../../../src/speech/asset-vault.ts';
import { CacheVault } from '../../../src/speech/vault/cache-vault.ts';
import { OpfsVault } from '../../../src/speech/vault/opfs-vault.ts';

/** The worker's name says which vault, and under which name it keeps its files. */
const [kind, store = ''] = self.name.split(' ');

serve<AssetVault>(
  self,
  kind === 'opfs' ? new OpfsVault(store) : new CacheVault(`${location.origin}/`, store),
);
