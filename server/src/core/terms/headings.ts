/** A section whose title is a term, or has one in quotation marks, explains it in its first sentence. */
import type { Heading, Rendition } from '../model/source.ts'
import { foldWord } from '../text/fold.ts'
import { sentences } from '../text/sentences.ts'
import { span } from '../text/span.ts'
import { isName, QUOTED } from './phrase.ts'
import { type CandidateSink, roughWords } from './sentence.ts'
import { GENERIC_HEADINGS } from './stop-words.ts'

const NUMBERING =
  /^(?:(?:chapter|part|section|kapitel|teil|chapitre|глава|часть)\s+)?(?:[\divxlc]{1,6}|[a-z])(?:\.[\divxlc]{1,3})*[.):]\s+/iu

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
    const at = text.indexOf(name, heading.span.start)
    if (at < 0 || at >= heading.span.end) continue
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
      score,
    })
  }
}

/** `3. The Red Army: A Mirror of Society` is about `Red Army`. Undefined for titles that name no term. */
export function headingTerm(heading: Heading): string | undefined {
  const title = heading.title.trim()
  const folded = title
    .split(/[^\p{L}\p{N}]+/u)
    .map(word => foldWord(word))
    .join('')
  if (title.length > 80 || /\?$/.test(title) || GENERIC_HEADINGS.has(folded)) return undefined
  const quoted = new RegExp(QUOTED, 'u').exec(title)?.[1]
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
  const candidates = sentences(text, from, Math.min(to, from + OPENING)).filter(s =>
    isProse(text.slice(s.start, s.end)),
  )
  const naming = candidates
    .slice(0, OPENING_SENTENCES)
    .find(s => text.slice(s.start, s.end).toLowerCase().includes(name.toLowerCase()))
  return naming ?? candidates[0]
}

function isProse(sentence: string): boolean {
  return (
    sentence.length >= 20 && roughWords(sentence) >= MIN_WORDS && /\p{Ll}{2}/u.test(sentence) && !sentence.endsWith(':')
  )
}
