import type { ChapterRole } from '../../domain/book.ts';
import { roleByForeignTitle } from './role-titles.ts';

/** Roles by EPUB 3 structural type, DPUB-ARIA role, and the types of EPUB 2's guide; the more telling first. */
const ROLES_BY_TYPE: readonly (readonly [string, ChapterRole])[] = [
  ['cover', 'cover'],
  ['titlepage', 'title-page'],
  ['title-page', 'title-page'],
  ['halftitlepage', 'title-page'],
  ['halftitle', 'title-page'],
  ['copyright-page', 'copyright'],
  ['imprint', 'copyright'],
  ['imprimatur', 'copyright'],
  ['colophon', 'copyright'],
  ['other-credits', 'copyright'],
  ['toc', 'contents'],
  ['loi', 'contents'],
  ['lot', 'contents'],
  ['loa', 'contents'],
  ['lov', 'contents'],
  ['dedication', 'dedication'],
  ['epigraph', 'epigraph'],
  ['foreword', 'foreword'],
  ['preface', 'preface'],
  ['preamble', 'preface'],
  ['introduction', 'introduction'],
  ['prologue', 'prologue'],
  ['epilogue', 'epilogue'],
  ['conclusion', 'epilogue'],
  ['afterword', 'afterword'],
  ['acknowledgments', 'acknowledgements'],
  ['acknowledgements', 'acknowledgements'],
  ['contributors', 'acknowledgements'],
  ['appendix', 'appendix'],
  ['endnotes', 'notes'],
  ['footnotes', 'notes'],
  ['rearnotes', 'notes'],
  ['notes', 'notes'],
  ['glossary', 'glossary'],
  ['bibliography', 'bibliography'],
  ['index', 'index'],
  ['z3998:biographical-note', 'about-author'],
  ['z3998:promotional-copy', 'advertisement'],
  ['part', 'part'],
  ['division', 'part'],
  ['volume', 'part'],
  ['licence', 'licence'],
  ['chapter', 'chapter'],
];

/** Guide types of EPUB 2 say where a part starts; these would make the book's first chapter something else. */
const START_TYPES = new Set(['text', 'start', 'bodymatter', 'frontmatter', 'backmatter']);

/** The role that structural types give, or null. */
export function roleByType(types: readonly string[]): ChapterRole | null {
  const known = types.filter((type) => !START_TYPES.has(type));
  return ROLES_BY_TYPE.find(([type]) => known.includes(type))?.[1] ?? null;
}

const ROLES_BY_TITLE: readonly (readonly [RegExp, ChapterRole])[] = [
  [/^(front |back |book )?cover( page| image)?$/, 'cover'],
  [/^(half )?-?title ?-?page$|^half ?-?title( page)?$|^frontispiece$/, 'title-page'],
  [
    /^(un)?copyright( page| notice| information)?$|^(imprint|colophon|legal( notice)?s?|credits|permissions|(publication|publisher'?s?) (data|info(rmation)?|details)|transcriber'?s notes?|about this (e-?book|edition|book))$/,
    'copyright',
  ],
  [
    /^(the )?(table of |brief |detailed |list of )?contents( page)?$|^list of (illustrations|figures|tables|maps|plates)$|^(illustrations|list of chapters|chapters)$/,
    'contents',
  ],
  [/^(the )?dedication$|^dedicated to\b/, 'dedication'],
  [/^epigraphs?$/, 'epigraph'],
  [/^(the )?foreword\b/, 'foreword'],
  [/^((the )?(author'?s|translator'?s|editor'?s|publisher'?s) )?preface\b/, 'preface'],
  [/^((the )?(author'?s|translator'?s|editor'?s) )?introduct(ion|ory)\b/, 'introduction'],
  [/^(the )?prologue\b|^(the )?prelude$/, 'prologue'],
  [/^(the )?(epilogue|conclusion)\b/, 'epilogue'],
  [/^(an? |the )?(afterword|postscript|postface)\b/, 'afterword'],
  [/^(the )?(author'?s )?acknowledge?ments?$/, 'acknowledgements'],
  [/^(the )?(appendix|appendices|addend(um|a))\b/, 'appendix'],
  [
    /^(the |editor'?s |translator'?s )?(end ?-?|foot ?-?)?notes( to the text| and references)?$/,
    'notes',
  ],
  [/^(the )?glossary( of .*)?$/, 'glossary'],
  [
    /^(the |select(ed)? )?(bibliography|references|works cited|sources|further reading|suggested reading)$/,
    'bibliography',
  ],
  [/^(the |general |subject )?index( of .*)?$/, 'index'],
  [/^about the (authors?|editors?|translators?|illustrators?)$|^the authors?$/, 'about-author'],
  [/project gutenberg.*licen[sc]e|^(the )?(full )?project gutenberg\b|^licen[sc]e$/, 'licence'],
  [
    /^(also by|other (books|titles|works) by|books by|more (books )?(by|from)|by the same author|praise for|advance praise|advertisements?|(join |join our |our )?(newsletter|mailing list).*|(sign up|subscribe)\b.*|discover (more|your next).*|keep reading|an excerpt from\b.*|coming soon|about the publisher)/,
    'advertisement',
  ],
  [/^(the )?(interlude|intermezzo|entr'?acte)\b/, 'interlude'],
];

/** The role that a title gives in one of the languages of the voices, or null. */
export function roleByTitle(title: string): ChapterRole | null {
  const plain = title
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[\s.:—–]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim();
  const known = ROLES_BY_TITLE.find(([pattern]) => pattern.test(plain))?.[1];
  return known ?? roleByForeignTitle(plain);
}

/** Parts that most listeners skip; see docs/decisions/132-chapters-and-roles.md. */
const SKIPPED_ROLES: ReadonlySet<ChapterRole> = new Set<ChapterRole>([
  'cover',
  'title-page',
  'copyright',
  'contents',
  'notes',
  'bibliography',
  'index',
  'licence',
  'advertisement',
  'about-author',
]);

/** Whether a part of this role is narrated by default. */
export function isNarrated(role: ChapterRole): boolean {
  return !SKIPPED_ROLES.has(role);
}

const ROLE_NAMES: Readonly<Record<ChapterRole, string>> = {
  cover: 'cover',
  'title-page': 'title page',
  copyright: 'copyright and imprint',
  contents: 'table of contents',
  dedication: 'dedication',
  epigraph: 'epigraph',
  foreword: 'foreword',
  preface: 'preface',
  introduction: 'introduction',
  prologue: 'prologue',
  chapter: 'chapter',
  part: 'part',
  interlude: 'interlude',
  epilogue: 'epilogue',
  afterword: 'afterword',
  acknowledgements: 'acknowledgements',
  appendix: 'appendix',
  notes: 'notes',
  glossary: 'glossary',
  bibliography: 'bibliography',
  index: 'index',
  'about-author': 'about the author',
  licence: 'licence',
  advertisement: 'advertisement',
};

/** A role in words for the user. */
export function nameRole(role: ChapterRole): string {
  return ROLE_NAMES[role];
}
