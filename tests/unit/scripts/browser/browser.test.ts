import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BrowserMissingError, ensureBrowser, findBrowser } from '../../../../scripts/browser.ts';

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

describe('a browser that starts', () => {
  const place = (name: string, script: string): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  };

  test('is preferred to an earlier one that only says how to install itself', () => {
    place('stub/chromium', 'exit 1');
    const working = place('works/chromium', 'exit 0');
    const PATH = [join(folder, 'stub'), join(folder, 'works')].join(delimiter);
    expect(ensureBrowser({ PATH }, [])).toBe(working);
  });

  test('is installed where there is none, by the first way that gives one', () => {
    const broken = place('none/chromium', 'exit 1');
    const ways = [
      { name: 'a way that fails', command: 'false', args: [] },
      { name: 'a way that gives nothing', command: 'true', args: [] },
      { name: 'a way that works', command: 'sh', args: ['-c', `echo '#!/bin/sh' > ${broken}`] },
    ];
    const environment = { PATH: dirname(broken) };
    expect(() => ensureBrowser(environment, ways.slice(0, 2))).toThrow(
      /“.*none\/chromium” does not start; a way that fails: exit code 1; a way that gives nothing: what it installed does not start/u,
    );
    expect(ensureBrowser(environment, ways)).toBe(broken);
  });
});
