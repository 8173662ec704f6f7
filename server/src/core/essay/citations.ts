import type { Citation } from '../model/citation.ts'
import { CitationReader } from './citation-reader.ts'
import type { Layout } from './layout.ts'
import { applyEdits } from './mask.ts'
import { roleCitation } from './myst-role.ts'

/**
 * The citations of an essay, or of a stretch of one that begins and ends between blocks, in order: by Pandoc's grammar, and `[[@key]]`
 * of Obsidian and MyST's `{cite:p}` besides. `scan` is the text with code, links, escapes and the like replaced (same length).
 * `examples` are the labels of the whole essay's example lists, which are no keys.
 */
export function parseCitations(
  text: string,
  scan: string,
  layout: Layout,
  language: string,
  examples: ReadonlySet<string>,
): Citation[] {
  const citations: Citation[] = []
  if (scan.includes('@')) {
    // An inline note is a leaf of its own; the paragraph round it does not see inside.
    const notes = layout.inlineNotes.map(note => ({ ...note, show: 'object' as const }))
    const outside = notes.length === 0 ? scan : applyEdits(scan, notes)
    let at = -1
    for (const leaf of layout.leaves)
      for (const part of leaf.parts) {
        if (at < part.start) at = indexOrEnd(scan, '@', part.start)
        if (at >= part.end) continue
        const seen = leaf.footnote?.startsWith('^') ? scan : outside
        const given = { text, scan: seen, part, footnote: leaf.footnote, language, examples }
        citations.push(...new CitationReader(given).read())
      }
  }
  for (const code of layout.codes) {
    const role = roleCitation(text, code, layout, language)
    if (role) citations.push(role)
  }
  return citations.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from)
  return at < 0 ? text.length : at
}
