import { expect, test } from 'vitest';
import type { ChapterRole } from '../../../src/domain/book.ts';
import { roleByTitle } from '../../../src/book/structure/role-rules.ts';
import { decideRole } from '../../../src/book/structure/roles.ts';

const TITLES: Partial<Record<ChapterRole, string[]>> = {
  cover: ['Cover', 'Couverture', 'Cubierta', 'Copertina', 'Capa', 'आवरण पृष्ठ', '表紙', '封面'],
  'title-page': ['Title Page', 'Page de titre', 'Frontespizio', 'Folha de rosto', '扉', '扉页'],
  copyright: ['Copyright', 'Mentions légales', 'Créditos', 'कॉपीराइट', '奥付', '版权信息'],
  contents: ['Contents', 'Table des matières', 'Índice', 'Sommario', 'विषय-सूची', '目次', '目录'],
  dedication: ['Dedication', 'Dédicace', 'Dedicatoria', 'Dedica', 'समर्पण', '献辞', '题献'],
  preface: ['Preface', 'Préface', 'Prefacio', 'Prefazione', 'Prefácio', 'भूमिका', '序文', '序言'],
  prologue: ['Prologue', 'Prólogo', 'Prologo', 'プロローグ', '楔子'],
  acknowledgements: ['Remerciements', 'Agradecimientos', 'Ringraziamenti', 'आभार', '謝辞', '致谢'],
  notes: ['Notes', 'Notas', 'Note al testo', 'टिप्पणियाँ', '注釈', '注释'],
  index: ['Index', 'Índice onomástico', 'Indice analitico', 'Índice remissivo', '索引'],
  bibliography: ['Bibliographie', 'Bibliografía', 'संदर्भ सूची', '参考文献'],
  'about-author': ['À propos de l’auteur', 'Sobre el autor', "L'autore", 'लेखक परिचय', '作者简介'],
  advertisement: ['Du même auteur', 'Otros libros de Ana', 'Dello stesso autore', '既刊一覧'],
};

for (const [role, titles] of Object.entries(TITLES)) {
  test(`knows what is called ${role} in the languages of the voices`, () => {
    expect(titles.map((title) => [title, roleByTitle(title)])).toEqual(
      titles.map((title) => [title, role]),
    );
  });
}

test('takes no chapter for anything else', () => {
  const chapters = [
    'Chapitre 1',
    'La table ronde',
    'Il sommario processo',
    '第一章',
    'Notes from Underground',
  ];
  expect(chapters.map(roleByTitle)).toEqual(chapters.map(() => null));
});

test('knows a dedication without a title by its words, at the front only', () => {
  const decide = (text: string, position: number): ChapterRole =>
    decideRole({
      types: [],
      hints: [],
      title: '',
      blocks: [{ kind: 'paragraph', text }],
      position,
      bookKey: 'themadebook',
      chapterKeys: new Set(),
    }).role;
  for (const text of ['For my mother, who read aloud.', 'To S. L. O.', 'À ma mère', 'Für Anna']) {
    expect(decide(text, 0.01)).toBe('dedication');
    expect(decide(text, 0.5)).toBe('chapter');
  }
  expect(decide('He went to the town.', 0.01)).toBe('chapter');
});
