/** A section whose title is a term, or has one in quotation marks, explains it in its first sentence. */
import type { Heading, Rendition } from '../model/source.ts'
import { foldWord } from '../text/fold.ts'
import { eachSentence } from '../text/sentences.ts'
import { span } from '../text/span.ts'
import { isName, QUOTED } from './phrase.ts'
import { type CandidateSink, roughWords } from './sentence.ts'
import { GENERIC_HEADINGS } from './stop-words.ts'
import { steppedScore } from './term-order.ts'

const NUMBERING =
  /^(?:(?:chapter|part|section|kapitel|teil|chapitre|глава|часть)\s+)?(?:[\divxlc]{1,6}|[a-z])(?:\.[\divxlc]{1,3})*[.):]\s+/iu

const IN_QUOTATION_MARKS = new RegExp(QUOTED, 'u')

/** How far into a section its opening goes, in characters and in sentences; and how short a sentence may be. */
const OPENING = 2000
const OPENING_SENTENCES = 4
const MIN_WORDS = 5

export function findHeadings(rendition: Rendition, sink: CandidateSink): void {
  const { text, outline } = rendition
  for (const [i, heading] of outline.entries()) {
    const name = headingTerm(heading)
    if (name === undefined) continue
    const next = outline[i + 1]?.span.start ?? text.length
    const first = openingSentence(text, heading.span.end, next, name)
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
export function headingTerm(heading: Heading): string | undefined {
  const title = heading.title.trim()
  if (title.length > 80 || title.endsWith('?')) return undefined
  const term = termOfTitle(title)
  return term === undefined || isGeneric(title) ? undefined : term
}

function isGeneric(title: string): boolean {
  const folded = title
    .split(/[^\p{L}\p{N}]+/u)
    .map(word => foldWord(word))
    .join('')
  return GENERIC_HEADINGS.has(folded)
}

function termOfTitle(title: string): string | undefined {
  const quoted = IN_QUOTATION_MARKS.exec(title)?.[1]
  if (quoted !== undefined && isName(quoted.split(/\s+/))) return quoted
  const bare = title
    .replace(NUMBERING, '')
    .replace(/\s*[:–—(].*$/u, '')
    .replace(/^(?:The|Der|Die|Das|La|Le|Les)\s+/u, '')
  const words = bare.split(/\s+/)
  return words.length <= 4 && isName(words) && !/[,;.!?/]/.test(bare) ? bare : undefined
}

/** The first sentence under a heading, or one of the next few if that one names the heading's term. */
function openingSentence(
  text: string,
  from: number,
  to: number,
  name: string,
): { start: number; end: number } | undefined {
  const wanted = name.toLowerCase()
  let first: { start: number; end: number } | undefined
  let naming: { start: number; end: number } | undefined
  let seen = 0
  eachSentence(text, from, Math.min(to, from + OPENING), (start, end) => {
    const sentence = text.slice(start, end)
    if (!isProse(sentence)) return true
    first ??= { start, end }
    if (sentence.toLowerCase().includes(wanted)) naming = { start, end }
    return naming === undefined && ++seen < OPENING_SENTENCES
  })
  return naming ?? first
}

function isProse(sentence: string): boolean {
  return (
    sentence.length >= 20 && roughWords(sentence) >= MIN_WORDS && /\p{Ll}{2}/u.test(sentence) && !sentence.endsWith(':')
  )
}
