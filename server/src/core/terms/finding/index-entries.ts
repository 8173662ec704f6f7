/**
 * What the index at the end of a book lists: an editor chose these words as the book's terms. The pages of the index explain nothing, so each
 * name is given with the first sentence of the book that has it, as a name that is mentioned. Cost: a search through the text for each entry.
 */
import type { Rendition } from '../../model/source.ts'
import { eachSentence } from '../../text/sentences.ts'
import { span } from '../../text/span.ts'
import { isCapitalised, isName } from '../phrase.ts'
import { steppedScore } from '../term-order.ts'
import type { Section } from './sections.ts'
import type { CandidateSink } from './sentence.ts'

/** `Peasantry, 45, 67–70`, `Kulaks, *see* Peasantry`, `NEP 12 f.`; the heading of an entry stands at the start of its line. */
const ENTRY =
  /^[ \t]{0,8}(?:[-*•+] )?([\p{L}][^\d\n,;:()]{1,50}?)(?:\s*\([^()\n]{1,60}\))?(?:,?\s+(?:\d{1,4}|[ivxlc]{1,6})(?![\p{L}])|,\s+[*_]?(?:see|siehe|voir|см)[\s.*_])/gmu

const MOST_ENTRIES = 400
/** How far round a word its sentence may reach. */
const AROUND = 1000

export function findIndexEntries({ text, blocks }: Rendition, sections: readonly Section[], sink: CandidateSink): void {
  const index = sections.filter(({ role }) => role === 'index')
  const body = index[0]?.start
  if (body === undefined) return
  const seen = new Set<string>()
  for (const { start, end } of index) {
    for (const m of text.slice(start, end).matchAll(ENTRY)) {
      const name = (m[1] as string).trim().replace(/\s+/g, ' ')
      if (seen.size >= MOST_ENTRIES) return
      if (seen.has(name) || !isName(name.split(' ')) || name.split(' ').length > 4) continue
      seen.add(name)
      const at = firstUse(text, name, body)
      if (at < 0) continue
      const block = blocks.find(
        b => b.span.start <= at && at < b.span.end && b.kind !== 'heading' && b.kind !== 'furniture',
      )
      if (!block) continue
      const [from, to] = [Math.max(block.span.start, at - AROUND), Math.min(block.span.end, at + AROUND)]
      eachSentence(text, from, to, (first, last) => {
        if (last <= at) return true
        const proper = isCapitalised(text.slice(at)) && at > first
        const used = text.slice(at, at + name.length)
        sink({
          name: used,
          aliases: [],
          kind: 'mention',
          at: span(at, at + name.length),
          passage: span(first, last),
          score: steppedScore(0.7),
          ...(proper ? { proper } : {}),
        })
        return false
      })
    }
  }
}

/** In the middle of a sentence the words of an entry may be small. */
function firstUse(text: string, name: string, end: number): number {
  for (const form of [name, name.charAt(0).toLowerCase() + name.slice(1)]) {
    for (let at = text.indexOf(form); at >= 0 && at < end; at = text.indexOf(form, at + 1)) {
      if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + form.length))) return at
    }
  }
  return -1
}
