/**
 * Splits a BibTeX or BibLaTeX file into entries and fields, with the place of each. One broken entry costs only itself: an entry
 * that is not closed ends where the next one begins at the start of a line, and a value that is not closed ends where the next
 * field begins on a line of its own. One pass, O(length); a value that has to be cut is looked through twice.
 *
 * Values are not read here (see bibtex-value.ts): most fields of a large library are never asked for.
 */
import { type BibtexEntry, type BibtexField, EntryReader } from './bibtex-entry-reader.ts'
import { commentedOut, endOfGroup, isInWord, matchAt } from './bibtex-scan.ts'
import type { EntryProblem } from './reference.ts'

export interface BibtexFile {
  readonly entries: readonly BibtexEntry[]
  /** `@string{name = value}` by lower-case name. */
  readonly strings: ReadonlyMap<string, BibtexField>
  /** `line` is left out: see {@link withLines}. */
  readonly problems: readonly EntryProblem[]
  readonly truncated: boolean
}

const HEAD = /@\s*([a-z][\w-]*)\s*([{(])\s*/iy

export function splitBibtex(text: string): BibtexFile {
  const entries: BibtexEntry[] = []
  const strings = new Map<string, BibtexField>()
  const problems: EntryProblem[] = []
  let truncated = false
  let unclosedComment = false
  const isCommentedOut = commentedOut(text)
  let at = text.indexOf('@')
  while (at >= 0) {
    const head = isCommentedOut(at) || isInWord(text, at) ? undefined : matchAt(HEAD, text, at)
    if (!head) {
      at = text.indexOf('@', at + 1)
      continue
    }
    const type = (head[1] as string).toLowerCase()
    const inside = at + head[0].length
    if (type === 'comment' || type === 'preamble') {
      const close = unclosedComment ? -1 : endOfGroup(text, at + head[0].trimEnd().length - 1, false)
      if (close < 0) unclosedComment = true
      at = text.indexOf('@', close < 0 ? inside : close)
      continue
    }
    const reader = new EntryReader(text, at, inside, head[2] === '(', problems)
    const entry = type === 'string' ? reader.strings(strings) : reader.entry(type)
    if (entry) entries.push(entry)
    if (reader.ended === 'file') truncated = true
    at = text.indexOf('@', Math.max(reader.at, inside))
  }
  return { entries, strings, problems, truncated }
}
