import { expect, test } from 'vitest';
import { makeDocument, makeEpub } from '../../fixtures/books/make-epub.ts';
import {
  makePngHead,
  outline,
  readBody,
  readFile,
  readMade,
} from '../../fixtures/books/made-books.ts';

const CHAPTERS = [
  { title: 'Chapter One', paragraphs: ['It was a dark night.'] },
  { title: 'Chapter Two', paragraphs: ['The rain fell.', ['Rain, rain,', 'go away']] },
];

test('reads title, authors, language, year, publisher and description', async () => {
  const book = await readMade({
    title: 'The Night & the Rain',
    authors: ['Austen, Jane', 'Bo Ray'],
    language: 'en_gb',
    chapters: CHAPTERS,
    metadata:
      '<dc:date>1813-01-28</dc:date><dc:publisher>Egerton</dc:publisher><dc:description>&lt;p&gt;A &lt;b&gt;dark&lt;/b&gt; tale.&lt;/p&gt;</dc:description>',
  });
  expect(book).toMatchObject({
    title: 'The Night & the Rain',
    authors: ['Jane Austen', 'Bo Ray'],
    language: 'en-GB',
    year: 1813,
    publisher: 'Egerton',
    description: 'A dark tale.',
  });
});

test('takes the title that is typed main, and authors but not translators', async () => {
  const book = await readMade({
    title: 'A Series',
    authors: [],
    chapters: CHAPTERS,
    metadata: `<dc:title id="t">The Real Title</dc:title><meta refines="#t" property="title-type">main</meta>
      <dc:creator id="a">Ann Lee</dc:creator><meta refines="#a" property="role">aut</meta>
      <dc:creator id="b">Tom Translator</dc:creator><meta refines="#b" property="role">trl</meta>`,
  });
  expect(book).toMatchObject({ title: 'The Real Title', authors: ['Ann Lee'] });
});

test('reads the series that a book belongs to, as EPUB 3 and calibre write it', async () => {
  const own = await readMade({
    chapters: CHAPTERS,
    metadata: `<meta property="belongs-to-collection" id="s">Great Books</meta><meta refines="#s" property="collection-type">set</meta>
      <meta property="belongs-to-collection" id="c">The Rain</meta><meta refines="#c" property="collection-type">series</meta><meta refines="#c" property="group-position">2</meta>`,
  });
  expect(own.series).toEqual({ name: 'The Rain', position: '2' });
  const calibre = await readMade({
    chapters: CHAPTERS,
    version: 2,
    metadata:
      '<meta name="calibre:series" content="The Rain"/><meta name="calibre:series_index" content="2.0"/>',
  });
  expect(calibre.series).toEqual({ name: 'The Rain', position: '2' });
  expect((await readMade({ chapters: CHAPTERS })).series).toBeUndefined();
});

test('reads authors written family name first, and passes over editors and illustrators', async () => {
  const book = await readMade({
    authors: [],
    chapters: CHAPTERS,
    version: 2,
    metadata: `<dc:creator opf:role="aut" opf:file-as="Austen, Jane">Austen, Jane</dc:creator>
      <dc:creator opf:role="aut" opf:file-as="Gaskell, Elizabeth &amp; Brontë, Anne">Elizabeth Gaskell &amp; Anne Brontë</dc:creator>
      <dc:creator opf:role="edt">Ed Editor</dc:creator><dc:creator opf:role="ill">Ill Lustrator</dc:creator>`,
  });
  expect(book.authors).toEqual(['Jane Austen', 'Elizabeth Gaskell', 'Anne Brontë']);
});

test('reads chapters with their blocks, in the order of the spine', async () => {
  const book = await readMade({ chapters: CHAPTERS });
  expect(book.chapters.map(({ title, include, words }) => ({ title, include, words }))).toEqual([
    { title: 'Chapter One', include: true, words: 7 },
    { title: 'Chapter Two', include: true, words: 9 },
  ]);
  expect(outline(book.chapters[1])).toEqual([
    'heading: Chapter Two',
    'paragraph: The rain fell.',
    'verse: Rain, rain,\ngo away',
  ]);
});

test('reads the table of contents of an EPUB 2', async () => {
  const book = await readMade({ chapters: CHAPTERS, version: 2 });
  expect(book.chapters.map(({ title }) => title)).toEqual(['Chapter One', 'Chapter Two']);
});

test('divides a document where the table of contents points inside it', async () => {
  const book = await readMade({
    chapters: [{ title: '', paragraphs: [] }],
    files: {
      'EPUB/c1.xhtml': makeDocument(
        '<h2 id="a">One</h2><p>First.</p><h2 id="b">Two</h2><p>Second.</p>',
      ),
    },
    toc: [
      { href: 'c1.xhtml#a', title: 'One' },
      { href: 'c1.xhtml#b', title: 'Two' },
    ],
  });
  expect(book.chapters.map(outline)).toEqual([
    ['heading: One', 'paragraph: First.'],
    ['heading: Two', 'paragraph: Second.'],
  ]);
});

test('joins documents that the table of contents passes over to the chapter before them', async () => {
  const book = await readMade({
    chapters: [...CHAPTERS, { title: '', paragraphs: ['And it went on.'] }],
    toc: [
      { href: 'c1.xhtml', title: 'Chapter One' },
      { href: 'c2.xhtml', title: 'Chapter Two' },
    ],
  });
  expect(book.chapters).toHaveLength(2);
  expect(outline(book.chapters[1]).at(-1)).toBe('paragraph: And it went on.');
});

test("joins parents' titles into titles that occur twice, and into no others", async () => {
  const numbered = ['I', 'II', 'I', 'Home'].map((title) => ({ title, paragraphs: ['Text.'] }));
  const book = await readMade({
    chapters: numbered,
    toc: [
      {
        href: '',
        title: 'Book One',
        children: [
          { href: 'c1.xhtml', title: 'I' },
          { href: 'c2.xhtml', title: 'II' },
        ],
      },
      {
        href: '',
        title: 'Book Two',
        children: [
          { href: 'c3.xhtml', title: 'I' },
          { href: 'c4.xhtml', title: 'Home' },
        ],
      },
    ],
  });
  expect(book.chapters.map(({ title }) => title)).toEqual([
    'Book One: I',
    'II',
    'Book Two: I',
    'Home',
  ]);
});

test('makes one chapter of a number and a name that the table of contents lists apart', async () => {
  const book = await readMade({
    chapters: [{ title: '', paragraphs: [] }],
    files: {
      'EPUB/c1.xhtml': makeDocument(
        '<h3 id="a">CHAPTER ONE</h3><h3 id="b">THE EVE</h3><p>No one.</p><h3 id="c">CHAPTER TWO</h3><h3 id="d">THE STAR</h3><p>Then.</p>',
      ),
    },
    toc: ['a', 'b', 'c', 'd'].map((id, index) => ({
      href: `c1.xhtml#${id}`,
      title: ['CHAPTER ONE', 'THE EVE', 'CHAPTER TWO', 'THE STAR'][index] ?? '',
    })),
  });
  expect(book.chapters.map(outline)).toEqual([
    ['heading: CHAPTER ONE: THE EVE', 'paragraph: No one.'],
    ['heading: CHAPTER TWO: THE STAR', 'paragraph: Then.'],
  ]);
});

test('falls back to headings, then to documents, without a table of contents', async () => {
  const byHeadings = await readMade({ chapters: CHAPTERS, toc: [] });
  expect(byHeadings.chapters.map(({ title }) => title)).toEqual(['Chapter One', 'Chapter Two']);
  const plain = CHAPTERS.map(({ paragraphs }) => ({ title: '', paragraphs }));
  const byDocuments = await readMade({ chapters: plain, toc: [] });
  expect(byDocuments.chapters.map(({ title }) => title)).toEqual(['Chapter 1', 'Chapter 2']);
});

test('leaves out front and back matter by default and says why', async () => {
  const book = await readMade({
    chapters: [
      { title: 'Titlepage', paragraphs: ['Made, by Ann Lee'], type: 'titlepage' },
      { title: 'Copyright', paragraphs: ['© 1999. All rights reserved.'] },
      { title: 'Dedication', paragraphs: ['For Bo.'], type: 'dedication' },
      { title: 'Prologue', paragraphs: ['Before.'] },
      ...CHAPTERS,
      { title: 'Endnotes', paragraphs: ['1. A note.'], type: 'endnotes' },
    ],
  });
  expect(book.chapters.map(({ role, include }) => `${role} ${include}`)).toEqual([
    'title-page false',
    'copyright false',
    'dedication true',
    'prologue true',
    'chapter true',
    'chapter true',
    'notes false',
  ]);
  expect(book.chapters[1]?.reason).toContain('by its title');
});

test('narrates a story that is called like front matter', async () => {
  const story = Array.from(
    { length: 40 },
    () => 'He opened the cover and read on, for an hour and more.',
  );
  const book = await readMade({
    chapters: [
      ...CHAPTERS,
      { title: 'The Cover', paragraphs: story },
      { title: 'Cover', paragraphs: story },
    ],
  });
  expect(book.chapters.slice(2).map(({ include }) => include)).toEqual([true, true]);
});

test('keeps listed parts without words, unticked, and drops unlisted ones', async () => {
  const book = await readMade({
    chapters: [{ title: '', paragraphs: [] }, ...CHAPTERS, { title: '', paragraphs: [] }],
    toc: [
      { href: 'c1.xhtml', title: 'Map' },
      { href: 'c2.xhtml', title: 'Chapter One' },
      { href: 'c3.xhtml', title: 'Chapter Two' },
    ],
  });
  expect(book.chapters.map(({ title, include }) => `${title} ${include}`)).toEqual([
    'Map false',
    'Chapter One true',
    'Chapter Two true',
  ]);
});

test('reads a book of nothing but pictures by their descriptions', async () => {
  const page = (alt: string): string => makeDocument(`<img src="a.png" alt="${alt}"/>`);
  const book = await readMade({
    chapters: [
      { title: '', paragraphs: [] },
      { title: '', paragraphs: [] },
    ],
    files: { 'EPUB/c1.xhtml': page('A dog barks.'), 'EPUB/c2.xhtml': page('It sleeps.') },
    toc: [{ href: 'c1.xhtml', title: 'Dog' }],
  });
  expect(book.chapters.flatMap(outline)).toEqual(['caption: A dog barks.', 'caption: It sleeps.']);
});

test('passes over documents that are not linear', async () => {
  const book = await readMade({
    chapters: [...CHAPTERS, { title: 'Aside', paragraphs: ['Not in order.'] }],
    files: {
      'EPUB/package.opf': `<package version="3.0"><metadata/><manifest>
        <item id="a" href="c1.xhtml" media-type="application/xhtml+xml"/><item id="b" href="c3.xhtml" media-type="application/xhtml+xml"/></manifest>
        <spine><itemref idref="a"/><itemref idref="b" linear="no"/></spine></package>`,
    },
  });
  expect(book.chapters.flatMap(outline)).not.toContain('paragraph: Not in order.');
});

test("takes Project Gutenberg's header and licence for parts of their own", async () => {
  const chapter = await readMade({
    chapters: [{ title: '', paragraphs: [] }],
    files: {
      'EPUB/c1.xhtml': makeDocument(
        '<div>The Project Gutenberg EBook<br/>*** START OF THIS PROJECT GUTENBERG EBOOK X ***</div><h2 id="a">One</h2><p>Text.</p><p>*** END OF THIS PROJECT GUTENBERG EBOOK X ***</p><p>Licence.</p>',
      ),
    },
    toc: [{ href: 'c1.xhtml', title: 'One' }],
  });
  expect(chapter.chapters.map(({ role, include }) => `${role} ${include}`)).toEqual([
    'licence false',
    'chapter true',
    'licence false',
  ]);
});

test('hides what the style sheet hides', async () => {
  const book = await readMade({
    chapters: CHAPTERS,
    manifest: '<item id="css" href="style.css" media-type="text/css"/>',
    files: {
      'EPUB/style.css':
        '/* x */ p.gone, .away { color: red; display: none } @media print { .kept { display: none } }',
      'EPUB/c1.xhtml': makeDocument(
        '<p class="gone">no</p><p class="kept">yes</p><p class="away">no</p>',
      ),
    },
  });
  expect(outline(book.chapters[0])).toEqual(['paragraph: yes']);
});

test('finds the cover in EPUB 3 and EPUB 2, and inside a drawing', async () => {
  const bytes = makePngHead(600, 900);
  for (const version of [2, 3] as const) {
    const book = await readMade({
      chapters: CHAPTERS,
      cover: { type: 'image/png', bytes },
      version,
    });
    expect(book.cover).toEqual({ type: 'image/png', bytes });
  }
  const data = Buffer.from(bytes).toString('base64');
  const wrapped = await readMade({
    chapters: CHAPTERS,
    manifest: '<item id="c" href="cover.svg" media-type="image/svg+xml" properties="cover-image"/>',
    files: {
      'EPUB/cover.svg': `<svg xmlns:xlink="x"><image xlink:href="data:image/png;base64,${data}"/></svg>`,
    },
  });
  expect(wrapped.cover?.bytes).toEqual(bytes);
});

test('takes the largest sensible picture where several may be the cover', async () => {
  const large = makePngHead(1200, 1800);
  const book = await readMade({
    chapters: CHAPTERS,
    cover: { type: 'image/png', bytes: makePngHead(120, 180) },
    manifest: [
      '<item id="large" href="cover-large.png" media-type="image/png"/>',
      '<item id="back" href="back-cover.png" media-type="image/png"/>',
      '<item id="wide" href="cover-banner.png" media-type="image/png"/>',
    ].join(''),
    files: {
      'EPUB/cover-large.png': large,
      'EPUB/back-cover.png': makePngHead(2400, 3600),
      'EPUB/cover-banner.png': makePngHead(4000, 400),
    },
  });
  expect(book.cover?.bytes).toEqual(large);
});

test('keeps a cover of an odd size where there is no better one: the book says that it is one', async () => {
  for (const [width, height] of [
    [30, 40],
    [900, 200],
  ] as const) {
    const cover = makePngHead(width, height);
    const book = await readMade({ chapters: CHAPTERS, cover: { type: 'image/png', bytes: cover } });
    expect(book.cover?.bytes).toEqual(cover);
  }
});

test('reads a book whose cover claims gigabytes without it', async () => {
  const book = await readMade({
    chapters: CHAPTERS,
    cover: { type: 'image/png', bytes: makePngHead(60_000, 60_000) },
  });
  expect(book.cover).toBeNull();
});

test('refuses encrypted text and reads books with obfuscated fonts', async () => {
  const encryption = (method: string, uri: string): string =>
    `<encryption><EncryptedData><EncryptionMethod Algorithm="${method}"/><CipherData><CipherReference URI="${uri}"/></CipherData></EncryptedData></encryption>`;
  const aes = encryption('http://www.w3.org/2001/04/xmlenc#aes128-cbc', 'EPUB/c1.xhtml');
  await expect(
    readMade({ chapters: CHAPTERS, files: { 'META-INF/encryption.xml': aes } }),
  ).rejects.toMatchObject({ code: 'book-encrypted' });
  const font = encryption('http://www.idpf.org/2008/embedding', 'EPUB/c1.xhtml');
  const book = await readMade({ chapters: CHAPTERS, files: { 'META-INF/encryption.xml': font } });
  expect(book.chapters).toHaveLength(2);
});

test('names the fault of files that are no books, with the file in the message', async () => {
  const cases: [BlobPart, string, string][] = [
    [new Uint8Array(0), 'empty.epub', 'file-empty'],
    [
      new Uint8Array(makeEpub({ title: 'x', authors: [], chapters: CHAPTERS })).slice(0, -40),
      'cut.epub',
      'file-damaged',
    ],
    ['%PDF-1.7 …', 'paper.epub', 'file-damaged'],
    ['<!DOCTYPE html><html><body>404</body></html>', 'page.epub', 'file-unsupported'],
    ['<?xml version="1.0"?><FictionBook><body/></FictionBook>', 'a.fb2', 'file-unsupported'],
    ['<?xml version="1.0"?>\n<TEI><text>It was late.</text></TEI>', 'a.xml', 'file-unsupported'],
    [
      Uint8Array.from({ length: 400 }, (_, index) => (index * 89) % 256),
      'noise.txt',
      'file-unsupported',
    ],
    [makeEpub({ title: 'x', authors: [], chapters: [] }), 'none.epub', 'book-without-text'],
    [
      makeEpub({ title: 'x', authors: [], chapters: [{ title: '', paragraphs: [] }] }),
      'blank.epub',
      'book-without-text',
    ],
    [
      makeEpub({
        title: 'x',
        authors: [],
        chapters: CHAPTERS,
        without: ['EPUB/c1.xhtml', 'EPUB/c2.xhtml'],
      }),
      'hollow.epub',
      'file-damaged',
    ],
    [
      makeEpub({
        title: 'x',
        authors: [],
        chapters: CHAPTERS,
        files: { 'EPUB/package.opf': '<package/>' },
      }),
      'odd.epub',
      'file-damaged',
    ],
  ];
  for (const [content, name, code] of cases) {
    const error = await readFile(content, name).catch((thrown: unknown) => thrown);
    expect(error, name).toMatchObject({ code });
    expect((error as Error).message).toContain(name);
  }
});

test('reads what is there when a listed document is missing', async () => {
  const book = await readMade({ chapters: CHAPTERS, without: ['EPUB/c1.xhtml'] });
  expect(book.chapters.map(({ title }) => title)).toEqual(['Chapter Two']);
});

test('guesses the language when the book does not say', async () => {
  const text =
    'It was the best of times, it was the worst of times, and he had not been in the city for a year.';
  const book = await readMade({
    chapters: [{ title: 'One', paragraphs: [text, text] }],
    language: '',
  });
  expect(book.language).toBe('en');
});

test('takes out breaks at the ends of a chapter and beside headings', async () => {
  const chapter = await readBody('<hr/><h2>One</h2><hr/><p>a</p><hr/><hr/><p>b</p><hr/>');
  expect(outline(chapter)).toEqual([
    'heading: One',
    'paragraph: a',
    'scene-break: ',
    'paragraph: b',
  ]);
});

test('stops when the signal fires', async () => {
  const made = makeEpub({ title: 'x', authors: [], chapters: CHAPTERS });
  await expect(readFile(made, 'x.epub', AbortSignal.abort())).rejects.toMatchObject({
    name: 'AbortError',
  });
});

test('believes a landmark only when the text bears it out', async () => {
  const guide = (type: string): string =>
    `<package version="2.0"><metadata/><manifest><item id="a" href="c1.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine><guide><reference type="${type}" href="c1.xhtml"/></guide></package>`;
  const story = Array.from(
    { length: 30 },
    () => 'He opened the door and went on, for an hour and more.',
  );
  const book = await readMade({
    chapters: [{ title: 'The Door', paragraphs: story }],
    files: { 'EPUB/package.opf': guide('cover') },
  });
  expect(book.chapters[0]).toMatchObject({ role: 'chapter', include: true });
  const short = await readMade({
    chapters: [{ title: 'The Door', paragraphs: ['Words for Bo.'] }],
    files: { 'EPUB/package.opf': guide('dedication') },
  });
  expect(short.chapters[0]).toMatchObject({ role: 'dedication', include: true });
});

test('gives headings their depth, and other blocks none', async () => {
  const chapter = await readBody('<h2>One</h2><p>a</p><h3>Inner</h3><p>b</p>');
  expect(chapter.blocks.map(({ level }) => level)).toEqual([2, undefined, 3, undefined]);
});

test('keeps a dedication that no table of contents lists apart from the imprint before it', async () => {
  const ids = ['title', 'imprint', 'dedication', 'one'];
  const items = ids.map(
    (id) => `<item id="${id}" href="${id}.xhtml" media-type="application/xhtml+xml"/>`,
  );
  const nav =
    '<nav epub:type="toc"><ol><li><a href="title.xhtml">Title Page</a></li><li><a href="one.xhtml">One</a></li></ol></nav>';
  const book = await readMade({
    files: {
      'EPUB/package.opf': `<package version="3.0"><metadata/><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>${items.join('')}</manifest><spine>${ids.map((id) => `<itemref idref="${id}"/>`).join('')}</spine></package>`,
      'EPUB/nav.xhtml': makeDocument(nav),
      'EPUB/title.xhtml': makeDocument('<h1>The Made Book</h1>'),
      'EPUB/imprint.xhtml': makeDocument(
        '<p>Copyright © 2020 Ann Lee. All rights reserved. ISBN 978-0-00-000000-0</p>',
      ),
      'EPUB/dedication.xhtml': makeDocument('<p>For my mother, who read aloud.</p>'),
      'EPUB/one.xhtml': makeDocument(`<h1>One</h1>${'<p>It was night.</p>'.repeat(60)}`),
    },
  });
  expect(book.chapters.map(({ role, include }) => [role, include])).toEqual([
    ['title-page', false],
    ['copyright', false],
    ['dedication', true],
    ['chapter', true],
  ]);
});
