/** RIS, as databases and reference managers export it: `TY  - BOOK` to `ER  - `, a field a line. */
import { type Span, span } from '../text/span.ts'
import { say } from '../wording.ts'
import { plainDoi, plainIsbn, yearOfDate } from './identifiers.ts'
import { allProblems, allReferences, type KeptPieces, type PieceSays, readPieces } from './kept-pieces.ts'
import { languageTag } from './languages.ts'
import { withLines } from './problem-lines.ts'
import type { Bibliography, EntryProblem, Name, Reference, ReferenceDraft } from './reference.ts'
import { type Steps, toEnd } from './steps.ts'

const TYPES: ReadonlyMap<string, string> = new Map([
  ['BOOK', 'book'],
  ['EBOOK', 'book'],
  ['EDBOOK', 'book'],
  ['CHAP', 'chapter'],
  ['ECHAP', 'chapter'],
  ['JOUR', 'article-journal'],
  ['EJOUR', 'article-journal'],
  ['MGZN', 'article-magazine'],
  ['NEWS', 'article-newspaper'],
  ['CONF', 'paper-conference'],
  ['CPAPER', 'paper-conference'],
  ['THES', 'thesis'],
  ['RPRT', 'report'],
  ['ELEC', 'webpage'],
  ['UNPB', 'manuscript'],
])

const FIELD = /^([A-Z][A-Z0-9]) {1,2}- ?(.*)$/
const LONGEST_VALUE = 10_000

interface Line {
  readonly value: string
  readonly span: Span<'raw'>
}

/** A file as it was read, and what its next version is read with. */
export interface RisReading {
  readonly bibliography: Bibliography
  readonly kept: KeptPieces
}

export function parseRis(text: string, path: string): Bibliography {
  return toEnd(readRis(text, path)).bibliography
}

/**
 * The key is the `ID`, as Pandoc has it; records without one are left out.
 * @param before an earlier version of the file at the same path
 */
export function* readRis(text: string, path: string, before?: RisReading): Steps<RisReading> {
  const starts = recordStarts(text)
  const places = starts.map((start, i) => span<'raw'>(start, starts[i + 1] ?? text.length))
  const kept = yield* readPieces(text, places, before?.kept, place => readRecord(text, place, path))
  const last = places.at(-1)
  const bibliography: Bibliography = {
    path,
    format: 'ris',
    references: allReferences(kept),
    problems: withLines(text, allProblems(kept)),
    truncated: last !== undefined && !isClosed(text, last),
  }
  return { bibliography, kept }
}

/** A record begins with its type and goes on to the next one. */
function recordStarts(text: string): readonly number[] {
  const starts: number[] = []
  for (let at = text.indexOf('TY '); at >= 0; at = text.indexOf('TY ', at + 1)) {
    if (at > 0 && text[at - 1] !== '\n') continue
    if (fieldOf(lineAt(text, at))?.tag === 'TY') starts.push(at)
  }
  return starts
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at)
  return text.slice(at, end < 0 ? text.length : end)
}

function fieldOf(line: string): { readonly tag: string; readonly value: string; readonly length: number } | undefined {
  const [whole, tag, value = ''] = FIELD.exec(line.trimEnd().slice(0, LONGEST_VALUE)) ?? []
  return whole === undefined || tag === undefined ? undefined : { tag, value, length: whole.length }
}

/** What stands behind its end is no part of a record. */
function readRecord(text: string, { start, end: stop }: Span<'raw'>, path: string): PieceSays {
  const fields = new Map<string, Line[]>()
  let end: number = start
  let closed = false
  for (let at: number = start; at < stop && !closed; ) {
    const line = lineAt(text, at)
    const field = fieldOf(line)
    if (field) {
      end = at + line.trimEnd().length
      const { tag, value, length } = field
      const from = at + length - value.trimStart().length
      const trimmed = value.trim()
      const list = fields.get(tag) ?? []
      list.push({ value: trimmed, span: span(from, from + trimmed.length) })
      fields.set(tag, list)
      closed = tag === 'ER'
    }
    at += line.length + 1
  }
  const at = span<'raw'>(start, end)
  const reference = referenceOf(fields, at, path)
  const problems: EntryProblem[] = []
  if (!reference) problems.push({ message: say('This record has no ID and was left out.'), span: at })
  if (!closed)
    problems.push({ message: say('The record is not closed.'), span: at, ...(reference && { key: reference.key }) })
  return { references: reference ? [reference] : [], problems }
}

function isClosed(text: string, { start, end }: Span<'raw'>): boolean {
  return text
    .slice(start, end)
    .split('\n')
    .some(line => fieldOf(line)?.tag === 'ER')
}

function referenceOf(
  fields: ReadonlyMap<string, readonly Line[]>,
  at: Span<'raw'>,
  path: string,
): Reference | undefined {
  const all = (...tags: readonly string[]): string[] =>
    tags.flatMap(tag => (fields.get(tag) ?? []).map(({ value }) => value)).filter(value => value !== '')
  const first = (...tags: readonly string[]): string => all(...tags)[0] ?? ''
  const key = fields.get('ID')?.find(({ value }) => value !== '')
  if (!key) return undefined
  const type = TYPES.get(first('TY')) ?? 'document'
  const draft: ReferenceDraft = {
    key: key.value,
    type,
    authors: all('AU', 'A1').map(nameOf),
    editors: all('ED', ...(type === 'chapter' ? ['A2'] : [])).map(nameOf),
    translators: all('A4').map(nameOf),
    files: all('L1', 'L2')
      .filter(file => !/^https?:/i.test(file))
      .map(localPath),
    span: at,
    keySpan: key.span,
    bibliography: path,
  }
  const optional: { readonly [K in keyof Reference]?: string | undefined } = {
    title: first('TI', 'T1', 'CT', ...(type === 'book' ? ['BT', 'T2'] : [])),
    shortTitle: first('ST'),
    year: yearOfDate(first('PY', 'Y1', 'DA')),
    originalYear: yearOfDate(first('OP')),
    container: type === 'book' ? '' : first('JO', 'JF', 'T2', 'BT', 'JA'),
    publisher: first('PB'),
    doi: plainDoi(first('DO')),
    isbn: plainIsbn(all('SN').join(' ')),
    url: first('UR'),
    language: languageTag(first('LA')),
  }
  for (const [name, value] of Object.entries(optional)) if (value) Object.assign(draft, { [name]: value })
  return draft
}

/** `Trotsky, Leon, Jr.` */
function nameOf(written: string): Name {
  const [family = '', given, suffix] = written.split(',').map(part => part.trim())
  if (!given) return { family: written.replace(/,\s*$/, ''), literal: true }
  return { family, given, ...(suffix && { suffix }) }
}

function localPath(path: string): string {
  return path.replace(/^file:\/\/(?:localhost)?/i, '').replaceAll('\\', '/')
}
