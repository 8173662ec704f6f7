import { LOCATOR_TERMS } from './locator-terms.ts'

/** What writers use besides the terms of CSL's locales. As there, by language and label; a term in two places means the first. */
const ALSO_WRITTEN: typeof LOCATOR_TERMS = {
  en: {
    page: ['pg.', 'pgs.'],
    chapter: ['ch.', 'chs.'],
    section: ['sect.', 'sects.'],
    paragraph: ['par.', 'pars.'],
    note: ['fn.', 'fns.', 'footnote', 'footnotes'],
    canto: ['canto', 'cantos'],
    sonnet: ['sonnet', 'sonnets'],
    stanza: ['stanza', 'stanzas', 'st.', 'sts.'],
    psalm: ['psalm', 'psalms', 'Ps.', 'Pss.'],
    ode: ['ode', 'odes'],
    supplement: ['supplement', 'supplements', 'suppl.'],
  },
  de: {
    act: ['Akt', 'Akte'],
    appendix: ['Anhang'],
    canto: ['Gesang', 'Gesänge', 'Ges.'],
    sonnet: ['Sonett', 'Sonette'],
    stanza: ['Strophe', 'Strophen', 'Str.'],
    psalm: ['Psalm', 'Psalmen', 'Ps.'],
    ode: ['Ode', 'Oden'],
    'article-locator': ['Artikel', 'Art.'],
    chapter: ['Kapitels', 'Kapiteln'],
    equation: ['Gleichung', 'Gleichungen', 'Gl.'],
    folio: ['Bl.'],
    issue: ['Nrn.', 'Heft', 'H.'],
    note: ['Anmerkung', 'Anmerkungen', 'Anm.', 'Fußnote', 'Fußnoten', 'Fn.'],
    scene: ['Szene', 'Szenen'],
    table: ['Tabelle', 'Tabellen', 'Tab.'],
  },
  fr: {
    appendix: ['annexe', 'annexes', 'ann.'],
    canto: ['chant', 'chants'],
    sonnet: ['sonnet', 'sonnets'],
    stanza: ['strophe', 'strophes'],
    psalm: ['psaume', 'psaumes', 'Ps.'],
    ode: ['ode', 'odes'],
    folio: ['fol.', 'f.', 'ff.', 'feuillet', 'feuillets'],
    issue: ['n°', 'no', 'nos'],
    page: ['pp.'],
    paragraph: ['§§', '¶', '¶¶'],
    volume: ['tome', 'tomes', 't.', 'vols.'],
  },
  ru: {
    act: ['действие', 'действия', 'акт', 'акты'],
    scene: ['сцена', 'сцены', 'явление', 'явления', 'явл.'],
    appendix: ['приложение', 'приложения', 'прил.'],
    canto: ['песнь', 'песни'],
    sonnet: ['сонет', 'сонеты'],
    stanza: ['строфа', 'строфы'],
    psalm: ['псалом', 'псалмы', 'Пс.'],
    ode: ['ода', 'оды'],
    'article-locator': ['статья', 'статьи'],
    folio: ['лл.'],
    issue: ['номер', 'номера', '№', '№№'],
    note: ['сноска', 'сноски'],
    page: ['стр.', 'страниц', 'страницах', 'странице'],
    paragraph: ['абзац', 'абзацы', 'абз.', 'пар.'],
    table: ['таблица', 'таблицы', 'табл.'],
  },
}

/**
 * These say something else to a writer than to the translators: `стр. 5` is page 5 everywhere in Russian print, not a line, and `см.`
 * is "see".
 */
const NOT_WRITTEN: Readonly<Record<string, readonly string[]>> = { ru: ['стр', 'смотри', 'см'] }

/** How many words the longest term has: `sub verbo`. */
export const MOST_TERM_WORDS = 2

/** Term → CSL's label, for one language: its own terms first, then English, then the others. Terms as `normalTerm` makes them. */
export function locatorLexicon(language: string): ReadonlyMap<string, string> {
  return LEXICONS.get(language.slice(0, 2).toLowerCase()) ?? ENGLISH_FIRST
}

/**
 * The terms that a writer of the language has for a label, each singular before its plural: those of CSL's locale, or what is written where
 * that has only the English words. Empty for a language that has none.
 */
export function termsOf(label: string, language: string): readonly string[] {
  const own = LOCATOR_TERMS[language]?.[label] ?? []
  const isEnglish = own.join() === LOCATOR_TERMS.en?.[label]?.join()
  return own.length === 0 || (isEnglish && language !== 'en') ? (ALSO_WRITTEN[language]?.[label] ?? own) : own
}

/** Whether it is a label of CSL, which Pandoc takes for a locator. Cantos, sonnets, stanzas and psalms are ours. */
export function isLocatorLabel(label: string): boolean {
  return Object.hasOwn(LOCATOR_TERMS.en ?? {}, label)
}

/** Lower case, one space between words, none after a stop, without the stop at the end. */
export function normalTerm(written: string): string {
  return written.toLowerCase().replace(/\s+/g, ' ').replace(/\. /g, '.').replace(/\.$/, '')
}

function lexicon(...languages: readonly string[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>()
  for (const language of languages)
    for (const [table, unwanted] of [
      [LOCATOR_TERMS, NOT_WRITTEN[language]],
      [ALSO_WRITTEN, undefined],
    ] as const)
      for (const [label, terms] of Object.entries(table[language] ?? {}))
        for (const term of terms.map(normalTerm))
          if (!labels.has(term) && !unwanted?.includes(term)) labels.set(term, label)
  return labels
}

const ENGLISH_FIRST = lexicon('en', 'de', 'fr', 'ru')

const LEXICONS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['en', ENGLISH_FIRST],
  ['de', lexicon('de', 'en', 'fr', 'ru')],
  ['fr', lexicon('fr', 'en', 'de', 'ru')],
  ['ru', lexicon('ru', 'en', 'de', 'fr')],
])
