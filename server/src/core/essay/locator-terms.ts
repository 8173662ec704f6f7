/**
 * Locator terms of CSL in four languages: long and short forms, singular and plural, as in the locale files of the Citation
 * Style Language (locales-en-US, -de-DE, -fr-FR, -ru-RU), with what writers also use (`ch.`, `S.`). Lower case. A term that
 * ends in a letter may have a full stop after it.
 */
const ENGLISH: Readonly<Record<string, string>> = {
  act: 'act acts',
  appendix: 'appendix appendices app apps',
  article: 'article articles art arts',
  book: 'book books bk bks',
  canto: 'canto cantos',
  chapter: 'chapter chapters chap chaps ch chs',
  column: 'column columns col cols',
  equation: 'equation equations eq eqs',
  figure: 'figure figures fig figs',
  folio: 'folio folios fol fols',
  line: 'line lines l ll',
  location: 'location locations loc locs',
  note: 'note notes n nn',
  number: 'number numbers no nos',
  opus: 'opus opera op opp',
  page: 'page pages p pp pg pgs',
  paragraph: 'paragraph paragraphs para paras ¶ ¶¶ par pars',
  part: 'part parts pt pts',
  rule: 'rule rules',
  scene: 'scene scenes sc scs',
  section: 'section sections sec secs sect § §§',
  stanza: 'stanza stanzas',
  'sub-verbo': 's.v s.vv sub-verbo',
  table: 'table tables tbl',
  verse: 'verse verses v vv',
  volume: 'volume volumes vol vols',
}

const GERMAN: Readonly<Record<string, string>> = {
  act: 'akt akte',
  appendix: 'anhang',
  article: 'artikel',
  book: 'buch bücher',
  chapter: 'kapitel kap',
  column: 'spalte spalten sp',
  figure: 'abbildung abbildungen abb',
  folio: 'blatt blätter fol bl',
  line: 'zeile zeilen z',
  note: 'note noten anm anmerkung anmerkungen fn fußnote',
  number: 'nummer nummern nr nrn',
  opus: 'opus opera op',
  page: 'seite seiten s',
  paragraph: 'absatz absätze abs',
  part: 'teil teile',
  scene: 'szene szenen',
  section: 'abschnitt abschnitte abschn',
  stanza: 'strophe strophen',
  verse: 'vers verse v',
  volume: 'band bände bd bde',
}

const FRENCH: Readonly<Record<string, string>> = {
  act: 'acte actes',
  appendix: 'annexe annexes',
  book: 'livre livres liv',
  chapter: 'chapitre chapitres chap',
  column: 'colonne colonnes col',
  figure: 'figure figures fig',
  folio: 'folio folios fᵒ fᵒˢ fol',
  line: 'ligne lignes l',
  note: 'note notes n',
  number: 'numéro numéros nᵒ nᵒˢ n°',
  page: 'page pages p pp',
  paragraph: 'paragraphe paragraphes paragr',
  part: 'partie parties part',
  scene: 'scène scènes',
  section: 'section sections sect',
  verse: 'verset versets v',
  volume: 'volume volumes vol t tome tomes',
}

const RUSSIAN: Readonly<Record<string, string>> = {
  appendix: 'приложение прил',
  article: 'статья ст',
  book: 'книга книги кн',
  chapter: 'глава главы гл',
  column: 'столбец столбцы стб',
  figure: 'рисунок рисунки рис',
  folio: 'лист листы л',
  line: 'строка строки',
  note: 'примечание примечания прим',
  number: 'номер номера №',
  page: 'страница страницы с стр сс',
  paragraph: 'абзац абзацы абз параграф пар',
  part: 'часть части ч',
  section: 'раздел разделы разд',
  verse: 'стих стихи',
  volume: 'том тома т тт',
}

/** Term → CSL label, for one language: its own terms first, then English, then the others. */
export function locatorTerms(language: string): ReadonlyMap<string, string> {
  return TABLES.get(language.slice(0, 2).toLowerCase()) ?? ENGLISH_FIRST
}

function merged(...tables: Readonly<Record<string, string>>[]): ReadonlyMap<string, string> {
  const terms = new Map<string, string>()
  for (const table of tables)
    for (const [label, forms] of Object.entries(table))
      for (const form of forms.split(' ')) if (!terms.has(form)) terms.set(form, label)
  return terms
}

const ENGLISH_FIRST = merged(ENGLISH, GERMAN, FRENCH, RUSSIAN)

const TABLES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['en', ENGLISH_FIRST],
  ['de', merged(GERMAN, ENGLISH, FRENCH, RUSSIAN)],
  ['fr', merged(FRENCH, ENGLISH, GERMAN, RUSSIAN)],
  ['ru', merged(RUSSIAN, ENGLISH, GERMAN, FRENCH)],
])
