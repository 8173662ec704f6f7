/** A section whose title is a term, or has one in quotation marks, explains it in its first sentence. */
import type { Heading, Rendition } from '../model/source.ts'
import { span } from '../text/span.ts'
import { sentences } from '../text/sentences.ts'
import { foldWord } from '../text/fold.ts'
import { isName, QUOTED } from './phrase.ts'
import type { CandidateSink } from './sentence.ts'
import { GENERIC_HEADINGS } from './stop-words.ts'

const NUMBERING = /^(?:(?:chapter|part|section|kapitel|teil|chapitre|глава|часть)\s+)?(?:[\divxlc]{1,6}|[a-z])(?:\.[\divxlc]{1,3})*[.):]\s+/iu

export function findHeadings(rendition: Rendition, sink: CandidateSink): void {
  const { text, outline } = rendition
  for (const [i, heading] of outline.entries()) {
    const name = headingTerm(heading)
    if (name === undefined) continue
    const next = outline[i + 1]?.span.start ?? text.length
    const first = firstSentence(text, heading.span.end, next)
    if (!first) continue
    const at = text.indexOf(name, heading.span.start)
    if (at < 0 || at >= heading.span.end) continue
    const mentions = text.slice(first.start, first.end).toLowerCase().includes(name.toLowerCase())
    const words = (first.end - first.start) / 6
    const score = 0.25 + (mentions ? 0.4 : 0) + 0.3 * Math.min(1, words / 25) + 0.05 * (1 - at / (text.length + 1))
    // A reader goes to the sentence; the title alone explains nothing.
    sink({ name, aliases: [], kind: 'heading', at: span(at, at + name.length), passage: span(first.start, first.end), score })
  }
}

/** `3. The Red Army: A Mirror of Society` is about `Red Army`. Undefined for titles that name no term. */
export function headingTerm(heading: Heading): string | undefined {
  const title = heading.title.trim()
  const folded = title.split(/[^\p{L}\p{N}]+/u).map(word => foldWord(word)).join('')
  if (title.length > 80 || /\?$/.test(title) || GENERIC_HEADINGS.has(folded)) return undefined
  const quoted = new RegExp(QUOTED, 'u').exec(title)?.[1]
  if (quoted !== undefined && isName(quoted.split(/\s+/))) return quoted
  const bare = title.replace(NUMBERING, '').replace(/\s*[:–—(].*$/u, '').replace(/^(?:The|Der|Die|Das|La|Le|Les)\s+/u, '')
  const words = bare.split(/\s+/)
  return words.length <= 4 && isName(words) && !/[,;.!?/]/.test(bare) ? bare : undefined
}

function firstSentence(text: string, from: number, to: number): { start: number; end: number } | undefined {
  const end = Math.min(to, from + 2000)
  for (const s of sentences(text, from, end)) {
    const words = text.slice(s.start, s.end).trim()
    if (words.length >= 20 && /\p{Ll}{2}/u.test(words) && !words.endsWith(':')) return s
  }
  return undefined
}
