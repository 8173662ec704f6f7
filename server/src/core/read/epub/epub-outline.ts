/**
 * The outline of a book from its table of contents and from the headings in its chapters. An entry of the table stands at the heading
 * that it points to, with the title that is printed there; headings that the table leaves out come below the entry that they follow. Cost: O(entries + headings).
 */
import type { Heading } from '../../model/source.ts'
import { span } from '../../text/span.ts'

/** How far behind the place of an entry its heading may stand: a number and a motto come before some titles. */
const NEAR = 400
/** An entry without a heading shows so much of its paragraph at most. */
const LONGEST_SPAN = 120
const DEEPEST_LEVEL = 9

export interface TocEntry {
  readonly title: string
  readonly level: number
  readonly at: number
}

/** @param headings in order */
export function epubOutline(
  text: string,
  entries: readonly TocEntry[],
  headings: readonly Heading[],
): readonly Heading[] {
  if (entries.length === 0) return headings
  const inOrder = [...entries].sort((a, b) => a.at - b.at)
  const outline: Heading[] = []
  let next = 0
  let level = 0
  for (const [i, entry] of inOrder.entries()) {
    while (next < headings.length && (headings[next] as Heading).span.start < entry.at) {
      outline.push(below(headings[next++] as Heading, level))
    }
    const end = Math.min(entry.at + NEAR, inOrder[i + 1]?.at ?? text.length)
    const heading = headings[next]
    ;({ level } = entry)
    if (heading && (heading.span.start < end || heading.span.start === entry.at)) {
      outline.push({ ...heading, level: entry.level })
      next++
    } else if (inOrder[i - 1]?.at !== entry.at) {
      const last = outline.at(-1)
      // In a book whose parts are broken an entry may lead into the midst of a heading.
      if (last && entry.at < last.span.end) continue
      const behind = Math.min(inOrder[i + 1]?.at ?? text.length, heading?.span.start ?? text.length)
      const line = lineOf(text, entry, behind)
      outline.push({ span: span(line.start, line.end), level: entry.level, title: entry.title })
    }
  }
  while (next < headings.length) outline.push(below(headings[next++] as Heading, level))
  return outline
}

function below(heading: Heading, level: number): Heading {
  return { ...heading, level: Math.min(DEEPEST_LEVEL, Math.max(heading.level, level + 1)) }
}

/** A chapter whose heading is marked as a paragraph: the line that is its title, else the first line. */
function lineOf(text: string, { title, at }: TocEntry, end: number): { readonly start: number; readonly end: number } {
  const chapter = text.slice(at, end)
  const found = `\n${chapter}\n`.indexOf(`\n${title}\n`)
  if (found >= 0) return { start: at + found, end: at + found + title.length }
  const line = chapter.slice(0, LONGEST_SPAN).split('\n', 1)[0] as string
  return { start: at, end: at + line.trimEnd().length }
}
