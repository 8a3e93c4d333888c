import '../../../src/ui/theme.css';
import '../../../src/ui/app.element.ts';
import { expect, onTestFinished } from 'vitest';
import type { Locator } from 'vitest/browser';
import type { AppElement } from '../../../src/ui/app.element.ts';
import { registerIcons } from '../../../src/ui/icons.ts';
import { loadLaterParts } from '../../../src/ui/later-parts.ts';
import { LecternDouble } from './lectern-double.ts';

registerIcons();

/** How long a state is waited for, in milliseconds: a busy machine is slow, not wrong. */
const PATIENCE = { timeout: 20_000 };

/** Waits until something holds for an element. */
export const expectSoon = (locator: Locator) => expect.element(locator, PATIENCE);

/** Waits until something holds for a value. */
export const expectEventually = <T>(read: () => T) => expect.poll(read, PATIENCE);

/** The whole page over a double of the API, taken away when the test is over. */
export async function openPage(
  prepare: (api: LecternDouble) => void = () => undefined,
): Promise<{ api: LecternDouble; app: AppElement }> {
  localStorage.clear();
  const api = new LecternDouble();
  prepare(api);
  const app = document.createElement('lectern-app');
  app.api = api;
  document.body.append(app);
  onTestFinished(() => {
    app.remove();
  });
  await app.updateComplete;
  await loadLaterParts();
  return { api, app };
}

/** An element inside the shadow trees, found by a path of selectors, one for each tree. */
export function pierce(root: Element, ...selectors: string[]): HTMLElement | null {
  let found: Element | null = root;
  for (const selector of selectors) {
    found = found?.shadowRoot?.querySelector(selector) ?? null;
  }
  return found as HTMLElement | null;
}

/** The element that has the keyboard, inside whatever shadow trees. */
export function focusedElement(): Element | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}

/** A book file by name; the double does not look into it. */
export function bookFile(name = 'mill.epub'): File {
  return new File(['book'], name, { type: 'application/epub+zip' });
}

/** Drops files on the window as a user would. */
export function dropOnWindow(files: readonly File[]): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
  }
}

/** Chooses files with the file dialogue's control. */
export function chooseFiles(app: Element, files: readonly File[]): void {
  const input = pierce(app, 'lectern-drop-zone', 'input');
  if (!(input instanceof HTMLInputElement))
    throw new Error('The page has no control to choose files with.');
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  input.files = dataTransfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
