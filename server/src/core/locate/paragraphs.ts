/** Paragraphs as they follow one another below a heading: what to cite where nothing is numbered. */
import type { Block, Heading } from '../model/source.ts'
import { lastAtOrBefore } from '../text/ordered.ts'
import type { Located } from './located.ts'

/** The heading that a place stands under, whatever its level. */
export function headingAbove({ rendition }: Located, at: number): Heading | undefined {
  return rendition.outline[lastAtOrBefore(rendition.outline, at, heading => heading.span.start)]
}

/** Counted from 1 below the heading above it; undefined where no paragraph is. Cost: O(paragraphs of the section). */
export function paragraphAt(source: Located, at: number): number | undefined {
  const { blocks } = source.rendition
  const from = headingAbove(source, at)?.span.end ?? 0
  let count = 0
  for (let i = lastAtOrBefore(blocks, at, block => block.span.start); i >= 0; i--) {
    const block = blocks[i] as Block
    if (block.span.start < from) break
    if (isParagraph(block)) count++
  }
  return count > 0 ? count : undefined
}

function isParagraph({ kind }: Block): boolean {
  return kind === 'paragraph' || kind === 'quote' || kind === 'list-item'
}
