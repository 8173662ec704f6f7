/**
 * BibTeX and BibLaTeX as references: each entry by itself, so that a broken one costs only itself. With what was read of an earlier
 * version only those entries are read that changed, and those that take fields or names from others; the result is the same.
 */
import { type Span, span } from '../text/span.ts'
import { say } from '../wording.ts'
import { type BibtexPiece, bibtexEntryAt } from './bibtex-entries.ts'
import type { BibtexEntry, BibtexField } from './bibtex-entry-reader.ts'
import { type EntrySource, inheritedFields } from './bibtex-inherit.ts'
import { type KeptEntry, type KeptPiece, nextPieces } from './bibtex-kept.ts'
import { FieldReader, referenceOf } from './bibtex-reference.ts'
import { type StringSource, type ValueReader, valueReader } from './bibtex-value.ts'
import { detached } from './detached.ts'
import { withLines } from './problem-lines.ts'
import type { Bibliography, EntryProblem, Reference } from './reference.ts'
import { type Steps, toEnd } from './steps.ts'

/** Entries that are no works: `@xdata` only lends its fields, `@set` groups others. */
const NO_WORKS = new Set(['xdata', 'set', 'control'])

/** A file as it was read, and what its next version is read with. */
export interface BibtexReading {
  readonly bibliography: Bibliography
  readonly text: string
  readonly pieces: readonly KeptPiece[]
  /** What each `@string` says, as written. */
  readonly strings: ReadonlyMap<string, string>
}

/** Who reads in steps may look after other things after so many pieces: some milliseconds. */
const PIECES_IN_A_STEP = 50

export function parseBibtex(text: string, path: string): Bibliography {
  return toEnd(readBibtex(text, path)).bibliography
}

/** @param before an earlier version of the file at the same path */
export function* readBibtex(text: string, path: string, before?: BibtexReading): Steps<BibtexReading> {
  const pieces: (KeptPiece | BibtexPiece)[] = []
  const strings = new Map<string, BibtexField>()
  const next = nextPieces(text, before?.text ?? '', before?.pieces ?? [])
  const reader = new WorkReader(text, path)
  for (let piece = next(); piece; piece = next()) {
    const read = 'kept' in piece ? piece.kept : reader.withoutOthers(piece.fresh)
    pieces.push(read)
    for (const [name, field] of read.strings ?? [])
      strings.set(name, movedField(field, 'origin' in read ? read.start - read.origin : 0))
    if (pieces.length % PIECES_IN_A_STEP === 0) yield
  }
  const written = new Map([...strings].map(([name, field]) => [name, text.slice(field.span.start, field.span.end)]))
  const sameStrings = before !== undefined && isSame(written, before.strings)
  const withOthers = reader.withOthers(pieces, strings)
  const done: KeptPiece[] = []
  for (const piece of pieces) {
    const isDone = 'origin' in piece && !piece.entry?.inherits && (sameStrings || !piece.entry?.names)
    done.push(isDone ? piece : withOthers(piece))
    if (!isDone && done.length % PIECES_IN_A_STEP === 0) yield
  }
  return { bibliography: bibliographyOf(text, path, done), text, pieces: done, strings: written }
}

function bibliographyOf(text: string, path: string, pieces: readonly KeptPiece[]): Bibliography {
  const references: Reference[] = []
  const problems: EntryProblem[] = []
  const later: EntryProblem[] = []
  let truncated = false
  for (const { start, origin, entry, problems: found, truncated: isCut } of pieces) {
    const by = start - origin
    if (entry?.reference) references.push(movedReference(entry.reference, by))
    for (const problem of found) problems.push(movedProblem(problem, by))
    for (const problem of entry?.problems ?? []) later.push(movedProblem(problem, by))
    truncated ||= isCut
  }
  return { path, format: 'bibtex', references, problems: withLines(text, [...problems, ...later]), truncated }
}

/** Reads the pieces of one text. */
class WorkReader {
  private readonly text: string
  private readonly path: string
  private asked = false
  private readonly readAlone: ValueReader

  constructor(text: string, path: string) {
    this.text = text
    this.path = path
    const noStrings: StringSource = {
      get: name => {
        if (!/^\d/.test(name)) this.asked = true
        return undefined
      },
      keys: () => [],
    }
    this.readAlone = valueReader(text, noStrings)
  }

  /** The piece with its reference, where it needs nothing of the rest of the file; else the piece as it is. */
  withoutOthers(piece: BibtexPiece): KeptPiece | BibtexPiece {
    const { entry } = piece
    if (!entry) return kept(piece)
    if (inherits(entry)) return piece
    this.asked = false
    const done = this.entry(entry, entry.fields, this.readAlone)
    return this.asked ? piece : kept(piece, done)
  }

  /** Reads what needs the rest of the file; a piece that was kept is read anew. */
  withOthers(
    pieces: readonly (KeptPiece | BibtexPiece)[],
    strings: ReadonlyMap<string, BibtexField>,
  ): (piece: KeptPiece | BibtexPiece) => KeptPiece {
    const read = valueReader(this.text, strings)
    const others = entriesByKey(this.text, pieces)
    return piece => {
      const entry = 'origin' in piece ? bibtexEntryAt(this.text, piece.start) : piece.entry
      if (!entry) return kept(piece)
      const done = this.entry(entry, inheritedFields(entry, others, read), read)
      const parent = entry.fields.get('crossref')
      const missing = parent && others.get(read(parent).trim()) === undefined
      const message = parent && missing ? say('“{0}” is not in this file.', read(parent).trim()) : ''
      const problems = missing ? [...done.problems, { message, key: entry.key, span: parent.span }] : done.problems
      const own =
        'origin' in piece
          ? { ...piece, problems: piece.problems.map(p => movedProblem(p, piece.start - piece.origin)) }
          : piece
      return kept(own, { ...done, problems, names: !inherits(entry), inherits: inherits(entry) })
    }
  }

  private entry(entry: BibtexEntry, fields: ReadonlyMap<string, BibtexField>, read: ValueReader): KeptEntry {
    const problems: EntryProblem[] = []
    const unknown = (name: string, at: BibtexField): void => {
      problems.push({ message: say('There is no @string “{0}”.', name), key: entry.key, span: at.span })
    }
    const isWork = !NO_WORKS.has(entry.type)
    return {
      key: detached(entry.key),
      aliases: aliasesOf(entry, this.text),
      ...(isWork && { reference: referenceOf(entry, new FieldReader(fields, read, unknown), this.path) }),
      problems,
      names: false,
      inherits: false,
    }
  }
}

function inherits({ fields, type }: BibtexEntry): boolean {
  return !NO_WORKS.has(type) && (fields.has('crossref') || fields.has('xdata'))
}

function kept(piece: BibtexPiece | KeptPiece, entry?: KeptEntry): KeptPiece {
  const { start, end, reach, afterUnclosed, isUnclosed, truncated, strings, problems } = piece
  return {
    ...{ start, end, reach, afterUnclosed, isUnclosed, truncated, origin: start },
    ...(strings && { strings }),
    problems,
    ...(entry && { entry }),
  }
}

/** The entries that others may name, by key, found when they are asked for. */
function entriesByKey(text: string, pieces: readonly (KeptPiece | BibtexPiece)[]): EntrySource {
  let places: Map<string, KeptPiece | BibtexPiece> | undefined
  const found = new Map<KeptPiece | BibtexPiece, BibtexEntry | undefined>()
  const look = (): Map<string, KeptPiece | BibtexPiece> => {
    const all = new Map<string, KeptPiece | BibtexPiece>()
    for (const piece of pieces) {
      if (!piece.entry) continue
      all.set(piece.entry.key, piece)
      const aliases = 'aliases' in piece.entry ? piece.entry.aliases : aliasesOf(piece.entry, text)
      for (const id of aliases) if (!all.has(id)) all.set(id, piece)
    }
    return all
  }
  return {
    get: key => {
      places ??= look()
      const piece = places.get(key)
      if (!piece) return undefined
      if (!('origin' in piece)) return piece.entry
      if (!found.has(piece)) found.set(piece, bibtexEntryAt(text, piece.start))
      return found.get(piece)
    },
  }
}

function movedSpan({ start, end }: Span<'raw'>, by: number): Span<'raw'> {
  return span(start + by, end + by)
}

function movedField(field: BibtexField, by: number): BibtexField {
  if (by === 0) return field
  return { ...field, nameSpan: movedSpan(field.nameSpan, by), span: movedSpan(field.span, by) }
}

function movedReference(reference: Reference, by: number): Reference {
  if (by === 0) return reference
  return { ...reference, span: movedSpan(reference.span, by), keySpan: movedSpan(reference.keySpan, by) }
}

function movedProblem(problem: EntryProblem, by: number): EntryProblem {
  return by === 0 || !problem.span ? problem : { ...problem, span: movedSpan(problem.span, by) }
}

function isSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  const others = [...b]
  return a.size === b.size && [...a].every(([name, value], i) => name === others[i]?.[0] && value === others[i]?.[1])
}

/** BibLaTeX's `ids`: other keys of the same entry, which `crossref` may name. */
function aliasesOf(entry: BibtexEntry, text: string): readonly string[] {
  const ids = entry.fields.get('ids')?.span
  if (!ids) return []
  return text
    .slice(ids.start + 1, ids.end - 1)
    .split(',')
    .map(id => detached(id.trim()))
}
