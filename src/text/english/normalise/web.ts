import { digitWords, numberWords } from './number-words.ts';
import type { RewriteRule } from './rewrite.ts';

/** Endings that are spelled. */
const SPELLED = new Set(
  'html htm js ts css php pdf xml json csv txt exe zip png jpg jpeg gif svg mp3 mp4 doc docx xls tv uk us eu de fr io www http https ftp md py sh cpp yml dll bbc tts'.split(
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

/** The steps of a path, each after "slash"; none where the path is too long to be worth it. */
function pathWords(path: string): string[] {
  if (path.length > LONGEST_PATH) return [];
  const steps = path.split('/').filter((step) => /[\p{L}\d]/u.test(step));
  return steps.map((step) => `slash ${hostWords(step)}`);
}

/** "https://example.com/help", "www.example.com". */
export const webAddresses: RewriteRule = {
  name: 'addresses of web pages',
  trigger: /(?:https?|ftp):\/\/|www\./iu,
  pattern:
    /(?:(https?|ftp):\/\/|(?=www\.))([\p{L}\d-]+(?:\.[\p{L}\d-]+)+)((?:\/[^\s,;!?)\]"”’]*)?)/giu,
  read([written, scheme, host = '', path = '']) {
    const stop = /[.,;:!?]+$/u.exec(written)?.[0] ?? '';
    const plain = path.replace(/[.,;:!?]+$/u, '');
    const words = [
      ...(scheme === undefined ? [] : [scheme.toUpperCase()]),
      hostWords(host),
      ...pathWords(plain),
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

const SITES =
  'com|org|net|edu|gov|io|info|app|dev|tv|biz|eu|co\\.uk|org\\.uk|ac\\.uk|gov\\.uk|com\\.au|co\\.nz|de|fr|ca|ch|nl|ai';

/** "bbc.co.uk", "en.wikipedia.org/wiki/Cat", "example.com". */
export const sites: RewriteRule = {
  name: 'names of sites',
  trigger: /\p{L}\.\p{Ll}/u,
  pattern: new RegExp(
    `(?<![\\p{L}\\d.@/-])((?:[\\p{L}\\d][\\p{L}\\d-]*\\.)+(?:${SITES}))((?:/[\\p{L}\\d/_.-]*[\\p{L}\\d/])?)(?![\\p{L}\\d@-]|\\.[\\p{L}\\d])`,
    'gu',
  ),
  read: ([, host = '', path = '']) => [hostWords(host), ...pathWords(path)].join(' '),
};

/** "localhost:8080". */
export const localHosts: RewriteRule = {
  name: 'ports of this machine',
  trigger: /localhost:\d/u,
  pattern: /(?<![\p{L}\d.])localhost:(\d{2,5})(?!\d)/gu,
  read: ([, port = '']) => `localhost ${numberWords(port)}`,
};

const ENDINGS =
  'html?|js|ts|css|php|pdf|xml|json|csv|txt|exe|zip|png|jpe?g|gif|svg|docx?|xlsx?|md|py|sh|cpp|java|rs|toml|ya?ml|ini|log|bat|dll|iso|epub|mobi|mp[34]|m4[ab]|wav|pptx?';

/** "index.html", "Node.js". */
export const fileNames: RewriteRule = {
  name: 'names of files',
  trigger: /\p{L}\.\p{Ll}/u,
  pattern: new RegExp(
    `(?<![\\p{L}\\d.@/])(\\p{L}[\\p{L}\\d_-]*)\\.(${ENDINGS})(?![\\p{L}\\d@]|\\.[\\p{L}\\d])`,
    'gu',
  ),
  read([, name = '', ending = '']) {
    // "Node.js" is the name of a program, "main.js" of a file.
    if (/^(?:js|ts)$/u.test(ending) && /^\p{Lu}/u.test(name))
      return `${name} ${ending.toUpperCase()}`;
    const words = /^\p{Lu}{4,}$/u.test(name) ? name.toLowerCase() : name.replaceAll('_', ' ');
    return `${words} dot ${partWords(ending)}`;
  },
};
