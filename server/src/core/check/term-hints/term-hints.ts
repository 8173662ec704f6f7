/**
 * Hints about terms in the writer's own prose: an abbreviation that is used before the place where the essay explains it, and a word that is
 * spelt otherwise than in all sources, by another system of transliteration or by a slip. They say what is so and leave it to the writer: in
 * notes, titles, quotations, references and headings nothing is said, nor of a spelling that any source or any cited work has.
 *
 * A paragraph is read once; what reaches over paragraphs is put together from what was read. Bad at: abbreviations that are explained in other
 * ways than by brackets.
 */
import type { Essay } from '../../essay/essay.ts'
import type { TextChange } from '../../essay/text-change.ts'
import type { Finding, FindingCode } from '../../model/finding.ts'
import type { Task } from '../../task.ts'
import { type Span, span } from '../../text/span.ts'
import { termSlipMessage, termSpellingMessage, termUnexplainedMessage } from '../messages.ts'
import { proseParagraphs, referencesStart } from '../prose-paragraphs.ts'
import type { Works } from '../works.ts'
import { type ParagraphTerms, paragraphTerms } from './paragraph-terms.ts'
import type { SlipSearch } from './slips.ts'
import { SourceWords } from './source-words.ts'
import { spellingGroups } from './spelling-groups.ts'
import { CHANGED_PARAGRAPH, unchangedParagraphs } from './unchanged-paragraphs.ts'

/** Which of the hints the writer wants. */
export type TermHintCode = Extract<FindingCode, `term.${string}`>

/** What the paragraphs of an essay say. Holds for one corpus and one library. */
export interface KnownTerms {
  readonly essay: Essay
  /** By the index of the paragraph; undefined below the heading of the references. */
  readonly paragraphs: readonly (ParagraphTerms | undefined)[]
  readonly said: SourceWords
  /** Absent where slips were not looked for. */
  readonly slips: SlipSearch | undefined
}

export interface TermHints {
  readonly findings: readonly Finding[]
  /** For the next version of the essay. */
  readonly known: KnownTerms
}

export interface TermHintOptions {
  /** Not empty. */
  readonly wanted: ReadonlySet<TermHintCode>
  /** While sources are still being read, a word that stands in none of them may stand in the next. */
  readonly loading: boolean
  /** From the text of the version before, where that is given, to this one; found out where it is not said. */
  readonly change?: TextChange | undefined
}

/** The findings are the same without `before`, which holds for the same works and for the same of `loading`. */
export async function termHints(
  essay: Essay,
  works: Works,
  { wanted, loading, change }: TermHintOptions,
  task: Task,
  before?: KnownTerms,
): Promise<TermHints> {
  const seeksSlips = wanted.has('term.spelling') && !loading
  const said = before?.said ?? new SourceWords(works.corpus)
  const slips = seeksSlips ? (before?.slips ?? (await slipSearch(works, said, task))) : undefined
  const read = (text: string): ParagraphTerms => paragraphTerms(text, works, said, slips)
  const same = before?.slips === slips ? before : undefined
  const unchanged = same && unchangedParagraphs(same.essay, essay, change)
  const asBefore = (index: number): ParagraphTerms | undefined =>
    same?.paragraphs[unchanged?.(index) ?? CHANGED_PARAGRAPH]
  const known = { essay, paragraphs: await readParagraphs(essay, read, task, asBefore), said, slips }
  const findings: Finding[] = []
  if (wanted.has('term.unexplained')) findings.push(...unexplained(known))
  if (wanted.has('term.spelling')) findings.push(...otherwiseSpelt(known, works))
  return { findings, known }
}

async function slipSearch(works: Works, said: SourceWords, task: Task): Promise<SlipSearch> {
  return { works, said, names: await works.corpus.glossary.nameWords(task), known: new Map() }
}

async function readParagraphs(
  essay: Essay,
  read: (text: string) => ParagraphTerms,
  task: Task,
  asBefore: (index: number) => ParagraphTerms | undefined,
): Promise<KnownTerms['paragraphs']> {
  const { length } = essay.paragraphs
  const paragraphs = new Array<ParagraphTerms | undefined>(length).fill(undefined)
  const end = referencesStart(essay)
  let from = length
  let to = 0
  for (let i = 0; i < length; i++) {
    if ((essay.paragraphs[i] as Span<'essay'>).start >= end) break
    const same = asBefore(i)
    if (same) paragraphs[i] = same
    else if (i < from) from = i
    if (!same) to = i + 1
  }
  for (const { index, text } of proseParagraphs(essay, from, to)) {
    if (paragraphs[index]) continue
    await task.checkpoint()
    paragraphs[index] = read(text)
  }
  // What is left of these are headings.
  for (let i = from; i < to; i++) paragraphs[i] ??= NOTHING
  return paragraphs
}

const NOTHING: ParagraphTerms = { uses: [], explained: [], spellings: [] }

function unexplained({ essay, paragraphs }: KnownTerms): readonly Finding[] {
  const explained = new Map<string, { readonly at: number; readonly meaning: string }>()
  eachParagraph(essay, paragraphs, (terms, start) => {
    for (const { letters, at, meaning } of terms.explained)
      if (!explained.has(letters)) explained.set(letters, { at: start + at, meaning })
  })
  if (explained.size === 0) return []
  const firstUses = new Map<string, number>()
  eachParagraph(essay, paragraphs, (terms, start) => {
    for (const { letters, at } of terms.uses) if (!firstUses.has(letters)) firstUses.set(letters, start + at)
  })
  const findings: Finding[] = []
  for (const [letters, { at, meaning }] of explained) {
    const first = firstUses.get(letters)
    if (first === undefined || first >= at) continue
    const message = termUnexplainedMessage(letters, meaning)
    findings.push({ code: 'term.unexplained', severity: 'hint', span: span(first, first + letters.length), message })
  }
  return findings
}

function eachParagraph(
  essay: Essay,
  paragraphs: KnownTerms['paragraphs'],
  visit: (terms: ParagraphTerms, start: number) => void,
): void {
  for (let i = 0; i < paragraphs.length; i++) {
    const terms = paragraphs[i]
    if (terms) visit(terms, (essay.paragraphs[i] as Span<'essay'>).start)
  }
}

function otherwiseSpelt({ essay, paragraphs }: KnownTerms, works: Works): readonly Finding[] {
  return spellingGroups(essay, paragraphs, works).map(({ usual, isSlip, places: [place] }) => {
    const message = isSlip ? termSlipMessage(usual) : termSpellingMessage(usual)
    return { code: 'term.spelling', severity: 'hint', span: place as Span<'essay'>, message }
  })
}
