import { readPage, type PageTags } from './page-reader.ts';
import type { PageText } from './page-text.ts';
import { styleOfFont, type FontStyle } from './fonts.ts';
import type { PdfSession } from './pdf-session.ts';
import { StructureElements, type TaggedElement } from './structure-tree.ts';

/** Pages that are read; encyclopaedias have a tenth of it. */
const MOST_PAGES = 20_000;
/** Pages in a row that cannot be read before the rest is given up. */
const MOST_BROKEN = 50;
/** Pages that are read once more to learn their fonts' names. */
const MOST_FONT_PAGES = 24;
/** Pieces of text in the whole book. */
const MOST_SPANS = 6_000_000;

/** What the pages of a PDF hold. */
export interface PdfPages {
  pages: PageText[];
  elements: TaggedElement[];
  fonts: Map<string, FontStyle>;
  /** Pages whose content could not be read. */
  broken: number;
}

type Page = Awaited<ReturnType<PdfSession['document']['getPage']>>;

/** Names of fonts are known only once a page is prepared for drawing. */
async function readFonts(
  session: PdfSession,
  page: Page,
  names: readonly string[],
  fonts: Map<string, FontStyle>,
): Promise<void> {
  try {
    await session.ask(page.getOperatorList());
  } catch (thrown) {
    session.rethrow(thrown);
  }
  for (const name of names) {
    const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : null;
    const known = (font as { name?: unknown } | null)?.name;
    fonts.set(name, styleOfFont(typeof known === 'string' ? known : ''));
  }
}

async function readTags(
  session: PdfSession,
  page: Page,
  structure: StructureElements,
): Promise<PageTags | null> {
  try {
    const tree = await session.ask(page.getStructTree());
    // Pages without tags have none, whatever the types say.
    return (tree as typeof tree | null) === null ? null : structure.readPage(tree);
  } catch (thrown) {
    session.rethrow(thrown);
    return null;
  }
}

/** Reads the text of all pages; pages that cannot be read are left out. */
export async function readPages(session: PdfSession, isTagged: boolean): Promise<PdfPages> {
  const structure = new StructureElements();
  const pages: PageText[] = [];
  const fonts = new Map<string, FontStyle>();
  let fontPages = 0;
  let spans = 0;
  let broken = 0;
  let brokenInRow = 0;
  const count = Math.min(session.document.numPages, MOST_PAGES);
  for (let index = 0; index < count && brokenInRow < MOST_BROKEN && spans < MOST_SPANS; index++) {
    try {
      const page = await session.ask(session.document.getPage(index + 1));
      const tags = isTagged ? await readTags(session, page, structure) : null;
      const content = await session.ask(page.getTextContent({ includeMarkedContent: true }));
      const view = page.getViewport({ scale: 1 });
      const found = readPage(index, content, view, tags);
      const unknown = Object.keys(content.styles).filter((name) => !fonts.has(name));
      if (unknown.length > 0 && fontPages < MOST_FONT_PAGES) {
        await readFonts(session, page, unknown, fonts);
        fontPages++;
      }
      pages.push(...found);
      spans += found.reduce((sum, side) => sum + side.spans.length, 0);
      page.cleanup();
      brokenInRow = 0;
    } catch (thrown) {
      session.rethrow(thrown);
      broken++;
      brokenInRow++;
    }
  }
  return { pages, elements: structure.elements, fonts, broken };
}
