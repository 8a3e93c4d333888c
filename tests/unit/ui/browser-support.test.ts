import { expect, it } from 'vitest';
import { findSupportProblem, type BrowserFeatures } from '../../../src/ui/browser-support.ts';

const complete: BrowserFeatures = {
  isSecureContext: true,
  WebAssembly,
  Worker: () => undefined,
  indexedDB: {},
  navigator: { locks: {}, storage: { getDirectory: () => Promise.resolve({}) } },
};

it('a browser with all that Lectern needs is no problem', async () => {
  expect(await findSupportProblem(complete)).toBeNull();
});

it('a page over plain http is told to use https or localhost', async () => {
  const problem = await findSupportProblem({ ...complete, isSecureContext: false });
  expect(problem?.code).toBe('browser-unsupported');
  expect(problem?.message).toMatch(/https.*localhost/u);
});

it('all that is missing is named at once', async () => {
  const problem = await findSupportProblem({
    ...complete,
    WebAssembly: { validate: () => false },
    navigator: { ...complete.navigator, locks: undefined },
  });
  expect(problem?.code).toBe('browser-unsupported');
  expect(problem?.message).toContain('WebAssembly with SIMD, Web Locks');
});

it.each([
  ['denies it', { getDirectory: () => Promise.reject(new Error('denied')) }],
  ['has none', {}],
])('a browser that %s has its missing storage named', async (_why, storage) => {
  const problem = await findSupportProblem({
    ...complete,
    navigator: { ...complete.navigator, storage },
  });
  expect(problem?.code).toBe('storage-unavailable');
});
