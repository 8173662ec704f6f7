import { isTitleCase } from './plain-headings.ts'
import { lengthOf, lineText, type PlainLines } from './plain-lines.ts'

export const LONGEST_TITLE = 160

/** The lines above the first paragraph of running text. */
export function topLines(text: string, lines: PlainLines): string[] {
  const top: string[] = []
  for (let line = 0; line < lines.count && top.length < 8; line++) {
    const length = lengthOf(lines, line)
    if (length === 0) continue
    if (length > LONGEST_TITLE) break
    const content = lineText(text, lines, line)
    if (/[.;,]$/.test(content) && !isTitleCase(content)) break
    top.push(content)
  }
  return top
}
