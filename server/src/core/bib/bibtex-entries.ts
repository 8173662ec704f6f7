/**
 * Splits a BibTeX or BibLaTeX file into entries and fields, with the place of each. One broken entry costs only itself: an entry
 * that is not closed ends where the next one begins at the start of a line, and a value that is not closed ends where the next
 * field begins on a line of its own. One pass, O(length); a value that has to be cut is looked through twice.
 *
 * Values are not read here (see bibtex-value.ts): most fields of a large library are never asked for.
 */
import { type BibtexEntry, type BibtexField, EntryReader } from './bibtex-entry-reader.ts'
import { commentedOut, endOfGroup, isInWord, matchAt, reachOfUnclosed } from './bibtex-scan.ts'
import type { EntryProblem } from './reference.ts'

export interface BibtexFile {
  readonly entries: readonly BibtexEntry[]
  /** `@string{name = value}` by lower-case name. */
  readonly strings: ReadonlyMap<string, BibtexField>
  /** `line` is left out: see {@link withLines}. */
  readonly problems: readonly EntryProblem[]
  readonly truncated: boolean
}

/** What begins with one `@`: an entry, names for values, or what is passed over. */
export interface BibtexPiece {
  /** Of the `@`. */
  readonly start: number
  /** Where the next piece is looked for. */
  readonly end: number
  /** Nothing from here on has a say in what the piece is; Infinity: the end of the text has. */
  readonly reach: number
  readonly entry?: BibtexEntry
  readonly strings?: ReadonlyMap<string, BibtexField>
  readonly problems: readonly EntryProblem[]
  /** The text ends inside it. */
  readonly truncated: boolean
  /** Whether a comment before it was never closed: no other comment is looked through to the end then. */
  readonly afterUnclosed: boolean
  readonly isUnclosed: boolean
}

const HEAD = /@\s*([a-z][\w-]*)\s*([{(])\s*/iy

/**
 * Gives the pieces of a text from a place between two of them, each when it is asked for; undefined behind the last.
 * @param afterUnclosed whether a comment before `from` was never closed
 */
export function bibtexPieces(text: string, from = 0, afterUnclosed = false): () => BibtexPiece | undefined {
  const isCommentedOut = commentedOut(text, from)
  let unclosed = afterUnclosed
  let at = text.indexOf('@', from)
  return () => {
    for (; at >= 0; at = text.indexOf('@', at + 1)) {
      const head = isCommentedOut(at) || isInWord(text, at) ? undefined : matchAt(HEAD, text, at)
      if (!head) continue
      const piece = readPiece(text, at, head, unclosed)
      unclosed ||= piece.isUnclosed
      at = text.indexOf('@', piece.end)
      return piece
    }
    return undefined
  }
}

export function splitBibtex(text: string): BibtexFile {
  const entries: BibtexEntry[] = []
  const strings = new Map<string, BibtexField>()
  const problems: EntryProblem[] = []
  let truncated = false
  const next = bibtexPieces(text)
  for (let piece = next(); piece; piece = next()) {
    if (piece.entry) entries.push(piece.entry)
    for (const [name, field] of piece.strings ?? []) strings.set(name, field)
    for (const problem of piece.problems) problems.push(problem)
    truncated ||= piece.truncated
  }
  return { entries, strings, problems, truncated }
}

/** The entry that begins at an `@` where a piece was found before. */
export function bibtexEntryAt(text: string, start: number): BibtexEntry | undefined {
  const head = matchAt(HEAD, text, start)
  return head && readPiece(text, start, head, false).entry
}

function readPiece(text: string, start: number, head: RegExpExecArray, afterUnclosed: boolean): BibtexPiece {
  const type = (head[1] as string).toLowerCase()
  const inside = start + head[0].length
  if (type === 'comment' || type === 'preamble') {
    const close = afterUnclosed ? -1 : endOfGroup(text, start + head[0].trimEnd().length - 1, false)
    const isUnclosed = close < 0
    const reach = !isUnclosed ? close : afterUnclosed ? reachBehind(text, inside) : Infinity
    return { start, end: isUnclosed ? inside : close, reach, problems: [], truncated: false, afterUnclosed, isUnclosed }
  }
  const problems: EntryProblem[] = []
  const reader = new EntryReader(text, start, inside, head[2] === '(', problems)
  const strings = new Map<string, BibtexField>()
  const entry = type === 'string' ? reader.strings(strings) : reader.entry(type)
  const end = Math.max(reader.at, inside)
  return {
    start,
    end,
    // Who looks for the brace of a value that nobody closed looks as far as the next entry's head.
    reach: reader.isWhole ? reachBehind(text, end) : reachOfUnclosed(text, end),
    ...(entry && { entry }),
    ...(strings.size > 0 && { strings }),
    problems,
    truncated: reader.ended === 'file',
    afterUnclosed,
    isUnclosed: false,
  }
}

/** What is looked at behind a closing brace holds no `@`. */
function reachBehind(text: string, end: number): number {
  const next = text.indexOf('@', end)
  return next < 0 ? Infinity : next + 1
}
