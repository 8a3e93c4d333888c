import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Block } from '../../../src/domain/book.ts';
import { LecternError } from '../../../src/domain/errors.ts';
import type { AppElement } from '../../../src/ui/app.element.ts';
import { makeBook, makeChapter, type LecternDouble } from './lectern-double.ts';
import {
  bookFile,
  chooseFiles,
  expectEventually,
  expectSoon,
  focusedElement,
  openPage,
  pierce,
} from './page-setup.ts';

beforeEach(async () => {
  await page.viewport(1_100, 1_600);
});

const BLOCKS: Block[] = [
  { kind: 'heading', text: 'The Mill', level: 2 },
  { kind: 'paragraph', text: 'He came. She saw. They left.', notes: [{ at: 17, note: 'n1' }] },
  { kind: 'heading', text: 'The Wheel', level: 3 },
  { kind: 'paragraph', text: '<b>It turned.</b> It stood.' },
  { kind: 'note', id: 'n1', text: 'She had seen it before.' },
];

/** A page with a book of three chapters, the text of the second open. */
async function openText(
  prepare?: (api: LecternDouble) => void,
): Promise<{ api: LecternDouble; app: AppElement }> {
  const opened = await openPage((api) => {
    const chapters = [
      makeChapter({ title: 'Copyright', include: false, role: 'copyright', reason: 'legal text' }),
      makeChapter({ title: 'The Mill', words: 17, blocks: BLOCKS }),
      makeChapter({ title: 'The River', blocks: [{ kind: 'paragraph', text: 'It ran on.' }] }),
    ];
    api.readings.set('mill.epub', makeBook({ chapters }));
    prepare?.(api);
  });
  chooseFiles(opened.app, [bookFile()]);
  await page.getByText('Chapters and text').click();
  await page.getByRole('button', { name: /^The Mill/u }).click();
  await expectSoon(page.getByRole('tree', { name: 'Text of The Mill' })).toBeVisible();
  await expectEventually(() => sentences(opened.app).length).toBe(8);
  return opened;
}

function sentences(app: AppElement): HTMLElement[] {
  const text = pierce(
    app,
    'lectern-draft-card',
    'lectern-draft-details',
    'lectern-review',
    'lectern-chapter-text',
  );
  return [...(text?.shadowRoot?.querySelectorAll<HTMLElement>('.sentence') ?? [])];
}

const edited = async (api: LecternDouble) =>
  (await api.books.edited(bookFile())).chapters.map(({ title, blocks }) => [
    title,
    ...blocks.map(({ text }) => text),
  ]);

it('a sentence that is pressed is left out, and put back when it is pressed again', async () => {
  const { api, app } = await openText();
  sentences(app)[2]?.click();
  await expectSoon(page.getByText('1 passage left out')).toBeVisible();
  expect((await edited(api))[1]).toContain('He came. They left.');
  expect(sentences(app)[2]?.classList).toContain('out');
  sentences(app)[2]?.click();
  await expectSoon(page.getByText('1 passage left out')).not.toBeInTheDocument();
  expect((await edited(api))[1]).toContain('He came. She saw. They left.');
});

it('text is read and left out with the keyboard alone', async () => {
  const { api } = await openText();
  const paragraph = page.getByRole('treeitem', { name: /^He came. She/u });
  page.getByRole('treeitem', { name: 'The Mill' }).element().focus();
  await userEvent.keyboard('{ArrowDown}');
  await expectEventually(focusedElement).toBe(paragraph.element());
  await userEvent.keyboard(' ');
  await expectSoon(paragraph).toHaveAttribute('aria-checked', 'false');
  expect((await edited(api))[1]).toEqual(['The Mill', 'The Mill', 'The Wheel', BLOCKS[3]?.text]);
  await userEvent.keyboard(' {ArrowRight}{ArrowRight} ');
  await expectEventually(() => focusedElement()?.textContent).toContain('She saw.');
  await expectSoon(paragraph).toHaveAttribute('aria-checked', 'mixed');
  expect((await edited(api))[1]).toContain('He came. They left.');
  await userEvent.keyboard('{End}');
  await expectEventually(() => focusedElement()?.textContent).toContain('Note 1');
});

it('notes stand in their place, numbered, and look like what is not heard', async () => {
  await openText();
  const note = page.getByRole('treeitem', { name: /She had seen it before/u });
  await expectSoon(note).toHaveAttribute('aria-checked', 'false');
  await expectSoon(page.getByText('Note 1 – not read aloud')).toBeVisible();
});

it('text is shown as text, whatever it contains', async () => {
  const { app } = await openText();
  expect(sentences(app).map(({ textContent }) => textContent)).toContain('<b>It turned.');
});

it('a chapter is renamed, and its own title comes back when the new one is cleared', async () => {
  const { api } = await openText();
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.fill('The Old Mill');
  await userEvent.keyboard('{Enter}');
  await expectSoon(page.getByRole('checkbox', { name: 'The Old Mill' })).toBeVisible();
  expect((await edited(api))[1]?.slice(0, 2)).toEqual(['The Old Mill', 'The Old Mill']);
  await title.fill('');
  await userEvent.keyboard('{Enter}');
  await expectSoon(page.getByRole('checkbox', { name: 'The Mill' })).toBeVisible();
  await expectSoon(title).toHaveValue('The Mill');
});

it('chapters are merged and split, and the keyboard finds itself at the new one', async () => {
  const { api } = await openText();
  await page.getByRole('button', { name: 'Merge with the next' }).click();
  await expectSoon(page.getByText('1 of 2 chapters')).toBeVisible();
  await page.getByRole('button', { name: 'New chapter from here' }).first().click();
  await expectEventually(() => focusedElement()?.textContent).toContain('The Wheel');
  expect((await edited(api)).map(([title]) => title)).toEqual([
    'Copyright',
    'The Mill',
    'The Wheel',
  ]);
});

it('all changes can be taken back, after a question', async () => {
  const { api } = await openText();
  await page.getByRole('button', { name: 'Merge with the next' }).click();
  await page.getByRole('button', { name: 'Undo all changes' }).click();
  await page.getByRole('button', { name: 'Undo all', exact: true }).click();
  await expectSoon(page.getByText('2 of 3 chapters')).toBeVisible();
  expect(await edited(api)).toHaveLength(3);
});

it('a change that cannot be kept is reported, and not shown', async () => {
  const { app } = await openText((api) => {
    api.editError = new LecternError('storage-full', 'There is no room left.');
  });
  sentences(app)[2]?.click();
  await expectSoon(page.getByText('There is no room left.')).toBeVisible();
  await expectEventually(() => sentences(app)[2]?.className.trim()).toBe('sentence');
});

it('shift ticks all chapters from the last one ticked', async () => {
  const { api } = await openText();
  await page.getByRole('checkbox', { name: 'Copyright' }).click();
  await page.getByRole('checkbox', { name: 'Copyright' }).click();
  await page.getByRole('checkbox', { name: 'The River' }).click({ modifiers: ['Shift'] });
  await expectSoon(page.getByText('0 of 3 chapters')).toBeVisible();
  expect(api.callsOf('edit').at(-1)?.[1]).toHaveLength(2);
});

it('of a long text only what is near the view is rendered, and the keyboard reaches its end', async () => {
  const long = Array.from({ length: 3_000 }, (_, at) => `Paragraph ${at}. It goes on. `.repeat(4));
  const { app } = await openPage((api) => {
    const blocks = long.map((text): Block => ({ kind: 'paragraph', text: text.trim() }));
    api.readings.set('mill.epub', makeBook({ chapters: [makeChapter({ title: 'All', blocks })] }));
  });
  chooseFiles(app, [bookFile()]);
  await page.getByText('Chapters and text').click();
  await page.getByRole('button', { name: /^All \d/u }).click();
  await expectEventually(() => sentences(app).length).toBeGreaterThan(8);
  page.getByRole('treeitem', { name: 'All', exact: true }).element().focus();
  await userEvent.keyboard('{End}');
  await expectEventually(() => focusedElement()?.textContent).toContain('Paragraph 2999');
  expect(sentences(app).length).toBeLessThan(1_000);
});
