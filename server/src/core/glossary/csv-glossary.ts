/**
 * Glossaries in CSV (RFC 4180, and what spreadsheets make of it: semicolons, tabs), read by Papa Parse. A row is a term, its definition and
 * its other names; a first row of headings says which column is which. A field that is not closed costs its own line, and no more.
 */
import Papa from 'papaparse'
import type { Problem } from '../model/problem.ts'
import { LineIndex } from '../text/lines.ts'
import { span } from '../text/span.ts'
import { say } from '../wording.ts'
import { type Columns, columnsOf } from './column-names.ts'
import { aliasesIn } from './entry-head.ts'
import {
  isPlaceholder,
  MOST_ENTRIES,
  type OwnEntry,
  type OwnText,
  type ReadGlossary,
  termLanguage,
} from './own-entry.ts'
import { plainDefinition } from './plain-definition.ts'

/** Without headings. */
const USUAL: Columns = { term: 0, definition: 1, aliases: [2] }

/** How often reading begins anew after a field that is not closed. */
const MOST_FAULTS = 50

interface Row {
  readonly fields: readonly string[]
  readonly start: number
  readonly end: number
}

export function readCsvGlossary(text: string): ReadGlossary {
  const lines = new LineIndex<'raw'>(text)
  const lineAt = (at: number): number => lines.lineColumnAt(span<'raw'>(at, at).start).line + 1
  const problems: Problem[] = []
  const rows = rowsOf(text, at => {
    problems.push({ message: say('A quotation mark is not closed; the line is left out.'), line: lineAt(at) })
  })
  const headings = rows[0] && columnsOf(rows[0].fields)
  const columns = headings ?? USUAL
  const entries: OwnEntry[] = []
  for (const row of rows.slice(headings ? 1 : 0)) {
    if (entries.length >= MOST_ENTRIES) break
    if (row.fields.every(field => field.trim() === '')) continue
    const entry = entryOf(row, columns, text)
    if (entry) entries.push(entry)
    else problems.push({ message: say('A line without a term is left out.'), line: lineAt(row.start) })
  }
  return { entries, problems }
}

function entryOf(row: Row, columns: Columns, text: string): OwnEntry | undefined {
  const field = (column: number | undefined): string => (column === undefined ? '' : (row.fields[column] ?? '').trim())
  const language = termLanguage(field(columns.language) || undefined)
  const placed = (value: string): OwnText => ({
    text: value.replace(/\s+/g, ' '),
    ...(language ? { language } : {}),
    at: placeOf(value, row, text),
  })
  const name = field(columns.term)
  if (!/[\p{L}\p{N}]/u.test(name)) return undefined
  const aliases = columns.aliases.flatMap(column => aliasesIn(field(column), 0).map(({ text: alias }) => placed(alias)))
  const definition = plainDefinition(field(columns.definition))
  return {
    names: [placed(name), ...aliases],
    definitions: isPlaceholder(definition) ? [] : [{ ...placed(field(columns.definition)), text: definition }],
  }
}

/** Where a value stands in its row; the row where quotation marks in it are doubled. */
function placeOf(value: string, { start, end }: Row, text: string): OwnText['at'] {
  const at = text.slice(start, end).indexOf(value)
  return at < 0 ? span(start, end) : span(start + at, start + at + value.length)
}

function rowsOf(text: string, notClosed: (at: number) => void): readonly Row[] {
  const rows: Row[] = []
  let from = 0
  for (let faults = 0; from < text.length && faults <= MOST_FAULTS; faults++) {
    const base = from
    let start = from
    let fault = -1
    Papa.parse<string[]>(text.slice(base), {
      header: false,
      skipEmptyLines: false,
      delimiter: delimiterOf(text),
      step({ data, errors, meta }, parser) {
        if (errors.some(({ code }) => code === 'MissingQuotes')) {
          fault = start
          parser.abort()
          return
        }
        const end = base + meta.cursor
        rows.push({ fields: data, start, end: trimmedEnd(text, start, end) })
        start = end
      },
    })
    if (fault < 0) break
    notClosed(fault)
    const next = text.indexOf('\n', fault)
    from = next < 0 ? text.length : next + 1
  }
  return rows
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && (text[at - 1] === '\n' || text[at - 1] === '\r')) at--
  return at
}

/** That of which the first line has most: spreadsheets of many countries write semicolons. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split('\n', 1)
  const unquoted = first.replace(/"[^"]*"/g, '')
  const count = (char: string): number => unquoted.split(char).length
  return [',', ';', '\t'].reduce((best, char) => (count(char) > count(best) ? char : best))
}
