/**
 * Hints about terms in the writer's own prose: an abbreviation that is used before the place where the essay explains it, and a Russian name
 * that is spelt otherwise than in all sources. Both say what is so and leave it to the writer: in notes, titles, quotations, references and
 * headings nothing is said, nor of a spelling that any source or any cited work has. Who writes in another language than the sources, or spells
 * several names otherwise, keeps to another system and makes no slip.
 *
 * A paragraph is read once for each of its texts; what reaches over paragraphs is put together from what was read. Bad at: abbreviations that
 * are explained in other ways than by brackets.
 */
import type { Corpus } from '../corpus/corpus.ts'
import type { Essay } from '../essay/essay.ts'
import type { Finding, FindingCode } from '../model/finding.ts'
import { languageOfText } from '../terms/language.ts'
import { isAbbreviation, isCapitalised, isStopWord } from '../terms/phrase.ts'
import { eachWord, foldWord, hashWord } from '../text/fold.ts'
import { type Span, span } from '../text/span.ts'
import { looksRussian, otherEndings } from '../text/transliteration.ts'
import { termSpellingMessage, termUnexplainedMessage } from './messages.ts'
import { proseParagraphs } from './prose-paragraphs.ts'
import type { Works } from './works.ts'

/** Which of the hints the writer wants. */
export type TermHintCode = Extract<FindingCode, `term.${string}`>

/** What a paragraph says, by offsets into it. */
interface ParagraphTerms {
  /** The first use of each abbreviation. */
  readonly uses: readonly Abbreviation[]
  /** `New Economic Policy (NEP)`. */
  readonly explained: readonly Explained[]
  readonly spellings: readonly Spelling[]
}

interface Abbreviation {
  readonly letters: string
  readonly at: number
}

interface Explained extends Abbreviation {
  readonly meaning: string
}

interface Spelling {
  readonly start: number
  readonly end: number
  /** The writer's, folded. */
  readonly folded: string
  /** The sources'. */
  readonly usual: string
}

/** By the text of each paragraph. Holds for one corpus and one library. */
export type KnownTerms = ReadonlyMap<string, ParagraphTerms>

export interface TermHints {
  readonly findings: readonly Finding[]
  /** For the next version of the essay. */
  readonly known: KnownTerms
}

export function termHints(
  essay: Essay,
  works: Works,
  wanted: ReadonlySet<TermHintCode>,
  before?: KnownTerms,
): TermHints {
  const known = new Map<string, ParagraphTerms>()
  const findings: Finding[] = []
  const firstUses = new Map<string, number>()
  const explained = new Set<string>()
  const spelt = new Map<string, Finding>()
  const language = wanted.has('term.spelling') ? languageOfEssay(essay) : ''
  for (const { span: paragraph, text } of proseParagraphs(essay)) {
    // A text of its own: a stretch of the essay would keep all of that version in memory.
    const key = `${language}\n${text}`
    const terms = before?.get(key) ?? known.get(key) ?? termsOf(text, works, language)
    known.set(key, terms)
    if (wanted.has('term.unexplained')) {
      for (const { letters, at } of terms.uses) {
        if (!firstUses.has(letters)) firstUses.set(letters, paragraph.start + at)
      }
      for (const { letters, at, meaning } of terms.explained) {
        const first = firstUses.get(letters)
        if (explained.has(letters) || first === undefined) continue
        explained.add(letters)
        if (first >= paragraph.start + at) continue
        const message = termUnexplainedMessage(letters, meaning)
        const where = span<'essay'>(first, first + letters.length)
        findings.push({ code: 'term.unexplained', severity: 'hint', span: where, message })
      }
    }
    if (!wanted.has('term.spelling')) continue
    for (const { start, end, folded, usual } of terms.spellings) {
      if (spelt.has(folded)) continue
      const where = span<'essay'>(paragraph.start + start, paragraph.start + end)
      spelt.set(folded, { code: 'term.spelling', severity: 'hint', span: where, message: termSpellingMessage(usual) })
    }
  }
  return { findings: spelt.size < LEAST_HABIT ? [...findings, ...spelt.values()] : findings, known }
}

/** So many names that are spelt otherwise are no slips. */
const LEAST_HABIT = 3
/** Enough of an essay to tell its language, which few say. */
const SAMPLE = 2500

function languageOfEssay({ text, language }: Essay): string {
  return languageOfText(text.slice(0, SAMPLE)) ?? language.slice(0, 2).toLowerCase()
}

/** All places where the writer's prose spells a name as the word at `at` does, which the sources spell otherwise. In order. */
export function placesOfSpelling(essay: Essay, works: Works, word: string): readonly Span<'essay'>[] {
  const wanted = foldWord(word)
  const language = languageOfEssay(essay)
  return [...proseParagraphs(essay)].flatMap(({ span: paragraph, text }) =>
    text.includes(word)
      ? termsOf(text, works, language)
          .spellings.filter(({ folded }) => folded === wanted)
          .map(({ start, end }) => span<'essay'>(paragraph.start + start, paragraph.start + end))
      : [],
  )
}

/** `language` is the essay's, if its paragraph does not tell. */
function termsOf(text: string, works: Works, language: string): ParagraphTerms {
  const uses = new Map<string, number>()
  const spellings: Spelling[] = []
  let titles: readonly (readonly [number, number])[] | undefined
  let before = { start: 0, end: 0 }
  eachWord(text, 0, text.length, (start, end) => {
    const forename = text.slice(before.end, start) === ' ' ? text.slice(before.start, before.end) : ''
    before = { start, end }
    const word = text.slice(start, end).replace(/['’]s$/u, '')
    if (!isCapitalised(word)) return
    const letters = isAbbreviation(word) ? word : isAbbreviation(word.replace(/s$/, '')) ? word.replace(/s$/, '') : ''
    if (letters !== '') {
      if (!uses.has(letters)) uses.set(letters, start)
      return
    }
    const folded = foldWord(word)
    if (!looksRussian(folded)) return
    titles ??= emphasised(text)
    if (titles.some(([from, to]) => from <= start && end <= to)) return
    if (isOtherPerson(forename, works.corpus) || !isInLanguageOf(works.corpus, languageOfText(text) ?? language)) return
    const usual = usualSpelling(word, folded, works)
    if (usual !== undefined) spellings.push({ start, end: start + word.length, folded, usual })
  })
  return {
    uses: [...uses].map(([letters, at]) => ({ letters, at })),
    explained: explainedIn(text, works.corpus),
    spellings,
  }
}

/** What stands in italics or bold and is more than one word: most often a title, which has its own spelling. */
function emphasised(text: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(/([*_])(?=\S)[^*_]{1,160}\s[^*_]{1,160}?\1/gu)].map(({ 0: whole, index }) => [
    index,
    index + whole.length,
  ])
}

/** Names are spelt as the language has it; where the sources have several, nobody knows which spelling is of which. */
function isInLanguageOf({ glossary }: Corpus, language: string): boolean {
  return glossary.languages.every(one => one === language || one === 'ru')
}

/** Marek Kaminski, where no source knows a Marek, is not their Kaminsky. */
function isOtherPerson(forename: string, corpus: Corpus): boolean {
  return isCapitalised(forename) && !isStopWord(forename) && !isInSources(foldWord(forename), corpus)
}

/** How all sources spell the name, when none of them and no cited work spells it as the writer does. */
function usualSpelling(word: string, folded: string, { corpus, library }: Works): string | undefined {
  const [usual, ...more] = corpus.glossary.otherSpellings(word)
  if (usual === undefined || more.length > 0 || isInSources(folded, corpus)) return undefined
  if ((library?.search(word, 1).length ?? 0) > 0) return undefined
  // The sources may have a second spelling that they nowhere use as a term.
  const second = otherEndings(folded).filter(one => one !== foldWord(usual))
  return second.some(one => isInSources(one, corpus)) ? undefined : usual
}

/** Nearly surely; what may be there is taken to be there. */
function isInSources(folded: string, { search }: Corpus): boolean {
  for (const _ of search.blocksWith(hashWord(folded))) return true
  return false
}

const BRACKET = /\((\p{Lu}[\p{Lu}\p{N}]{1,7})s?\)/gu
/** The words before a bracket that may be the long form, in characters. */
const REACH = 120

/** Abbreviations that the corpus knows and whose letters are those of the words before the bracket. */
function explainedIn(text: string, corpus: Corpus): readonly Explained[] {
  const found: Explained[] = []
  for (const { 1: letters = '', index } of text.matchAll(BRACKET)) {
    const meaning = longForm(letters, text.slice(Math.max(0, index - REACH), index))
    if (meaning !== undefined && corpus.glossary.find(letters)) found.push({ letters, at: index + 1, meaning })
  }
  return found
}

function longForm(letters: string, before: string): string | undefined {
  const words: { readonly text: string; readonly start: number }[] = []
  eachWord(before, 0, before.length, (start, end) => words.push({ text: before.slice(start, end), start }))
  let left = letters.length
  for (let i = words.length - 1; i >= 0; i--) {
    const { text, start } = words[i] as (typeof words)[number]
    if (/[\n.;:!?]\s/.test(before.slice(start))) return undefined
    if (text.charAt(0).toUpperCase() === letters[left - 1]) left--
    else if (!isStopWord(text)) return undefined
    if (left === 0) return before.slice(start).trim()
  }
  return undefined
}
