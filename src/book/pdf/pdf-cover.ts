import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { CoverImage } from '../../domain/book.ts';
import type { PdfSession } from './pdf-session.ts';

/** Longest side of a cover, in pixels. */
const LONGEST_SIDE = 1400;
const QUALITY = 0.86;
/** Steps of drawing that a page may take; what takes more is a map or made to keep the reader busy. */
const MOST_STEPS = 20_000;
/** Pixels on a side of the small copy that tells whether a page is empty. */
const SAMPLE = 32;
/** Two shades of a page differ at least by this much, of 255. */
const LEAST_CONTRAST = 24;
const INTENT = 'print';

/** Whether a drawn page is of one colour. */
function isEmpty(canvas: OffscreenCanvas): boolean {
  const sample = new OffscreenCanvas(SAMPLE, SAMPLE);
  const context = sample.getContext('2d');
  if (context === null) return true;
  context.drawImage(canvas, 0, 0, SAMPLE, SAMPLE);
  const { data } = context.getImageData(0, 0, SAMPLE, SAMPLE);
  let darkest = 255;
  let lightest = 0;
  for (let at = 0; at < data.length; at += 4) {
    const shade = ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
    darkest = Math.min(darkest, shade);
    lightest = Math.max(lightest, shade);
  }
  return lightest - darkest < LEAST_CONTRAST;
}

async function draw(session: PdfSession, page: PDFPageProxy): Promise<OffscreenCanvas | null> {
  const steps = await session.ask(page.getOperatorList({ intent: INTENT }));
  if (steps.fnArray.length > MOST_STEPS) return null;
  const size = page.getViewport({ scale: 1 });
  const scale = LONGEST_SIDE / Math.max(size.width, size.height, 1);
  const viewport = page.getViewport({ scale });
  const width = Math.max(1, Math.floor(viewport.width));
  const height = Math.max(1, Math.floor(viewport.height));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) return null;
  // The library draws on either kind of context; its types know of one.
  const canvasContext = context as unknown as CanvasRenderingContext2D;
  const task = page.render({ canvas: null, canvasContext, viewport, intent: INTENT });
  await session.ask(task.promise);
  return canvas;
}

/** Draws the first page as the book's cover; null where nothing can be drawn or the page is empty. */
export async function drawCover(session: PdfSession): Promise<CoverImage | null> {
  if (typeof OffscreenCanvas === 'undefined') return null;
  try {
    const page = await session.ask(session.document.getPage(1));
    const canvas = await draw(session, page);
    page.cleanup();
    if (canvas === null || isEmpty(canvas)) return null;
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
    return { type: 'image/jpeg', bytes: new Uint8Array(await blob.arrayBuffer()) };
  } catch {
    // A page that cannot be drawn costs no book.
    session.throwIfAborted();
    return null;
  }
}
