import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { BROWSER_FLAGS, findBrowser } from './browser.ts';

const FOLDER = join(import.meta.dirname, '..', 'public', 'icons');

/** Each bitmap, the drawing that it is made from, and its width and height in pixels. */
const BITMAPS = [
  { file: 'lectern-192.png', drawing: 'lectern.svg', size: 192 },
  { file: 'lectern-512.png', drawing: 'lectern.svg', size: 512 },
  { file: 'lectern-maskable-512.png', drawing: 'lectern-maskable.svg', size: 512 },
  // Systems that round the corners themselves want a full square.
  { file: 'lectern-180.png', drawing: 'lectern-maskable.svg', size: 180 },
] as const;

/** Draws the application's icons from their SVG sources; run after changing those. */
const executablePath = findBrowser();
const browser = await chromium.launch({
  args: [...BROWSER_FLAGS],
  ...(executablePath === undefined ? {} : { executablePath }),
});
try {
  const page = await browser.newPage();
  for (const { file, drawing, size } of BITMAPS) {
    const svg = await readFile(join(FOLDER, drawing), 'utf8');
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    await page.screenshot({ path: join(FOLDER, file), omitBackground: true });
  }
} finally {
  await browser.close();
}
