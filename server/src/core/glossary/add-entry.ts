/** Where a new entry goes in a glossary, and as what. Nothing else of the file is touched. */
import { columnsOf } from './column-names.ts'
import type { GLOSSARY_ENDINGS } from './glossary-name.ts'

export interface NewEntry {
  readonly name: string
  readonly aliases: readonly string[]
  /** Markdown; undefined: the writer is to write it. */
  readonly definition?: string
}

/** `newText` is put in at `at`; from `select.start` to `select.end` of the text after that stands what the writer will write over. */
export interface EntryInsertion {
  readonly at: number
  readonly newText: string
  readonly select: { readonly start: number; readonly end: number }
}

/** The file that a first entry makes. */
export const NEW_GLOSSARY = 'glossary.md'

const PLACEHOLDER = '…'

/** Formats that a person writes by hand. */
export function takesEntries(path: string): boolean {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase() as (typeof GLOSSARY_ENDINGS)[number]
  return ['md', 'markdown', 'csv', 'tsv'].includes(ending)
}

/**
 * At the end of the file, in its own form.
 * @param text of the file; undefined where there is none yet
 */
export function entryInsertion(text: string | undefined, path: string, entry: NewEntry): EntryInsertion {
  return /\.[ct]sv$/i.test(path) ? row(text ?? '', entry) : definitionList(text, entry)
}

function definitionList(text: string | undefined, { name, aliases, definition }: NewEntry): EntryInsertion {
  const line = text?.includes('\r\n') ? '\r\n' : '\n'
  const before = text ?? `# Glossary${line}`
  const bare = before.trimEnd()
  // What is there stays; a blank line is put between.
  const gap = bare === '' ? '' : before.endsWith(line + line) ? '' : before.endsWith('\n') ? line : line + line
  const head = `${name}${aliases.length > 0 ? ` (${aliases.join('; ')})` : ''}${line}: `
  const body = definition ?? PLACEHOLDER
  const newText = `${text === undefined ? before : ''}${gap}${head}${body}${line}`
  const at = text?.length ?? 0
  const start = at + newText.length - line.length - body.length
  return { at, newText, select: { start, end: start + body.length } }
}

function row(text: string, { name, aliases, definition }: NewEntry): EntryInsertion {
  const [first = ''] = text.split(/\r?\n/, 1)
  const delimiter = [',', ';', '\t'].reduce((best, char) =>
    first.split(char).length > first.split(best).length ? char : best,
  )
  const headings = first.split(delimiter).map(heading => heading.replace(/^"|"$/g, ''))
  const columns = columnsOf(headings) ?? { term: 0, definition: 1, aliases: [2] }
  const width = Math.max(columnsOf(headings) ? headings.length : 3, columns.definition + 1)
  const body = definition ?? PLACEHOLDER
  const cells = Array.from({ length: width }, (_, i) => {
    if (i === columns.term) return quoted(name, delimiter)
    if (i === columns.definition) return quoted(body, delimiter)
    return i === columns.aliases[0] ? quoted(aliases.join('; '), delimiter) : ''
  })
  const line = text.includes('\r\n') ? '\r\n' : '\n'
  const lead = text === '' || text.endsWith('\n') ? '' : line
  const written = cells.join(delimiter)
  const within = cells.slice(0, columns.definition).reduce((sum, cell) => sum + cell.length + 1, 0)
  const cell = cells[columns.definition] as string
  const inner = cell.startsWith('"') ? 1 : 0
  const start = text.length + lead.length + within + inner
  return {
    at: text.length,
    newText: `${lead}${written}${line}`,
    select: { start, end: start + cell.length - inner * 2 },
  }
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
