import { expect, test } from 'vitest';
import { readContent } from '../../../src/book/markup/content-reader.ts';
import type { ContentDocument } from '../../../src/book/markup/content.ts';
import { StyleSheet } from '../../../src/book/markup/style-sheet.ts';
import { Turns } from '../../../src/book/turns.ts';

function read(markup: string, splitAt: string[] = []): Promise<ContentDocument> {
  const styles = new StyleSheet(['.gone { display: none }']);
  const options = { styles, splitAt: new Set(splitAt) };
  return readContent(markup, options, new Turns());
}

async function outline(markup: string): Promise<string[]> {
  const { blocks } = await read(markup);
  return blocks.map(({ kind, text }) => `${kind}: ${text}`);
}

test('reads headings, paragraphs, quotes and list items as blocks', async () => {
  const found = await outline(
    '<body><h1>Title</h1><p>One <b>two</b>\n three.</p><blockquote><p>Said.</p></blockquote><ul><li>First</li></ul></body>',
  );
  expect(found).toEqual([
    'heading: Title',
    'paragraph: One two three.',
    'quote: Said.',
    'list-item: First',
  ]);
});

test('keeps the numbers of ordered lists, their start and their style', async () => {
  const found = await outline(
    '<ol start="4"><li>Four<ol type="a"><li>Inner</li></ol></li><li value="9">Nine</li></ol><ol type="I"><li>One</li></ol>',
  );
  expect(found).toEqual([
    'list-item: 4. Four',
    'list-item: a. Inner',
    'list-item: 9. Nine',
    'list-item: I. One',
  ]);
});

test('keeps the lines of verse, one block a stanza', async () => {
  const byBreaks = await outline(
    '<section epub:type="z3998:poem"><p><span>Tiger,</span><br/><span>burning</span></p><p>In the<br/>forests</p></section>',
  );
  expect(byBreaks).toEqual(['verse: Tiger,\nburning', 'verse: In the\nforests']);
  const byDivs = await outline(
    '<div class="poetry"><div class="stanza"><div class="verse">Line one</div><div class="verse">Line two</div></div></div>',
  );
  expect(byDivs).toEqual(['verse: Line one\nLine two']);
  const byParagraphs = await outline('<div class="poem"><p>Line one</p><p>Line two</p></div>');
  expect(byParagraphs).toEqual(['verse: Line one\nLine two']);
});

test('reads short broken lines as verse and joins long ones', async () => {
  const long = 'A sentence that goes on for longer than any line of verse would ever dare to go on';
  expect(await outline(`<p>12 High Street<br/>London</p><p>${long}<br/>${long}</p>`)).toEqual([
    'verse: 12 High Street\nLondon',
    `paragraph: ${long} ${long}`,
  ]);
});

test('divides paragraphs at two line breaks', async () => {
  expect(await outline('<div>One.<br/><br/>Two.</div>')).toEqual([
    'paragraph: One.',
    'paragraph: Two.',
  ]);
});

test('makes scene breaks of rules, ornaments and rare empty paragraphs', async () => {
  const paragraphs = '<p>text</p>'.repeat(10);
  const found = await outline(
    `<p>a</p><hr/><p>b</p><p>* * *</p><p>c</p><p class="scene-break"></p><p>d</p><p>&#160;</p>${paragraphs}`,
  );
  expect(found.slice(0, 8)).toEqual([
    'paragraph: a',
    'scene-break: ',
    'paragraph: b',
    'scene-break: ',
    'paragraph: c',
    'scene-break: ',
    'paragraph: d',
    'scene-break: ',
  ]);
});

test('makes scene breaks of rare space above paragraphs', async () => {
  const paragraphs = '<p>text</p>'.repeat(12);
  const found = await outline(
    `<head><style>p { margin: 0 } p.later { margin-top: 2em } .quote, p.right { margin: 2em 0 } p.right { text-align: right }</style></head>
    <p>a</p><p class="later">b</p><p class="right">Signed</p><blockquote class="quote"><p>q</p></blockquote>${paragraphs}<p style="margin-top: 30px">c</p>`,
  );
  expect(found.filter((block) => block !== 'paragraph: text')).toEqual([
    'paragraph: a',
    'scene-break: ',
    'paragraph: b',
    'paragraph: Signed',
    'quote: q',
    'scene-break: ',
    'paragraph: c',
  ]);
});

test('follows style sheets: what they hide, show as blocks, raise or leave unnumbered', async () => {
  const found = await outline(
    `<head><style>@charset "utf-8"; #x, p.a.b, aside { display: none } p.a.b.c { display: block } .line { display: block }
    .drop { display: block; float: left } .up { vertical-align: super } ol.plain { list-style: none } @media print { .kept { display: none } }</style></head>
    <p id="x">no</p><p class="b a">no</p><p class="a b c">yes</p><p class="kept">yes</p><aside>no</aside>
    <p><span class="line">One</span><span class="line">Two</span></p><p><span class="drop">O</span>nce.<span class="up">1</span></p><ol class="plain"><li>Item</li></ol>`,
  );
  expect(found).toEqual([
    'paragraph: yes',
    'paragraph: yes',
    'paragraph: One',
    'paragraph: Two',
    'paragraph: Once.',
    'list-item: Item',
  ]);
});

test('takes frequent empty paragraphs for spacing', async () => {
  expect(await outline('<p>a</p><p>&nbsp;</p><p>b</p><p>&nbsp;</p><p>c</p>')).toEqual([
    'paragraph: a',
    'paragraph: b',
    'paragraph: c',
  ]);
});

test('never reads scripts, styles, hidden text, navigation and page numbers', async () => {
  const found = await outline(
    `<head><title>T</title><style>p{}</style></head><body><script>alert(1)</script><p hidden>no</p>
    <p aria-hidden="true">no</p><p style="color:red; display:none">no</p><p class="gone">no</p><nav><p>no</p></nav>
    <p>yes<span epub:type="pagebreak" id="p1">12</span><span class="pagenum">[13]</span></p><template>no</template></body>`,
  );
  expect(found).toEqual(['paragraph: yes']);
});

test('never reads the markers of notes, but reads links that are words', async () => {
  const found = await outline(
    `<p>One<a epub:type="noteref" href="n.xhtml#n1">1</a> two<sup><a href="#fn2">2</a></sup> three<a href="#note3">[3]</a>
    <a href="#n4"><sup>4</sup></a> in <a href="c2.xhtml#x">1984</a> and <a href="#later">later</a>.</p>`,
  );
  expect(found).toEqual(['paragraph: One two three in 1984 and later.']);
});

test('makes notes blocks of their own kind, without their numbers and headings', async () => {
  expect(
    await outline(
      '<p>Text.</p><section epub:type="footnotes"><h3>Notes</h3><ol><li id="n1"><p>One.</p><p>More.</p></li><li id="n2">Two.</li></ol></section>',
    ),
  ).toEqual(['paragraph: Text.', 'note: One. More.', 'note: Two.']);
  expect(
    await outline(
      '<section epub:type="endnotes"><h2>Notes</h2><ol><li epub:type="endnote">Note.</li></ol></section>',
    ),
  ).toEqual(['heading: Notes', 'note: Note.']);
});

test('keeps notes that readers hide until they are asked for', async () => {
  expect(await outline('<p>Text.</p><aside hidden="" epub:type="footnote">Note.</aside>')).toEqual([
    'paragraph: Text.',
    'note: Note.',
  ]);
});

test('drops raised markers without a link, and keeps powers and ordinals', async () => {
  expect(
    await outline(
      '<p>The end.<sup>12</sup> A word<sup>*</sup> of 10<sup>6</sup> m<sup>2</sup> on the 1<sup>st</sup>, in 1984<sup>3</sup>.</p>',
    ),
  ).toEqual(['paragraph: The end. A word of 106 m2 on the 1st, in 1984.']);
});

test('reads the base of ruby, not its reading', async () => {
  expect(await outline('<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字</p>')).toEqual([
    'paragraph: 漢字',
  ]);
});

test('reads a table row by row and sets speakers off', async () => {
  const found = await outline(
    '<table><tr><td epub:type="z3998:persona">Lane</td><td><p>Yes, sir.</p></td></tr><tr><td>Wheat</td><td>1908</td></tr></table>',
  );
  expect(found).toEqual(['paragraph: Lane: Yes, sir.', 'table-row: Wheat, 1908']);
});

test('joins drop caps to their words', async () => {
  expect(
    await outline('<p><span class="dropcap">O</span>nce <img src="a.png" alt="T"/>here</p>'),
  ).toEqual(['paragraph: Once There']);
});

test('joins a drop cap to its word across white space, unless it is a word itself', async () => {
  expect(
    await outline(
      '<p><span class="dropcap">T</span> <small>HE DAY</small> came.</p><p><span class="dropcap">A</span> day.</p>',
    ),
  ).toEqual(['paragraph: THE DAY came.', 'paragraph: A day.']);
});

test('passes over citations in brackets, and keeps what is none', async () => {
  expect(
    await outline(
      '<p>As shown [12], and again [3, 4–6]. He said [sic] a[1] in [1984].<sup>[<a href="#n">7</a>]</sup></p><p>[12] Smith.</p>',
    ),
  ).toEqual([
    'paragraph: As shown, and again. He said [sic] a[1] in [1984].',
    'paragraph: [12] Smith.',
  ]);
});

test('makes plain letters of full-width and mathematical ones', async () => {
  expect(await outline('<p>Ｌｅｃｔｅｒｎ ２ 𝐛𝐨𝐥𝐝</p>')).toEqual(['paragraph: Lectern 2 bold']);
});

test("speaks a formula's alternative text", async () => {
  expect(await outline('<p>So <math alttext="x squared"><mi>x</mi></math>.</p>')).toEqual([
    'paragraph: So x squared.',
  ]);
});

test('drops soft hyphens and zero-width characters and resolves ligatures', async () => {
  expect(await outline('<p>hy&shy;phen zero\u200bwidth e\u0301 \ufb01sh\u2060</p>')).toEqual([
    'paragraph: hyphen zerowidth é fish',
  ]);
});

test('joins what a program that reads scans divided, and leaves signs of logic alone', async () => {
  expect(await outline('<p>An exam¬ ple, an exam¬\nple, and p ¬ q.</p>')).toEqual([
    'paragraph: An example, an example, and p ¬ q.',
  ]);
});

test('reads markup that is not well-formed as a browser would', async () => {
  const found = await outline(
    '<html><body><p>Caf&eacute; &mdash; open & <b>bold<p>Next<br>line</body>',
  );
  expect(found).toEqual(['paragraph: Café — open & bold', 'verse: Next\nline']);
});

test('reads self-closing elements as XML does', async () => {
  expect(
    await outline('<body><a id="x"/><div/><p>One</p><script src="x"/><p>Two</p></body>'),
  ).toEqual(['paragraph: One', 'paragraph: Two']);
});

test('expands no declared entity', async () => {
  const found = await outline(
    '<!DOCTYPE html [<!ENTITY lol "lol"><!ENTITY xxe SYSTEM "file:///etc/passwd">]><p>a&lol;b&xxe;c&amp;d</p>',
  );
  expect(found).toEqual(['paragraph: abc&d']);
});

test('points anchors at the block that starts at or after them', async () => {
  const { anchors, blocks } = await read(
    '<p>One<a id="end"/></p><p id="two">Two</p><a id="loose"></a><h2>Three</h2>',
  );
  const at = (id: string): string | undefined => blocks[anchors.get(id)?.block ?? -1]?.text;
  expect([at('end'), at('two'), at('loose')]).toEqual(['Two', 'Two', 'Three']);
});

test('ends a block where a chapter starts inside it', async () => {
  const { anchors, blocks } = await read('<p>Before <a id="here"/>after</p>', ['here']);
  expect(blocks.map((block) => block.text)).toEqual(['Before', 'after']);
  expect(anchors.get('here')?.block).toBe(1);
});

test('reads text that is nested thousands of elements deep', async () => {
  const depth = 5_000;
  expect(await outline(`${'<div>'.repeat(depth)}deep${'</div>'.repeat(depth)}`)).toEqual([
    'paragraph: deep',
  ]);
});

test('refuses nesting beyond all books by name', async () => {
  await expect(read('<div>'.repeat(40_000))).rejects.toMatchObject({ code: 'file-damaged' });
});

test('ends a block at a space when it is longer than any paragraph, and loses no word', async () => {
  const { blocks } = await read(`<p>${'word '.repeat(50_000)}end</p>`);
  expect(blocks.length).toBeGreaterThan(1);
  const words = blocks.flatMap((block) => block.text.split(' '));
  expect(words).toHaveLength(50_001);
  expect(words.at(-1)).toBe('end');
});

test('refuses a document of more paragraphs than any book has', async () => {
  await expect(read('<p>x'.repeat(450_000))).rejects.toMatchObject({ code: 'archive-too-large' });
});

test('reads each cell of a table under its heading', async () => {
  const found = await outline(
    '<table><tr><th>Name</th><th colspan="2">Age</th><th>Town</th></tr><tr><th>Ann</th><td>30</td><td/><td>Ely</td></tr><tr><td>Bo</td><td>31</td><td>.</td><td><p>Ware</p></td></tr></table>',
  );
  expect(found).toEqual([
    'table-row: Name: Ann, Age: 30, Town: Ely',
    'table-row: Name: Bo, Age: 31, Town: Ware',
  ]);
});

test('takes a table of few names and many speeches for a play', async () => {
  const rows = [
    ['Lane', 'Yes, sir.'],
    ['Algernon', 'Bring tea.'],
    ['Lane', 'Yes.'],
    ['Algernon', 'Now.'],
  ];
  const { blocks } = await read(
    `<table>${rows.map(([who, what]) => `<tr><td>${who}</td><td>${what}</td></tr>`).join('')}</table>`,
  );
  expect(blocks[1]).toMatchObject({ kind: 'paragraph', text: 'Algernon: Bring tea.', speaker: 8 });
});

test('sets off who speaks, in a line and on a line of its own', async () => {
  const { blocks } = await read(
    `<p><b epub:type="z3998:persona">Lane</b> Yes, sir.</p><p class="speaker">HAMLET.</p><p>To be.</p>
    <p><i epub:type="z3998:stage-direction"><b epub:type="z3998:persona">Lane</b> goes.</i></p>`,
  );
  expect(blocks.map(({ text, speaker }) => ({ text, speaker }))).toEqual([
    { text: 'Lane: Yes, sir.', speaker: 4 },
    { text: 'HAMLET. To be.', speaker: 6 },
    { text: 'Lane goes.', speaker: undefined },
  ]);
});

test('keeps a speaker with the verse that is spoken', async () => {
  const { blocks } = await read(
    '<table><tr><td epub:type="z3998:persona">Hamlet</td><td epub:type="z3998:verse"><p><span>To be,</span><br/><span>or not</span></p><p>That is</p></td></tr></table>',
  );
  expect(blocks.map(({ kind, text, speaker }) => ({ kind, text, speaker }))).toEqual([
    { kind: 'verse', text: 'Hamlet: To be,\nor not', speaker: 6 },
    { kind: 'verse', text: 'That is', speaker: undefined },
  ]);
});

test('marks runs in other languages than the document and leaves the text as it is', async () => {
  const { blocks, language } = await read(
    '<html xml:lang="en-GB"><body><p>He said <i xml:lang="fr">c’est <b lang="en-US">really</b> la vie</i>, <span lang="la">amen</span>.</p></body></html>',
  );
  expect(language).toBe('en-GB');
  const [block] = blocks;
  expect(block?.text).toBe('He said c’est really la vie, amen.');
  expect(
    block?.languages?.map(({ start, end, language: own }) => [block.text.slice(start, end), own]),
  ).toEqual([
    ['c’est', 'fr'],
    ['la vie', 'fr'],
    ['amen', 'la'],
  ]);
});

test('reads captions as blocks of their own kind', async () => {
  expect(
    await outline(
      '<figure><img src="a.png" alt="A dog"/><figcaption><p>Rex.</p></figcaption></figure><table><caption>Dogs</caption></table><p class="fig-caption">Two.</p>',
    ),
  ).toEqual(['caption: Rex.', 'caption: Dogs', 'caption: Two.']);
});

test('reads a row of many cells in one block', async () => {
  const { blocks } = await read(`<table><tr>${'<td>a </td>'.repeat(3)}<td/></tr></table>`);
  expect(blocks.map((block) => block.text)).toEqual(['a, a, a']);
});

test('reads formulas without an alternative text aloud in a few words', async () => {
  const cases: [string, string][] = [
    ['<mi>x</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac>', 'x equals one half'],
    [
      '<msup><mi>a</mi><mn>2</mn></msup><mo>+</mo><msup><mi>b</mi><mi>n</mi></msup>',
      'a squared plus b to the power of n',
    ],
    [
      '<mfrac><mrow><mo>−</mo><mi>b</mi><mo>±</mo><msqrt><mi>D</mi></msqrt></mrow><mrow><mn>2</mn><mo>&#x2062;</mo><mi>a</mi></mrow></mfrac>',
      'minus b plus or minus the square root of D, over 2 a',
    ],
    [
      '<mroot><mi>x</mi><mn>3</mn></mroot><mo>≤</mo><mi>π</mi>',
      'the cube root of x is less than or equal to pi',
    ],
    [
      '<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>x</mi><mi>i</mi></msub>',
      'the sum from i equals 1 to n of x sub i',
    ],
    [
      '<munder><mo>lim</mo><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder><mi>f</mi>',
      'the limit as x to 0 of f',
    ],
    ['<mover><mi>v</mi><mo>→</mo></mover>', 'vector v'],
    [
      '<semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi></mrow><annotation encoding="application/x-tex">E=m</annotation></semantics>',
      'E equals m',
    ],
    [
      '<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mi>Ω</mi></mtd></mtr></mtable>',
      'row 1: 1, 0; row 2: 0, capital omega',
    ],
  ];
  for (const [markup, spoken] of cases) {
    expect(await outline(`<p>So <math>${markup}</math>.</p>`)).toEqual([
      `paragraph: So ${spoken}.`,
    ]);
  }
});

test('bounds what is read of a formula', async () => {
  const [block = ''] = await outline(
    `<p><math>${'<msup><mi>x</mi>'.repeat(3000)}${'<mi>y</mi>'.repeat(3000)}</math> and on.</p>`,
  );
  expect(block.length).toBeLessThan(1500);
  expect(block).toContain('and on.');
});

test('takes the title, else the description, or the label of a drawing for its alternative text', async () => {
  const drawing =
    '<svg><title>A map</title><desc>Of the isle</desc><g><title>A tree</title></g></svg>';
  expect(await outline(`<h1>${drawing}</h1>`)).toEqual(['heading: A map']);
  expect(await outline('<h1><svg><desc>Of the isle</desc></svg></h1>')).toEqual([
    'heading: Of the isle',
  ]);
  expect(await outline('<h1><svg aria-label="The mill"><title>A map</title></svg></h1>')).toEqual([
    'heading: The mill',
  ]);
  expect(await outline(`<p>Before ${drawing} after.</p>`)).toEqual(['paragraph: Before after.']);
});
