import type { ChapterRole } from '../../domain/book.ts';

/**
 * What parts of books are called in the languages of the voices beside English, a line each: French,
 * Spanish, Italian, Portuguese, Hindi, Japanese, Chinese. Patterns of a whole title in lower case
 * without accents, divided by “ | ”; the more telling roles first.
 */
const TITLES: readonly (readonly [ChapterRole, string])[] = [
  [
    'cover',
    `(premiere (page )?de )?couverture | cubierta | copertina | capa | आवरण( पृष्ठ)? | मुखपृष्ठ
    | 表紙 | カバー | 封[面底]`,
  ],
  [
    'title-page',
    `page de titre | faux[- ]titre | portad(a|illa) | anteportada | frontespizio | occhiello
    | pagina del titolo | (folha|pagina) de rosto | शीर्षक( पृष्ठ)? | 扉 | 標題紙 | タイトルページ
    | (书名|標題|标题|扉)页 | (書名|標題|扉)頁`,
  ],
  [
    'copyright',
    `(page de )?copyright | mentions legales | droits d'auteur | acheve d'imprimer | colophon
    | (pagina de )?(derechos|creditos)( de autor)? | (pagina|aviso|informacion) legal | colofon
    | diritti d'autore | note legali | crediti | direitos autorais | ficha (tecnica|catalografica)
    | colofao | expediente | कॉपीराइट | सर्वाधिकार( सुरक्षित)? | 奥付 | 著作権(表示)? | 版権
    | 版[权權](页|頁|信息|声明|聲明)? | 著作[权權]`,
  ],
  [
    'index',
    `index (des noms|alphabetique|analytique|thematique)
    | indice (alfabetico|analitico|onomastico|tematico|remissivo|de nombres|dei nomi) | सूचकांक | 索引`,
  ],
  [
    'contents',
    `table( des (matieres|chapitres|illustrations))? | sommaire | indice( general| de contenidos?)?
    | tabla de contenidos? | contenidos? | sumario | sommario | conteudo | विषय[- ]?सूची
    | अनुक्रम(णिका)? | (総)?目次 | もくじ | [总總]?目[录錄]`,
  ],
  ['dedication', `dedicace | dedicatoria | dedica | समर्पण | 献[辞詞词] | 獻詞 | [题題][献獻]`],
  ['epigraph', `epigraphe | exergue | epigrafe | 題辞 | エピグラフ | [题題][词詞記记]`],
  [
    'foreword',
    `avant-propos | premessa | apresentacao | presentacion | प्राक्कथन | आमुख | まえがき | 前書き
    | はしがき | はじめに | 前言`,
  ],
  [
    'preface',
    `preface( d.*)? | prefacio( d.*)? | prefazione( d.*)? | भूमिका | प्रस्तावना | 序文? | 緒言
    | (自|代)?序言? | 引言`,
  ],
  [
    'introduction',
    `introduction( d.*)? | introduccion( d.*)? | introduzione( d.*)? | introducao( d.*)? | परिचय
    | 序論 | イントロダクション | [导導][言论論读讀] | [绪緒][论論]`,
  ],
  ['prologue', `prologue | prologo | 序[章幕] | プロローグ | 楔子`],
  [
    'epilogue',
    `epilogue | epilogo | conclusi(on|one) | conclusao | उपसंहार | [終终]章 | エピローグ | 尾[声聲]
    | [結结][语語]`,
  ],
  [
    'afterword',
    `postface | pos(t)?facio | postfazione | उत्तरकथन | あとがき | 後書き | おわりに
    | (译|譯|编|編)?[后後][记記] | 跋`,
  ],
  [
    'acknowledgements',
    `remerciements? | agradecimi?entos? | ringraziamenti | आभार | कृतज्ञता( ज्ञापन)? | 謝辞
    | [致鸣鳴][谢謝]`,
  ],
  ['appendix', `annexes? | apendices? | anexos? | appendic[ei] | परिशिष्ट | [付附]録 | 附[录錄]`],
  [
    'notes',
    `notes( de fin| de bas de page| du traducteur)? | notas( al pie| finales| de rodape| finais)?
    | note (a pie di pagina|finali|al testo) | (पाद )?टिप्पणि?(याँ|यां|ी) | [注註](釈|释|釋)?
    | [脚尾原訳][注註]`,
  ],
  [
    'glossary',
    `glossaire | glosario | glossario | शब्दावली | 用語(集|解説) | (词汇|詞彙|术语|術語)表`,
  ],
  [
    'bibliography',
    `bibliographie | bibliografia | references | referencias( bibliograficas)? | fuentes
    | (संदर्भ|ग्रंथ|ग्रन्थ)[- ]?सूची | (参考|引用|參考)(文献|文獻|书目|書目)`,
  ],
  [
    'about-author',
    `(a propos|au sujet) de l'aut(eur|rice) | l'aut(eur|rice|ore)
    | sobre (el|la|los|las|o|a|os|as) autor(a|es|as)? | acerca del? (la )?autora? | (el|la|o|a) autora?
    | ((informazioni|nota) )?sull'aut(ore|rice) | लेखक( का)? परिचय | लेखक के (बारे|विषय) में
    | (著者|作者)(紹介|略歴|について|プロフィール|简介|簡介|介绍|介紹) | [关關][于於]作者`,
  ],
  ['licence', `licencia | licenza | licenca`],
  [
    'advertisement',
    `(du|de la) meme aut(eur|rice|eure) | (dans|de) la meme collection | chez le meme editeur
    | autres (livres|ouvrages|titres) d.* | publicite | del mismo autor | dello stesso autore
    | do mesmo autor | (de la misma|della stessa|da mesma) (autora|autrice|coleccion|collana|colecao)
    | proximamente | (otros|altri|outros) (libros|libri|livros|titulos|titoli|obras) d.* | boletin
    | pubblicita | publicidade? | विज्ञापन | लेखक की अन्य (पुस्तकें|रचनाएँ) | 既刊(案内|一覧)? | 広告
    | [广廣]告 | (同)?作者(的)?其他作品 | 著作一覧`,
  ],
  ['interlude', `intermede | interludio | 幕間 | [间間]奏`],
];

const PATTERNS = TITLES.map(([role, titles]) => {
  const alternatives = titles.split(/\s+\|\s+/).map((title) => title.trim().normalize('NFC'));
  return [new RegExp(`^(?:${alternatives.join('|')})$`, 'u'), role] as const;
});

/** The role that a title in lower case gives in one of the languages beside English, or null. */
export function roleByForeignTitle(plain: string): ChapterRole | null {
  const bare = plain
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  return PATTERNS.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}
