import { LecternError } from '../domain/errors.ts';

/**
 * Parts of the page that its first sight can do without. Each brings components of its own, so each is
 * loaded in a task of its own: what they take together would hold up the page.
 */
const PARTS: readonly (() => Promise<unknown>)[] = [
  () => import('./voice-picker.element.ts'),
  () => import('./draft-card.element.ts'),
  () => import('./review/review.element.ts'),
  () => import('./narration-options.element.ts'),
  () => import('./pronunciations/pronunciation-editor.element.ts'),
  () => import('./player/player.element.ts'),
  () => import('./remove-dialog.element.ts'),
  () => import('./job-log.element.ts'),
  () => import('./settings-dialog.element.ts'),
];

let loading: Promise<void> | null = null;

async function loadAll(): Promise<void> {
  for (const load of PARTS) {
    await load();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/**
 * Loads what comes after the first sight of the page; resolves once all of it is there.
 * @throws LecternError internal, when the host does not answer
 */
export function loadLaterParts(): Promise<void> {
  loading ??= loadAll().catch((cause: unknown) => {
    // The next one who needs a part tries again.
    loading = null;
    throw new LecternError(
      'internal',
      'A part of this page could not be loaded. Check the network, then reload the page.',
      { cause, retryable: true },
    );
  });
  return loading;
}
