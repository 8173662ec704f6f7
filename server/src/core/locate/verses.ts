/** Chapter and verse where their numbers stand in the text: Bibles. Cost: O(text), once for a source that is asked. */
import type { Rendition } from '../model/source.ts'
import { verseLabels } from '../read/verse-labels.ts'
import { type Span, span } from '../text/span.ts'

export interface Verse {
  readonly chapter: number
  readonly verse: number
  /** With its label, to the next. */
  readonly span: Span<'text'>
}

export function versesOf({ text }: Rendition): readonly Verse[] {
  const labels = verseLabels(text)
  return labels.flatMap((label, i) => {
    const [, chapter, verse] = /(\d{1,3}):(\d{1,3})\}?$/.exec(text.slice(label.start, label.end)) ?? []
    if (chapter === undefined || verse === undefined) return []
    const end = labels[i + 1]?.start ?? text.length
    return [{ chapter: Number(chapter), verse: Number(verse), span: span<'text'>(label.start, end) }]
  })
}
