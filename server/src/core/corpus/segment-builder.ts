import type { FreshContribution } from '../index/contribution.ts'
import { SegmentWriter } from '../index/segment-writer.ts'
import { encodeTerms } from '../terms/lexicon/encode-terms.ts'
import type { DocumentTerms } from '../terms/lexicon/terms-layout.ts'

/** Makes a segment of a batch of sources, with what they say of terms. */
export class SegmentBuilder {
  private readonly writer = new SegmentWriter()
  private readonly terms: DocumentTerms[] = []

  /** How many sources were added. */
  get size(): number {
    return this.writer.size
  }

  /** Bytes of text that were added. */
  get textBytes(): number {
    return this.writer.textBytes
  }

  add(source: FreshContribution): void {
    this.writer.add(source)
    this.terms.push({ terms: source.terms, language: source.language })
  }

  finish(): Uint8Array {
    return this.writer.finish(encodeTerms(this.terms))
  }
}
