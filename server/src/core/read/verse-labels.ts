/**
 * Numbers of chapter and verse that stand in the text (`3:16 For God so loved`): furniture, so that a quotation may run from one
 * verse to the next. A label counts as one when the label before or after it is its neighbour in the book, and only where a text
 * has many: times of the day do not go up by one. Cost: O(text).
 */
import { type Span, span } from '../text/span.ts'

const LEAST_LABELS = 10

interface Label {
  readonly span: Span<'text'>
  readonly chapter: number
  readonly verse: number
}

export function verseLabels(text: string): readonly Span<'text'>[] {
  if (!/\d:\d/.test(text)) return []
  const labels: Label[] = []
  for (const match of text.matchAll(/(?<![^\s[{(])\{?(?:\d{1,3}:)?(\d{1,3}):(\d{1,3})\}?(?=[\s\u00a0])/g)) {
    const at = span<'text'>(match.index, match.index + match[0].length)
    labels.push({ span: at, chapter: Number(match[1]), verse: Number(match[2]) })
  }
  if (labels.length < LEAST_LABELS) return []
  const found = labels.filter((label, i) => follows(labels[i - 1], label) || follows(label, labels[i + 1]))
  return found.length >= Math.max(LEAST_LABELS, labels.length * 0.8) ? found.map(label => label.span) : []
}

function follows(a: Label | undefined, b: Label | undefined): boolean {
  if (!a || !b) return false
  if (a.chapter === b.chapter) return b.verse === a.verse + 1
  return b.chapter === a.chapter + 1 && b.verse === 1
}
