import { LOCATOR_TERMS } from '../../server/src/core/essay/locator-terms.ts'

/** A label and a value: `page 33`; empty when there is no locator. */
export type Locator = string

/**
 * Where we read a locator otherwise than Pandoc, on purpose. As in explained.ts, Pandoc reads `rewritten(markdown)` as we read the
 * markdown, after `ours` has taken away what only we have.
 */
export interface LocatorKind {
  readonly name: string
  readonly reason: string
  readonly rewritten?: (markdown: string, language: string) => string
  readonly ours?: (locator: Locator, language: string) => Locator
  /** In one language. */
  readonly atMost: number
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const LEAD = String.raw`(?<=^(?:\[@k\d+|@k\d+ \[)[\s,:]*)`
/** Terms at the beginning of a suffix. */
const termIn = (terms: readonly string[], behind = String.raw`(?=\s)`): RegExp =>
  new RegExp(
    `${LEAD}(?:${[...terms]
      .sort((a, b) => b.length - a.length)
      .map(escaped)
      .join('|')})${behind}`,
    'iu',
  )

/** Labels of CSL 1.0.2 that Pandoc 2.17 does not look for. */
const NEWER = [
  'act',
  'appendix',
  'article-locator',
  'elocation',
  'equation',
  'rule',
  'scene',
  'table',
  'title-locator',
  'version',
]
const PAGE: Readonly<Record<string, string>> = { en: 'p.', de: 'S.', fr: 'p.', ru: 'с.' }

/** The terms of the odd cases. */
const ENGLISH = /(?<=[\s[,{])(?:pp?|pages?|chap|vol|bk|act)(?=[.\s])\.?(?= ?[\dIVx])|§§|¶/gi
const FOR_ENGLISH: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: { p: 'S.', pp: 'S.', page: 'S.', pages: 'S.', chap: 'Kap.', vol: 'Bd.', bk: 'B.' },
  fr: { pp: 'p.', bk: 'liv.', act: 'p.', '§§': '§', '¶': '§' },
  ru: { p: 'с.', pp: 'с.', page: 'с.', pages: 'с.', chap: 'гл.', vol: 'т.', bk: 'кн.' },
}

const termsOf = (language: string): Readonly<Record<string, readonly string[]>> => LOCATOR_TERMS[language] ?? {}

const isSplit = (language: string): boolean => language === 'de' || language === 'fr'

export const LOCATOR_KINDS: readonly LocatorKind[] = [
  {
    name: 'colon, or a space before the comma',
    reason: 'many write `[@k: 33]` and `[@k : S. 33]`; the number is the page all the same',
    rewritten: markdown => markdown.replace(/^(\[@k\d+)(?:\s*:|\s+,)\s*/, '$1, '),
    atMost: 90,
  },
  {
    name: 'term without its full stop',
    reason: '`pp 33-35` is the British way',
    rewritten: (markdown, language) => {
      const stopped = Object.values(termsOf(language))
        .flat()
        .filter(term => term.endsWith('.'))
      const bare = stopped
        .map(term => term.slice(0, -1))
        .filter(term => !Object.values(termsOf(language)).flat().includes(`${term}`))
      return markdown.replace(
        termIn([...bare, 'bks', 'chaps', 'cols', 'figs', 'fols', 'paras', 'pts', 'secs', 'vols']),
        '$&.',
      )
    },
    atMost: 50,
  },
  {
    name: 'label of a newer CSL',
    reason: 'CSL 1.0.2 has more labels than Pandoc 2.17 looks for',
    rewritten: (markdown, language) =>
      markdown.replace(termIn(NEWER.flatMap(label => termsOf(language)[label] ?? [])), PAGE[language] ?? ''),
    ours: locator => locator.replace(new RegExp(`^(?:${NEWER.join('|')}) `), 'page '),
    atMost: 145,
  },
  {
    name: 'more numbers',
    reason: 'to Pandoc the locator ends at `and`, `&`, a slash, a dash between spaces or `f.`; to a reader it does not',
    ours: locator => locator.replace(/(?<=\S)(?: (?:and|&|-) .*|[&/]\S.*| (?:ff?|sqq?)\b.*)$/u, ''),
    atMost: 115,
  },
  {
    name: 'page of a volume',
    reason: 'of `vol. 2, p. 17` the page is what can be checked',
    rewritten: markdown => markdown.replace(/vol\. 2, (?=p\.)/, ''),
    atMost: 1,
  },
  {
    name: 'what is behind the colon',
    reason: '`p. 33: 5 men` and `p. iv: men` end at the colon; volume and page, `2:17`, have no space',
    rewritten: markdown => markdown.replace(/(\d|[ivxIVX]): (?=\d|as I)/, '$1 – '),
    atMost: 18,
  },
  {
    name: 'term without a space',
    reason: 'Pandoc takes `p3` and `page3` for a page of that name',
    rewritten: markdown => markdown.replace(/(?<=[\s[])(p|page)(?=\d)/, 'p. '),
    atMost: 2,
  },
  {
    name: 'English term in another language',
    reason: 'the language of an essay is often not given; a term of one language means nothing else in another',
    rewritten: (markdown, language) => {
      const own = FOR_ENGLISH[language]
      return own ? markdown.replace(ENGLISH, term => own[term.toLowerCase().replace(/\.$/, '')] ?? term) : markdown
    },
    atMost: 20,
  },
  {
    name: '“s. v.” is one term',
    reason: 'to Pandoc it is page v in German and nothing in French',
    rewritten: (markdown, language) =>
      isSplit(language)
        ? markdown.replace(termIn([...(termsOf(language)['sub-verbo'] ?? []), 's.v.']), PAGE[language] ?? '')
        : markdown,
    ours: (locator, language) => (isSplit(language) ? locator.replace(/^sub-verbo /, 'page ') : locator),
    atMost: 15,
  },
  {
    name: '«стр.» and «см.»',
    reason: 'to a Russian writer «стр. 5» is page 5, not line 5, and «см. 5» is "see 5"',
    rewritten: (markdown, language) =>
      language === 'ru'
        ? markdown.replace(termIn(['стр.']), 'с.').replace(termIn(['см.', 'смотри']), 'видно')
        : markdown,
    atMost: 12,
  },
]
