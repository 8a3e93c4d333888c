import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Book } from '../../../src/domain/book.ts';
import { makePngHead, outline, readFile } from '../../fixtures/books/made-books.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const STYLES = `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My chapters"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style></w:styles>`;

function docx(
  body: string,
  more: Record<string, string | Uint8Array> = {},
): Uint8Array<ArrayBuffer> {
  const parts = {
    'word/document.xml': `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': STYLES,
    ...more,
  };
  const files = Object.entries(parts).map(
    ([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part] as const,
  );
  return new Uint8Array(zipSync(Object.fromEntries(files)));
}

function p(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

function heading(text: string, style = 'berschrift1'): string {
  return p(text, `<w:pStyle w:val="${style}"/>`);
}

function blocksOf(book: Book): string[] {
  return book.chapters.flatMap((chapter) => outline(chapter));
}

test('finds chapters by styles, whatever they are called, and leaves the contents out', async () => {
  const core = `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>The Lamp</dc:title><dc:creator>Lee, Ann</dc:creator><dc:language>en-AU</dc:language></cp:coreProperties>`;
  const book = await readFile(
    docx(
      p('One 3', '<w:pStyle w:val="Verzeichnis1"/>') +
        heading('One') +
        p('First text.') +
        heading('Two', 'Mine') +
        p('Second text.') +
        p('Three', '<w:outlineLvl w:val="0"/>') +
        p('Third text.'),
      { 'docProps/core.xml': core },
    ),
    'x.bin',
  );
  expect(book).toMatchObject({ title: 'The Lamp', authors: ['Ann Lee'], language: 'en-AU' });
  expect(book.chapters.map(({ title }) => title)).toEqual(['One', 'Two', 'Three']);
  expect(blocksOf(book)).not.toContain('paragraph: One 3');
});

test('keeps text whose paragraph mark was deleted although no paragraph follows it', async () => {
  const deleted = '<w:rPr><w:del/></w:rPr>';
  const book = await readFile(
    docx(
      `${p('One.')}<w:tbl><w:tr><w:tc>${p('In a cell.', deleted)}</w:tc></w:tr></w:tbl>${p('After it.')}${p('Last ', deleted)}${p('words.', deleted)}`,
    ),
    'x.docx',
  );
  expect(blocksOf(book)).toEqual([
    'paragraph: One.',
    'paragraph: In a cell.',
    'paragraph: After it.',
    'paragraph: Last words.',
  ]);
});

test('takes no paragraph that was emptied by revisions for a break between scenes', async () => {
  const between = (inner: string): Promise<Book> =>
    readFile(docx(`${p('One.').repeat(8)}<w:p>${inner}</w:p>${p('Two.').repeat(8)}`), 'x.docx');
  expect(blocksOf(await between(''))).toContain('scene-break: ');
  for (const mark of ['del', 'moveFrom']) {
    const emptied = await between(`<w:${mark}><w:r><w:delText>Old.</w:delText></w:r></w:${mark}>`);
    expect(blocksOf(emptied)).not.toContain('scene-break: ');
  }
});

test('marks runs in another language than the document’s', async () => {
  const run = (text: string, language: string): string =>
    `<w:r><w:rPr><w:lang w:val="${language}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const body = `${p('The lamp was lit and the rain went on.')}<w:p>${run('She said ', 'en-US')}${run('à bientôt', 'fr-FR')}${run('.', 'en-GB')}</w:p>`;
  const book = await readFile(docx(body), 'x.docx');
  expect(book.chapters[0]?.blocks.at(-1)).toMatchObject({
    text: 'She said à bientôt.',
    languages: [{ start: 9, end: 18, language: 'fr-FR' }],
  });
});

test('says formulas', async () => {
  const t = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
  const square = `<m:sSup><m:e>${t('r')}</m:e><m:sup>${t('2')}</m:sup></m:sSup>`;
  const half = `<m:f><m:fPr><m:ctrlPr><w:rPr/></m:ctrlPr></m:fPr><m:num>${t('1')}</m:num><m:den>${t('2')}</m:den></m:f>`;
  const book = await readFile(
    docx(
      `<w:p><w:r><w:t xml:space="preserve">The area is </w:t></w:r><m:oMath>${square}</m:oMath><w:r><w:t xml:space="preserve"> and </w:t></w:r><m:oMath>${half}</m:oMath><w:r><w:t>.</w:t></w:r></w:p>`,
    ),
    'x.docx',
  );
  expect(blocksOf(book)).toEqual(['paragraph: The area is r squared and one half.']);
});

test('has a note that is referred to twice once', async () => {
  const reference = '<w:r><w:footnoteReference w:id="2"/></w:r>';
  const notes = `<w:footnotes ${W}><w:footnote w:id="2">${p('Of lamps.')}</w:footnote></w:footnotes>`;
  const book = await readFile(
    docx(
      `<w:p><w:r><w:t>One lamp.</w:t></w:r>${reference}</w:p><w:p><w:r><w:t>Two lamps.</w:t></w:r>${reference}</w:p>`,
      { 'word/footnotes.xml': notes },
    ),
    'x.docx',
  );
  const blocks = book.chapters.flatMap((chapter) => chapter.blocks);
  const [note] = blocks.filter(({ kind }) => kind === 'note');
  expect(blocksOf(book)).toEqual([
    'paragraph: One lamp.',
    'note: Of lamps.',
    'paragraph: Two lamps.',
  ]);
  expect(blocks.flatMap(({ notes: references = [] }) => references)).toEqual([
    { at: 9, note: note?.id },
    { at: 10, note: note?.id },
  ]);
});

test('reads what a reader of the printed page sees: no deleted, hidden or commented text', async () => {
  const book = await readFile(
    docx(
      `<w:p><w:r><w:t>Kept</w:t></w:r><w:ins><w:r><w:t xml:space="preserve"> new</w:t></w:r></w:ins><w:del><w:r><w:delText> old</w:delText></w:r></w:del>
       <w:moveFrom><w:r><w:t> moved</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r>
       <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
       <w:commentReference w:id="1"/></w:p>
       <w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr><w:r><w:t>O</w:t></w:r></w:p>${p('nce more.')}
       <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Joined </w:t></w:r></w:p>${p('paragraphs.')}`,
      {
        'word/comments.xml': `<w:comments ${W}><w:comment w:id="1">${p('A remark')}</w:comment></w:comments>`,
      },
    ),
    'x.docx',
  );
  expect(blocksOf(book)).toEqual([
    'paragraph: Kept new',
    'paragraph: Once more.',
    'paragraph: Joined paragraphs.',
  ]);
});

test('links notes, reads tables row by row, and keeps the numbers of lists', async () => {
  const item = (text: string, list: string): string =>
    p(text, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`);
  const cell = (text: string): string => `<w:tc>${p(text)}</w:tc>`;
  const book = await readFile(
    docx(
      `<w:p><w:r><w:t>A word</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>
       ${item('first', '1')}${item('second', '1')}${item('dotted', '2')}
       <w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Name')}${cell('Age')}</w:tr><w:tr>${cell('Ann')}${cell('40')}</w:tr></w:tbl>`,
      {
        'word/footnotes.xml': `<w:footnotes ${W}><w:footnote w:type="separator" w:id="0">${p('-')}</w:footnote><w:footnote w:id="2">${p('The note.')}</w:footnote></w:footnotes>`,
        'word/numbering.xml': `<w:numbering ${W}><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num></w:numbering>`,
      },
    ),
    'x.docx',
  );
  expect(blocksOf(book)).toEqual([
    'paragraph: A word.',
    'note: The note.',
    'list-item: 1. first',
    'list-item: 2. second',
    'list-item: dotted',
    'table-row: Name: Ann, Age: 40',
  ]);
  const [text, note] = book.chapters[0]?.blocks ?? [];
  expect(text?.notes).toEqual([{ at: 6, note: note?.id }]);
});

test('refuses a bomb before it is inflated, and names damage', async () => {
  const bomb = docx(p('x'), { 'word/document.xml': ' '.repeat(40 * 1024 * 1024) });
  await expect(readFile(bomb, 'bomb.docx')).rejects.toMatchObject({ code: 'archive-too-large' });
  const whole = docx(heading('One') + p('Text.'));
  await expect(readFile(whole.slice(0, -60), 'cut.docx')).rejects.toMatchObject({
    code: 'file-damaged',
  });
  const deep = docx('<w:sdt>'.repeat(5000));
  await expect(readFile(deep, 'deep.docx')).rejects.toMatchObject({ code: 'file-damaged' });
});

test('takes a large upright picture at the front for the cover, and none of inside or elsewhere', async () => {
  const picture = (id: string): string =>
    `<w:p><w:r><w:drawing><a:blip xmlns:a="a" xmlns:r="r" r:embed="${id}"/></w:drawing></w:r></w:p>`;
  const relationships =
    '<Relationships><Relationship Id="r1" Target="media/logo.png"/><Relationship Id="r2" Target="media/front.png"/><Relationship Id="r3" Target="media/inside.png"/><Relationship Id="r4" Target="http://127.0.0.1/x.png" TargetMode="External"/></Relationships>';
  const body = `${picture('r4')}${picture('r1')}${picture('r2')}${heading('One')}${p('Long text. '.repeat(80))}${picture('r3')}`;
  const front = makePngHead(900, 1400);
  const file = docx(body, {
    'word/_rels/document.xml.rels': relationships,
    'word/media/logo.png': makePngHead(200, 80),
    'word/media/front.png': front,
    'word/media/inside.png': makePngHead(1900, 2400),
  });
  expect((await readFile(file, 'x.docx')).cover).toEqual({ type: 'image/png', bytes: front });
});

function run(text: string, look: string): string {
  return `<w:p><w:r><w:rPr>${look}</w:rPr><w:t>${text}</w:t></w:r></w:p>`;
}

const LONG = `${'The rain had stopped before dawn and the street lay shining. '.repeat(4)}End.`;

test('finds headings by their larger or bold type, where no style marks any', async () => {
  const bold = '<w:b/><w:sz w:val="32"/>';
  const book = await readFile(
    docx(
      run('The Salt Road', '<w:b/><w:sz w:val="48"/>') +
        ['The Ferry', 'The Inn', 'Home']
          .map((name) => run(name, bold) + p(LONG) + p(LONG))
          .join(''),
    ),
    'x.docx',
  );
  expect(book.title).toBe('The Salt Road');
  expect(book.chapters.map(({ title }) => title).slice(-3)).toEqual([
    'The Ferry',
    'The Inn',
    'Home',
  ]);
  const spoken = await readFile(
    docx([1, 2, 3].map((n) => run(`Are you number ${n}?`, '<w:b/>') + p(LONG)).join('')),
    'x.docx',
  );
  expect(spoken.chapters).toHaveLength(1);
});

test('finds chapters by their numbered lines in a document of plain paragraphs, however short', async () => {
  const plain = ['CHAPTER ONE', 'CHAPTER TWO'].map((name) => p(name) + p('It was late.')).join('');
  const book = await readFile(docx(plain), 'x.docx');
  expect(book.chapters.map(({ title }) => title)).toEqual(['CHAPTER ONE', 'CHAPTER TWO']);
  const list = [2, 4].map((n) => p(`Chapter ${n}`) + p('It was late.')).join('');
  expect((await readFile(docx(list), 'x.docx')).chapters).toHaveLength(1);
});

test('reads the numbers that Word prints before headings, and the title by its style', async () => {
  const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Chapter %1"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
  const number =
    '<w:pStyle w:val="berschrift1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>';
  const below =
    '<w:outlineLvl w:val="1"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>';
  const book = await readFile(
    docx(
      p('The Salt Road', '<w:pStyle w:val="Title"/>') +
        p('The Ferry', number) +
        p('It was late.') +
        p('', number) +
        p('It was dark.') +
        p('Night', below) +
        p('It was black.'),
      { 'word/numbering.xml': numbering },
    ),
    'x.docx',
  );
  expect(book.title).toBe('The Salt Road');
  const heads = book.chapters.flatMap(({ blocks }) =>
    blocks.filter(({ kind }) => kind === 'heading'),
  );
  expect(heads.map(({ text }) => text).slice(-3)).toEqual([
    'Chapter I: The Ferry',
    'Chapter II',
    'II.a Night',
  ]);
});

test('reads the numbers of lists whose style makes them one', async () => {
  const styles = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Number"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style></w:styles>`;
  const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
  const item = (text: string): string => p(text, '<w:pStyle w:val="L"/>');
  const book = await readFile(
    docx(p('Do this:') + item('Boil it.') + item('Eat it.'), {
      'word/styles.xml': styles,
      'word/numbering.xml': numbering,
    }),
    'x.docx',
  );
  expect(blocksOf(book)).toEqual([
    'paragraph: Do this:',
    'list-item: 1. Boil it.',
    'list-item: 2. Eat it.',
  ]);
});
