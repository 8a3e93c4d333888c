import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder } from '../../../../scripts/assets/cache-folder.ts';

describe('the cache folder', () => {
  it('is lectern in $XDG_CACHE_HOME', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/var/caches' })).toBe('/var/caches/lectern');
  });

  it.each([undefined, '', 'relative/path'])(
    'is ~/.cache/lectern when $XDG_CACHE_HOME is %j',
    (value) => {
      expect(cacheFolder(value === undefined ? {} : { XDG_CACHE_HOME: value })).toBe(
        join(homedir(), '.cache', 'lectern'),
      );
    },
  );
});
