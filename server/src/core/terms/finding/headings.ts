/** A section whose title is a term, or has one in quotation marks, explains it in its first sentence. */
import type { Block, Heading, Rendition } from '../../model/source.ts'
import { foldWord } from '../../text/fold.ts'
import { eachSentence } from '../../text/sentences.ts'
import { type Span, span } from '../../text/span.ts'
import { isName, QUOTED, spacedWords } from '../phrase.ts'
import { GENERIC_HEADINGS } from '../stop-words.ts'
import { steppedScore } from '../term-order.ts'
import { afterListMark } from './list-mark.ts'
import { roleOfTitle } from './sections.ts'
import { type CandidateSink, hasWords, isQuestion, type SourceOfTerms } from './sentence.ts'

const NUMBERING =
  /^(?:(?:chapter|part|section|kapitel|teil|chapitre|глава|часть)\s+)?(?:[\divxlc]{1,6}|[a-z])(?:\.[\divxlc]{1,3})*[.):]\s+/iu

const QUOTATION_MARK = /["“«„]/
const IN_QUOTATION_MARKS = new RegExp(QUOTED, 'u')

/** How far into a section its opening goes, in characters and in sentences; and how short a sentence may be. */
const OPENING = 2000
const OPENING_SENTENCES = 4
const MIN_WORDS = 5
/** More page breaks do not come in an opening. */
const PAGES = 3

/** `heads`: where entries of definition lists begin; they belong to themselves. */
export function findHeadings(
  rendition: Rendition,
  source: SourceOfTerms,
  heads: ReadonlySet<number>,
  sink: CandidateSink,
): void {
  const { text, outline, blocks, furniture } = rendition
  let block = 0
  let page = 0
  for (const [i, heading] of outline.entries()) {
    const name = headingTerm(heading)
    if (name === undefined) continue
    // `Exile`, `Afterwards`: a word that everybody uses is a title here and no term.
    if (!name.includes(' ') && !source.keyWords.isTelling([name])) continue
    while (block < blocks.length && (blocks[block] as Block).span.start < heading.span.end) block++
    while (page < furniture.length && (furniture[page] as Span<'text'>).end <= heading.span.end) page++
    if (!opensWithProse(blocks, block, heads)) continue
    const next = outline[i + 1]?.span.start ?? text.length
    const first = openingSentence(
      text,
      blocks,
      furniture.slice(page, page + PAGES),
      block,
      Math.min(next, heading.span.end + OPENING),
      name,
    )
    if (!first) continue
    const within = text.slice(heading.span.start, heading.span.end + name.length).indexOf(name)
    const at = heading.span.start + within
    if (within < 0 || at >= heading.span.end) continue
    const mentions = text.slice(first.start, first.end).toLowerCase().includes(name.toLowerCase())
    const words = (first.end - first.start) / 6
    const score = (mentions ? 0.5 : 0) + 0.3 * Math.min(1, words / 25) + 0.1 * (1 - at / (text.length + 1))
    // A reader goes to the sentence; the title alone explains nothing.
    sink({
      name,
      aliases: [],
      kind: 'heading',
      at: span(at, at + name.length),
      passage: span(first.start, first.end),
      score: steppedScore(score),
    })
  }
}

/** `3. The Red Army: A Mirror of Society` is about `Red Army`. Undefined for titles that name no term. */
function headingTerm(heading: Heading): string | undefined {
  const title = heading.title.trim()
  if (title.length > 80 || title.endsWith('?')) return undefined
  const term = termOfTitle(title)
  return term === undefined || isGeneric(title) || isGeneric(term) || roleOfTitle(title) !== undefined
    ? undefined
    : term
}

function isGeneric(title: string): boolean {
  // Folding leaves out what stands between words.
  return GENERIC_HEADINGS.has(foldWord(title))
}

function termOfTitle(title: string): string | undefined {
  const quoted = QUOTATION_MARK.test(title) ? IN_QUOTATION_MARKS.exec(title)?.[1] : undefined
  if (quoted !== undefined && isName(spacedWords(quoted))) return quoted
  const topic = title.replace(NUMBERING, '')
  const aside = topic.search(/[:–—(]/)
  const bare = (aside < 0 ? topic : topic.slice(0, aside).trimEnd()).replace(/^(?:The|Der|Die|Das|La|Le|Les)\s+/u, '')
  if (/[,;.!?/]/.test(bare)) return undefined
  const words = spacedWords(bare)
  return words.length <= 4 && isName(words) ? bare : undefined
}

/** A list, a table or another heading right below a heading has no sentence for it. */
function opensWithProse(blocks: readonly Block[], from: number, heads: ReadonlySet<number>): boolean {
  let at = from
  while (blocks[at]?.kind === 'furniture') at++
  const first = blocks[at]
  return first !== undefined && (first.kind === 'paragraph' || first.kind === 'quote') && !heads.has(first.span.start)
}

/** The first sentence under a heading, or one of the next few if that one names the heading's term. */
function openingSentence(
  text: string,
  blocks: readonly Block[],
  furniture: readonly Span<'text'>[],
  from: number,
  to: number,
  name: string,
): { start: number; end: number } | undefined {
  const wanted = name.toLowerCase()
  let first: { start: number; end: number } | undefined
  let naming: { start: number; end: number } | undefined
  let seen = 0
  for (let i = from; i < blocks.length && naming === undefined && seen < OPENING_SENTENCES; i++) {
    const { kind, span: within } = blocks[i] as Block
    if (within.start >= to) break
    if (kind !== 'paragraph' && kind !== 'list-item' && kind !== 'quote') continue
    eachSentence(text, within.start, Math.min(within.end, to), (start, end) => {
      const sentence = text.slice(start, end)
      if (!isProse(sentence) || furniture.some(f => f.start < end && start < f.end)) return true
      const names = sentence.includes(name) || sentence.toLowerCase().includes(wanted)
      if ((names || first === undefined) && !isDrawn(sentence)) {
        const from = afterListMark(text, start)
        first ??= { start: from, end }
        if (names) naming = { start: from, end }
      }
      return naming === undefined && ++seen < OPENING_SENTENCES
    })
  }
  return naming ?? first
}

function isProse(sentence: string): boolean {
  return (
    sentence.length >= 20 &&
    !sentence.endsWith(':') &&
    hasWords(sentence, MIN_WORDS) &&
    /\p{Ll}{2}/u.test(sentence) &&
    !isQuestion(sentence)
  )
}

/** Tables, drawings, leaders and grammars. */
function isDrawn(sentence: string): boolean {
  return SIGNS_OF_DRAWINGS.some(sign => sentence.includes(sign)) && DRAWN.test(sentence)
}

const SIGNS_OF_DRAWINGS = ['--', '..', '==', '+-', '::', '. .', '__', '\f']
const DRAWN = /[|+=_.][-=_+|.]{3}|-{4}|::=|(?:\s\.){3}|\f/
