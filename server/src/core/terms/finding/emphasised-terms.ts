/**
 * Words that the author set apart by italics or bold type. A term is so where it first comes up, and stress is so as well: one common
 * word is stress.
 */
import type { Rendition } from '../../model/source.ts'
import type { Span } from '../../text/span.ts'
import { isCapitalised, isName, isStopWord, spacedWords } from '../phrase.ts'
import type { CandidateSink, Sentence } from './sentence.ts'
import { candidate } from './sentence.ts'

/** Longer emphasis is a sentence that the author stresses, or the title of a work. */
const LONGEST = 50
const MOST_WORDS = 3

/** Goes through the emphasis of a rendition beside a walk over its sentences. */
export class EmphasisWalk {
  private readonly emphasis: readonly Span<'text'>[]
  private next = 0

  constructor({ emphasis }: Rendition) {
    this.emphasis = emphasis ?? []
  }

  /** Whether something between these offsets, which must not go back, is emphasised. */
  reaches(from: number, to: number): boolean {
    while (this.next < this.emphasis.length && (this.emphasis[this.next] as Span<'text'>).end <= from) this.next++
    const span = this.emphasis[this.next]
    return span !== undefined && span.start < to
  }

  find(sentence: Sentence, sink: CandidateSink): void {
    const { text, start } = sentence
    const end = start + text.length
    if (!this.reaches(start, end)) return
    for (let i = this.next; i < this.emphasis.length; i++) {
      const span = this.emphasis[i] as Span<'text'>
      if (span.start >= end) return
      if (span.start < start || span.end > end || span.end - span.start > LONGEST) continue
      const name = text.slice(span.start - start, span.end - start).replace(/[.,;:!?]+$/u, '')
      const words = spacedWords(name)
      if (words.length > MOST_WORDS || !isName(words) || words.some(w => isStopWord(w)) || !/\p{L}{3}/u.test(name))
        continue
      if (!sentence.source.keyWords.isTelling(words)) continue
      const proper = span.start > start && words.every(w => isCapitalised(w))
      const at = span.start - start
      sink(candidate(sentence, { kind: 'mention', name, at, quality: 0.55, explaining: sentence.signs.words, proper }))
    }
  }
}
