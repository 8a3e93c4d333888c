import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  cacheControl,
  CONTENT_SECURITY_POLICY,
  IMMUTABLE,
  renderHeadersFile,
  REVALIDATE,
  SECURITY_HEADERS,
} from '../../../../scripts/cli/headers.ts';
import { PROJECT_FOLDER } from '../../../../scripts/cli/project.ts';

function readProject(path: string): string {
  return readFileSync(join(PROJECT_FOLDER, path), 'utf8');
}

test('the header file for hosts holds what our own server sends', () => {
  expect(readProject('public/_headers')).toBe(renderHeadersFile());
});

test('the deployment guide repeats every header for nginx and for Caddy', () => {
  const guide = readProject('docs/deploy.md');
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    expect(guide).toContain(`add_header ${name} "${value}" always;`);
    expect(guide).toContain(`${name} "${value}"\n`);
  }
  expect(guide.split(IMMUTABLE).length).toBeGreaterThan(3);
});

test('the policy lets nothing in from elsewhere, and no script but files of our own', () => {
  const sources = CONTENT_SECURITY_POLICY.split('; ').flatMap((directive) =>
    directive.split(' ').slice(1),
  );
  const allowed = ["'self'", "'none'", 'data:', 'blob:', "'wasm-unsafe-eval'", "'unsafe-inline'"];
  expect(sources.filter((source) => !allowed.includes(source))).toEqual([]);
  expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
  expect(CONTENT_SECURITY_POLICY).toContain("script-src 'self' 'wasm-unsafe-eval';");
});

test.each([
  ['/assets/index-Ab12_x-9.js', IMMUTABLE],
  ['/assets/fonts/a-1.woff2', IMMUTABLE],
  ['/model/shard-00-0123456789ab.bin', IMMUTABLE],
  ['/model/manifest.json', REVALIDATE],
  ['/voices/af_heart.bin', REVALIDATE],
  ['/assets', REVALIDATE],
  ['/model/xbin', REVALIDATE],
  ['/service-worker.js', REVALIDATE],
  ['/index.html', REVALIDATE],
])('caching of %s is “%s”', (path, caching) => {
  expect(cacheControl(path)).toBe(caching);
});
