import { expect, test } from 'vitest';
import type { Book } from '../../../src/domain/book.ts';
import { makePngHead, outline, readFile } from '../../fixtures/books/made-books.ts';

const SENTENCE = 'The lamp was lit, and the rain went on outside as it had gone on all day. ';
const PARAGRAPH = `<p>${SENTENCE.repeat(6)}</p>\n`;

function titles(book: Book): string[] {
  return book.chapters.filter(({ include }) => include).map(({ title }) => title);
}

function left(book: Book): string[] {
  return book.chapters.filter(({ include }) => !include).map(({ role }) => role);
}

function heard(book: Book): string {
  return book.chapters
    .filter(({ include }) => include)
    .flatMap(({ blocks }) => blocks.map(({ text }) => text))
    .join('\n');
}

function page(body: string, head = '<title>A Book</title>'): string {
  return `<!DOCTYPE html><html lang="en-GB"><head>${head}</head><body>${body}</body></html>`;
}

test('divides a book at its headings and leaves title page and contents out', async () => {
  const book = await readFile(
    page(
      `<h1>A Book</h1><h2>By Ann Lee</h2><p>London, 1899</p>
       <p><a href="#c1">CHAPTER I. The Lamp</a></p><p><a href="#c2">CHAPTER II. The Rain</a></p>
       <p><a href="#c3">CHAPTER III. The End</a></p>
       <h2 id="c1">CHAPTER I.</h2><h3>The Lamp</h3>${PARAGRAPH}
       <h2 id="c2">CHAPTER II.<br>The Rain</h2>${PARAGRAPH}
       <h2 id="c3">CHAPTER III.<br>The End</h2>${PARAGRAPH}`,
    ),
    'x.bin',
  );
  expect(book).toMatchObject({ title: 'A Book', authors: ['Ann Lee'], language: 'en-GB' });
  expect(titles(book)).toEqual([
    'CHAPTER I: The Lamp',
    'CHAPTER II. The Rain',
    'CHAPTER III. The End',
  ]);
  expect(left(book)).toEqual(['title-page', 'contents']);
});

test('takes chapters of every level that the numbers make, and names repeated ones by their part', async () => {
  const book = await readFile(
    page(
      `<h1>PART ONE</h1><h3>I</h3>${PARAGRAPH}<h2>II</h2>${PARAGRAPH}<h4>A letter</h4>${PARAGRAPH}
       <h2>III</h2>${PARAGRAPH}<h1>PART TWO</h1><h2>I</h2>${PARAGRAPH}<h2>II</h2>${PARAGRAPH}`,
    ),
    'levels.html',
  );
  expect(titles(book)).toEqual([
    'PART ONE',
    'PART ONE: I',
    'PART ONE: II',
    'III',
    'PART TWO',
    'PART TWO: I',
    'PART TWO: II',
  ]);
});

test('finds chapters that only the wording of paragraphs or a list of links tells', async () => {
  const long = PARAGRAPH.repeat(6);
  const worded = await readFile(
    page(['I', 'II', 'III'].map((number) => `<p><b>CHAPTER ${number}</b></p>${long}`).join('')),
    'worded.html',
  );
  expect(titles(worded)).toEqual(['CHAPTER I', 'CHAPTER II', 'CHAPTER III']);
  const names = ['Dawn', 'Noon', 'Dusk'];
  const list = names.map((name) => `<p><a href="#${name}">${name}</a></p>`).join('');
  const text = names.map((name) => `<div id="${name}"></div>${long}`).join('');
  expect(titles(await readFile(page(list + text), 'linked.html'))).toEqual(names);
});

test('reads Project Gutenberg’s header and puts its licence aside', async () => {
  const book = await readFile(
    page(
      `<pre>The Project Gutenberg EBook of Nobody, by N. One

Title: Nobody
       or The Man

Author: Nemo (No) One

Language: French

*** START OF THIS PROJECT GUTENBERG EBOOK NOBODY ***

Produced by Somebody
</pre><h1>Nobody;</h1><h3>or, the Man</h3><h2>Chapter 1</h2>${PARAGRAPH}<h2>Chapter 2</h2>${PARAGRAPH}
<pre>End of Project Gutenberg's Nobody, by N. One

*** END OF THIS PROJECT GUTENBERG EBOOK NOBODY ***

***** This file should be named nobody.txt *****
</pre>`,
      '<title>The Project Gutenberg eBook of Nobody, by N. One</title>',
    ),
    'nobody.htm',
  );
  expect(book).toMatchObject({ title: 'Nobody; or, the Man', authors: ['Nemo One'] });
  expect(titles(book)).toEqual(['Chapter 1', 'Chapter 2']);
  expect(left(book)).toEqual(['licence', 'title-page', 'licence']);
  expect(heard(book)).not.toMatch(/gutenberg|produced by/i);
});

test('takes the article out of a web page and nothing around it', async () => {
  const menu = Array.from(
    { length: 20 },
    (_, at) => `<li><a href="/s${at}">Section ${at}</a></li>`,
  );
  const book = await readFile(
    page(
      `<nav><ul>${menu.join('')}</ul></nav><div class="cookie-banner">We use cookies. <button>Accept</button></div>
       <article><h1>Rain over Hull</h1><p class="byline">By Ann Lee</p>${PARAGRAPH.repeat(3)}
       <div class="share-buttons"><a href="https://x.example/share">Share this</a></div>
       <h2>What came next</h2>${PARAGRAPH.repeat(3)}</article>
       <aside class="ad">Buy our umbrellas</aside><script>document.write('scripted')</script>
       <footer><a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a></footer>`,
      `<title>Rain over Hull | The Daily Post</title><meta property="og:title" content="Rain over Hull">
       <meta property="og:site_name" content="The Daily Post"><meta name="author" content="Ann Lee">
       <meta property="article:published_time" content="2019-05-04T10:00:00Z">`,
    ),
    'page.html',
  );
  expect(book).toMatchObject({
    title: 'Rain over Hull',
    authors: ['Ann Lee'],
    language: 'en-GB',
    year: 2019,
    publisher: 'The Daily Post',
  });
  expect(heard(book)).toContain('The lamp was lit');
  expect(heard(book)).toContain('What came next');
  expect(heard(book)).not.toMatch(/cookies|Share this|umbrellas|scripted|Imprint|Section 3/);
});

test('links notes and leaves their marks out', async () => {
  const book = await readFile(
    page(
      `<h1>Notes</h1><p>One<a href="#fn1" id="r1"><sup>1</sup></a> and two.</p>${PARAGRAPH}
       <p id="fn1"><a href="#r1">[1]</a> The first note.</p>`,
    ),
    'notes.html',
  );
  const lines = book.chapters.flatMap((chapter) => outline(chapter));
  expect(lines).toContain('paragraph: One and two.');
  expect(lines).toContain('note: The first note.');
});

test('believes the bytes where a page declares another encoding than it has', async () => {
  const body = page('<p>Größe, naïve, “so”</p>', '<meta charset="gb2312"><title>Maß</title>');
  expect(await readFile(body, 'a.html')).toMatchObject({ title: 'Maß' });
  const legacy = Uint8Array.from(
    '<html><head><title>\xcf\xf0\xe8\xe2\xe5\xf2</title></head><body><p>\xdd\xf2\xee \xf2\xe5\xea\xf1\xf2 \xe4\xeb\xff \xef\xf0\xee\xe2\xe5\xf0\xea\xe8</p></body></html>',
    (char) => char.charCodeAt(0),
  );
  expect(await readFile(legacy, 'b.html')).toMatchObject({ title: 'Привет' });
});

test('refuses a server’s answer that was saved under a book’s name', async () => {
  const answer = page('<h1>Not found</h1><p>The page is not here.</p>', '<title>404</title>');
  await expect(readFile(answer, 'book.epub')).rejects.toMatchObject({
    code: 'file-unsupported',
    message: expect.stringContaining('book.epub') as string,
  });
  expect((await readFile(answer, 'answer.html')).chapters).toHaveLength(1);
});

test('reads pages made to slow it down', async () => {
  const pages = [
    page('<div>'.repeat(20_000) + PARAGRAPH),
    page(`<a href="#x">`.repeat(20_000) + PARAGRAPH),
    page(`<style>`.repeat(5_000) + '</style>' + PARAGRAPH),
    page(`<p class="${'share '.repeat(20_000)}">` + PARAGRAPH),
    page('<h2>CHAPTER I</h2>'.repeat(20_000) + PARAGRAPH),
    page(`<meta property="og:x" content="y">` + '<nav>'.repeat(300) + PARAGRAPH),
  ];
  for (const markup of pages) {
    const outcome = await readFile(markup, 'slow.html').catch((thrown: unknown) => thrown);
    expect(outcome).toMatchObject({
      [outcome instanceof Error ? 'code' : 'title']: expect.any(String) as string,
    });
  }
});

test('takes a large upright picture in the markup at the front for the cover', async () => {
  const front = makePngHead(800, 1200);
  const picture = (bytes: Uint8Array): string =>
    `<img alt="" src="data:image/png;base64,${Buffer.from(bytes).toString('base64')}">`;
  const text = `<h1>One</h1>${PARAGRAPH.repeat(3)}`;
  const cover = async (body: string): Promise<unknown> =>
    (await readFile(page(body), 'x.html')).cover;
  expect(await cover(`${picture(makePngHead(600, 100))}${picture(front)}${text}`)).toEqual({
    type: 'image/png',
    bytes: front,
  });
  expect(await cover(`<img src="http://127.0.0.1/cover.png">${text}`)).toBeNull();
  expect(await cover(`${PARAGRAPH.repeat(200)}${picture(front)}`)).toBeNull();
});

test('refuses elements that are nested to stop readers', async () => {
  const nested = readFile(`<p>${'<b>'.repeat(200_000)}x`, 'x.html');
  await expect(nested).rejects.toMatchObject({ code: 'file-damaged' });
});

test('leaves advertisements in the middle of an article out', async () => {
  const text =
    '<p>The rain had stopped before dawn, and the street lay shining under the lamps.</p>';
  const book = await readFile(
    `<html><head><title>Rain</title><meta property="og:title" content="Rain"></head><body><nav><a href="/a">Home</a><a href="/b">News</a><a href="/c">Sport</a></nav><article><h1>Rain</h1>${text.repeat(4)}<div class="ad">Buy soap.</div>${text.repeat(4)}</article></body></html>`,
    'a.html',
  );
  expect(book.chapters.flatMap(({ blocks }) => blocks).map((block) => block.text)).not.toContain(
    'Buy soap.',
  );
  expect(book.chapters[0]?.words).toBeGreaterThan(100);
});

test('hears nothing of what an encyclopedia says to those who write it', async () => {
  const edit = '<span class="mw-editsection">[<a href="https://x.org/w?edit">edit</a>]</span>';
  const needed =
    '<sup class="Template-Fact">[<i><a href="https://x.org/c">citation needed</a></i>]</sup>';
  const book = await readFile(
    page(
      `<h1>The Lamp</h1><p>It is a light.${needed} It is old.<sup>[1]</sup><sup>: 12–14 </sup></p>
       <h2>History${edit}</h2><p>It was made of clay.</p><h2>Uses[edit | edit source]</h2><p>It is lit.[by whom?]</p>`,
    ),
    'lamp.html',
  );
  expect(book.chapters.flatMap((chapter) => outline(chapter))).toEqual([
    'heading: The Lamp',
    'paragraph: It is a light. It is old.',
    'heading: History',
    'paragraph: It was made of clay.',
    'heading: Uses',
    'paragraph: It is lit.',
  ]);
});

test('knows a page’s links to itself by the address that it was saved from', async () => {
  const link = (fragment: string, text: string, address: string): string =>
    `<a href="${address}#${fragment}">${text}</a>`;
  const notesOf = async (address: string): Promise<string[]> => {
    const book = await readFile(
      page(
        `<h1>Lamps</h1>${PARAGRAPH}<p id="back">They are lit${link('note', '1', address)} at night.</p>
         <p id="note">${link('back', '1', address)} By the maid.</p>${PARAGRAPH}`,
      ),
      'x.html',
    );
    return outline(book.chapters[0]).filter((line) => /maid|night/.test(line));
  };
  const linked = ['paragraph: They are lit at night.', 'note: By the maid.'];
  expect(await notesOf('')).toEqual(linked);
  expect(await notesOf('https://example.org/lamps?a=1&amp;b=2')).toEqual(linked);
  expect(await notesOf('file:///C:/Lamps.html')).toEqual(linked);
});
