/** Whether a reference and a source that say the same title are the same work, as far as title, year and names tell. */
import { eachWord, foldWord } from '../text/fold.ts'
import { nearWordCost } from '../text/near-word.ts'
import type { Reference } from './reference.ts'

/** Titles under which a work may be known, as folded words. */
export interface TitleForms {
  readonly whole: string
  /** Without its subtitle; undefined when it has none. */
  readonly main: string | undefined
}

/** What separates a title from its subtitle. */
const SUBTITLE = /[:;.?!]\s|\s[–—-]\s|\s[([]/
const LONGEST_TITLE = 500
/** Shorter titles are names of many works: `The Republic`. */
const TELLING_WORDS = 3
/** See near-word.ts: `Trotskii` is near `Trotsky`. */
const NEAR_NAME = 3

export function titleForms(title: string): TitleForms {
  const at = title.slice(0, LONGEST_TITLE).search(SUBTITLE)
  const main = at > 0 ? foldedWords(title.slice(0, at)).join(' ') : ''
  const whole = foldedWords(title).join(' ')
  return { whole, main: main === '' || main === whole ? undefined : main }
}

/** The word that all forms of a title begin with, folded: cheaper than the forms. Empty when it has no word. */
export function firstWord(title: string): string {
  return foldedWords(title.slice(0, 60))[0] ?? ''
}

/** `whole` against `whole`, or a title with a subtitle against the same title without one. */
export function sameTitle(a: TitleForms, b: TitleForms): boolean {
  if (a.whole === '' || b.whole === '') return false
  return (
    a.whole === b.whole || (a.main !== undefined && a.main === b.whole) || (b.main !== undefined && b.main === a.whole)
  )
}

/** What is known of a source besides its title. */
interface YearAndAuthors {
  /** As its metadata has it: `1936`, `c. 1600`. */
  readonly year?: string
  /** Family name first. */
  readonly authors?: readonly string[]
}

/**
 * How many of year and authors agree (0 to 2), where both say something; undefined when one of them contradicts, or when the
 * title is too short to tell by itself and nothing else agrees.
 */
export function agreement(reference: Reference, source: YearAndAuthors, title: TitleForms): number | undefined {
  const year = agreeingYears(reference, source.year)
  const authors = agreeingAuthors(reference, source.authors ?? [])
  if (year === false || authors === false) return undefined
  const agreeing = (year ? 1 : 0) + (authors ? 1 : 0)
  const isTelling = title.whole.split(' ').length >= TELLING_WORDS
  return isTelling || agreeing > 0 ? agreeing : undefined
}

/** Undefined: one of them says nothing, or not exactly. */
function agreeingYears({ year, originalYear }: Reference, other: string | undefined): boolean | undefined {
  const exact = other === undefined ? undefined : /^\D{0,2}(\d{3,4})\b/.exec(other)?.[1]
  if (exact === undefined || year === undefined) return undefined
  return exact === year || exact === originalYear
}

function agreeingAuthors(reference: Reference, others: readonly string[]): boolean | undefined {
  const names = reference.authors.length > 0 ? reference.authors : reference.editors
  if (names.length === 0 || others.length === 0) return undefined
  const theirs = others.flatMap(name => foldedWords(name.split(',')[0] ?? ''))
  const ours = names.flatMap(({ family }) => foldedWords(family))
  return ours.some(a => theirs.some(b => nearWordCost(a, b) <= NEAR_NAME))
}

function foldedWords(text: string): string[] {
  const words: string[] = []
  const bounded = text.slice(0, LONGEST_TITLE)
  eachWord(bounded, 0, bounded.length, (start, end) => words.push(foldWord(bounded, start, end)))
  return words
}
