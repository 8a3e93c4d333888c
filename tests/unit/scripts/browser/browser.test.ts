import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BrowserMissingError, findBrowser } from '../../../../scripts/browser.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-browser-'));
  for (const name of ['google-chrome', 'chromium', 'mine']) {
    writeFileSync(join(folder, name), '#!/bin/sh\n');
    chmodSync(join(folder, name), 0o755);
  }
  writeFileSync(join(folder, 'chromium-browser'), 'cannot be run');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('the browser that a variable names goes before all others', () => {
  const environment = { PATH: folder, CHROMIUM_PATH: join(folder, 'mine') };
  expect(findBrowser(environment)).toBe(join(folder, 'mine'));
});

test('a variable that names no program is refused by name', () => {
  const environment = { PATH: folder, LECTERN_BROWSER: join(folder, 'chromium-browser') };
  expect(() => findBrowser(environment)).toThrow(BrowserMissingError);
  expect(() => findBrowser(environment)).toThrow(/LECTERN_BROWSER names “.*chromium-browser”/u);
});

test('Chromium is preferred to other browsers on the path', () => {
  const path = ['', join(folder, 'nothing'), folder].join(delimiter);
  expect(findBrowser({ PATH: path })).toBe(join(folder, 'chromium'));
});
