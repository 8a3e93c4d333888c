import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { makeEpub } from '../../fixtures/books/make-epub.ts';

/** Two short chapters with a cover: some ten chunks of one sentence each, half a minute of speech. */
export const TWO_CHAPTERS: Uint8Array = makeEpub({
  title: 'Water and Stone',
  authors: ['Ada Quill', 'Tom Reed'],
  cover: true,
  chapters: [
    {
      title: 'The Mill',
      paragraphs: [
        'The old mill stood by the river.',
        'Its wheel had not turned for years.',
        'Then, one morning, it moved.',
        'Nobody could say why.',
      ],
    },
    {
      title: 'The River',
      paragraphs: [
        'Water came down from the hills.',
        'It carried leaves and small stones.',
        'By evening the wheel was still.',
      ],
    },
  ],
});

/** The least that makes a file. */
export const ONE_SENTENCE: Uint8Array = makeEpub({
  title: 'A Word',
  authors: ['Ada Quill'],
  chapters: [{ title: 'One', paragraphs: ['Good morning.'] }],
});

/** A host that must never be asked for anything; the name cannot exist (RFC 2606). */
export const CANARY_HOST = 'canary.invalid';

/** Everything by which a page can make a browser ask for something elsewhere. */
const REMOTE_PARTS = `
  <img src="http://${CANARY_HOST}/image.png" alt=""/>
  <link rel="stylesheet" href="http://${CANARY_HOST}/style.css"/>
  <iframe src="http://${CANARY_HOST}/frame.html"></iframe>
  <video src="http://${CANARY_HOST}/video.mp4" autoplay="autoplay"></video>
  <object data="http://${CANARY_HOST}/object.svg"></object>
  <script src="http://${CANARY_HOST}/script.js"></script>
  <script>fetch("http://${CANARY_HOST}/fetch")</script>
  <p style="background-image: url(http://${CANARY_HOST}/background.png)">It listened.</p>`;

/** Makes a book's text documents ask for remote parts. */
function withRemoteParts(book: Uint8Array): Uint8Array {
  const entries: Zippable = {};
  for (const [name, bytes] of Object.entries(unzipSync(book))) {
    const text = /\.x?html$/.test(name)
      ? strToU8(strFromU8(bytes).replace('</body>', `${REMOTE_PARTS}</body>`))
      : bytes;
    entries[name] = name === 'mimetype' ? [text, { level: 0 }] : text;
  }
  return zipSync(entries);
}

/** A book that tries to phone home. */
export const BOOK_WITH_REMOTE_PARTS: Uint8Array = withRemoteParts(ONE_SENTENCE);

/** A book whose only page is a picture without words. */
export const WITHOUT_WORDS: Uint8Array = makeEpub({
  title: 'Silence',
  authors: [],
  chapters: [{ title: '…', paragraphs: ['* * *'] }],
});
