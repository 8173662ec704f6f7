import { splitAuthors } from '../metadata.ts'
import { keyedHead } from './keyed-head.ts'
import type { PlainLines } from './plain-lines.ts'
import { topLines } from './top-lines.ts'

/** What stands above and in the first paragraph of running text. */
const HEAD_LENGTH = 1000
const NAME = "(?:\\p{Lu}[\\p{L}.'’-]*|von|van|de|du|der|la)(?: (?:\\p{Lu}[\\p{L}.'’-]*|von|van|de|du|der|la)){1,4}"
const BY_LINE = new RegExp(`^(?:by|von|par) (${NAME})$`, 'u')
const WORK_BY = new RegExp(`["“„«*_]([^"“”„«»*_\\n]{4,120})["“”»*_],? (?:by|von|par) (${NAME})`, 'gu')

/**
 * Whom the head of a document names as the author of the work that it describes, or perhaps as its own: the infobox on a work, a line `by Ann Lee` above
 * the text, `“Hard Cases” by Ann Lee` in a text that is called so.
 */
export function namedAuthors(text: string, lines: PlainLines, title: string | undefined): readonly string[] {
  const stated = keyedHead(text, lines)?.fields.get('author')
  if (stated !== undefined) return splitAuthors(stated)
  const byLine = topLines(text, lines)
    .slice(1)
    .find(line => BY_LINE.test(line))
  if (byLine !== undefined) return splitAuthors(BY_LINE.exec(byLine)?.[1] ?? '')
  if (title === undefined) return []
  for (const [, work = '', name = ''] of text.slice(0, HEAD_LENGTH).matchAll(WORK_BY))
    if (work.toLowerCase().includes(title.toLowerCase())) return splitAuthors(name)
  return []
}
