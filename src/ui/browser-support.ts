import type { ErrorCode } from '../domain/errors.ts';

/** Something that Lectern cannot do without, as a notice on the page. */
export interface SupportProblem {
  code: ErrorCode;
  message: string;
}

/** The smallest module with a SIMD instruction (i8x16.splat and i8x16.popcnt), for `WebAssembly.validate`. */
const SIMD_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
]);

/** The parts of a browser that are asked about; the window itself by default. */
export interface BrowserFeatures {
  isSecureContext: boolean;
  WebAssembly?: Pick<typeof WebAssembly, 'validate'>;
  Worker?: unknown;
  indexedDB?: unknown;
  navigator: { locks?: unknown; storage?: { getDirectory?: () => Promise<unknown> } };
}

/** Finds what this browser, or the way in which the page was opened, lacks; null when all is there. */
export async function findSupportProblem(browser: BrowserFeatures): Promise<SupportProblem | null> {
  if (!browser.isSecureContext) {
    return {
      code: 'browser-unsupported',
      message:
        'This page was opened over plain http, where browsers give it no storage and no threads. Open it over https, or as http://localhost on this machine.',
    };
  }
  const missing: string[] = [];
  if (browser.WebAssembly?.validate(SIMD_MODULE) !== true) missing.push('WebAssembly with SIMD');
  if (browser.Worker === undefined) missing.push('workers');
  if (browser.navigator.locks === undefined) missing.push('Web Locks');
  if (browser.indexedDB === undefined) missing.push('IndexedDB');
  if (missing.length > 0) {
    return {
      code: 'browser-unsupported',
      message: `This browser lacks ${missing.join(', ')}. Use a current Chrome, Edge, Firefox or Safari.`,
    };
  }
  try {
    if (browser.navigator.storage?.getDirectory === undefined) throw new Error('missing');
    await browser.navigator.storage.getDirectory();
    return null;
  } catch {
    return {
      code: 'storage-unavailable',
      message:
        'The browser gives this page no storage, as in a private window or with cookies blocked. Open Lectern in a normal window and allow it to store data.',
    };
  }
}
