import { digitWords } from './number-words.ts';
import type { RewriteRule } from './rewrite.ts';

/** Endings that are spelled. */
const SPELLED = new Set(
  'html htm js ts css php pdf xml json csv txt exe zip png jpg jpeg gif svg mp3 mp4 doc docx xls tv uk us eu de fr io www http https ftp'.split(
    ' ',
  ),
);

/** Characters of a path that is still worth reading. */
const LONGEST_PATH = 24;

function partWords(part: string): string {
  const lower = part.toLowerCase();
  if (lower === 'www') return 'W W W';
  if (/^\d+$/u.test(lower)) return digitWords(lower);
  const looksLikeLetters = /^[b-df-hj-np-tv-xz]{2,5}$/u.test(lower);
  return SPELLED.has(lower) || looksLikeLetters ? lower.toUpperCase() : lower;
}

function hostWords(host: string): string {
  return host
    .split('.')
    .filter((part) => part !== '')
    .map((part) => part.split(/[-_]/u).map(partWords).join(' '))
    .join(' dot ');
}

/** "https://example.com/help", "www.example.com". */
export const webAddresses: RewriteRule = {
  name: 'addresses of web pages',
  trigger: /https?:\/\/|www\./iu,
  pattern: /(?:(https?):\/\/|(?=www\.))([\p{L}\d-]+(?:\.[\p{L}\d-]+)+)((?:\/[^\s,;!?)\]"”’]*)?)/giu,
  read([written, scheme, host = '', path = '']) {
    const stop = /[.,;:!?]+$/u.exec(written)?.[0] ?? '';
    const plain = path.replace(/[.,;:!?]+$/u, '');
    const steps =
      plain.length > LONGEST_PATH ? [] : plain.split('/').filter((step) => /[\p{L}\d]/u.test(step));
    const words = [
      ...(scheme === undefined ? [] : [scheme.toUpperCase()]),
      hostWords(host),
      ...steps.map((step) => `slash ${hostWords(step)}`),
    ];
    return words.join(' ') + stop;
  },
};

/** "info@example.org". */
export const mailAddresses: RewriteRule = {
  name: 'mail addresses',
  trigger: /@/u,
  pattern:
    /(?<![\p{L}\d._+-])([\p{L}\d_+-]+(?:\.[\p{L}\d_+-]+)*)@([\p{L}\d-]+(?:\.[\p{L}\d-]+)+)/gu,
  read: ([, name = '', host = '']) => `${hostWords(name)} at ${hostWords(host)}`,
};

/** "@kokoro_tts". */
export const handles: RewriteRule = {
  name: 'names after @',
  trigger: /@/u,
  pattern: /(?<![\p{L}\d])@([\p{L}\d_]+)/gu,
  read: ([, name = '']) => `at ${name.split('_').map(partWords).join(' ')}`,
};

/** "index.html", "Node.js", "example.com". */
export const fileNames: RewriteRule = {
  name: 'names of files and sites',
  trigger: /\p{L}\.\p{Ll}/u,
  pattern:
    /(?<![\p{L}\d.@/])(\p{L}[\p{L}\d_-]*)\.(html?|js|ts|css|php|pdf|xml|json|csv|txt|exe|zip|png|jpe?g|gif|svg|docx?|xlsx?|com|org|net|edu|gov)(?![\p{L}\d@.]\p{L}?)/gu,
  read: ([, name = '', ending = '']) =>
    /^(?:js|ts)$/u.test(ending)
      ? `${name} ${ending.toUpperCase()}`
      : `${name} dot ${partWords(ending)}`,
};
