/** A new entry for a bibliography, in the bibliography's own format. */
import { splitJsonItems } from './json-items.ts'
import { parseBibliography } from './parse-bibliography.ts'
import type { Bibliography } from './reference.ts'

/** What a source says of itself. */
export interface EntryFacts {
  readonly key: string
  readonly title: string
  /** Family name first where it is known: `Trotsky, Leon`. */
  readonly authors: readonly string[]
  /** `1936`, `c. 1600` */
  readonly year?: string
  readonly doi?: string
  readonly isbn?: string
}

export interface Insertion {
  readonly at: number
  readonly newText: string
}

/** A file that is longer is not read once more to see whether the entry is right in it. */
const LONGEST_PROVEN = 2_000_000

/**
 * Where the entry goes, and how it is written: behind the last one. Undefined where it could not be read there: in a file that is
 * broken at its end, or that is too long to be sure.
 * @param text what the bibliography was read from
 */
export function newEntry(text: string, bibliography: Bibliography, facts: EntryFacts): Insertion | undefined {
  if (bibliography.truncated || bibliography.references.some(({ key }) => key === facts.key)) return undefined
  const insertion = insertionOf(text, bibliography, facts)
  return insertion && isRead(text, bibliography, facts, insertion) ? insertion : undefined
}

function insertionOf(text: string, { format, references }: Bibliography, facts: EntryFacts): Insertion | undefined {
  switch (format) {
    case 'bibtex':
      return appended(text, bibtexEntry(facts))
    case 'ris':
      return appended(text, risRecord(facts))
    case 'csl-json': {
      const item = JSON.stringify(cslItem(facts), undefined, 2).replaceAll('\n', '\n  ')
      const last = splitJsonItems(text).items.at(-1)
      if (last) return text[0] === '{' ? undefined : { at: last.span.end, newText: `,\n  ${item}` }
      if (text.trim() === '') return { at: text.length, newText: `[\n  ${item}\n]\n` }
      const open = text.indexOf('[')
      return open < 0 ? undefined : { at: open + 1, newText: `\n  ${item}\n` }
    }
    case 'csl-yaml': {
      const last = references.at(-1)
      if (!last)
        return text.trim() === '' ? { at: text.length, newText: `references:\n${yamlItem(facts, '')}` } : undefined
      const line = text.lastIndexOf('\n', last.span.start) + 1
      const indent = /^[ \t]*/.exec(text.slice(line))?.[0] ?? ''
      const behind = text.slice(0, last.span.end).trimEnd().length
      const end = text.indexOf('\n', behind)
      return { at: end < 0 ? text.length : end, newText: `\n${yamlItem(facts, indent).trimEnd()}` }
    }
    case 'inline':
      return undefined
  }
}

/** The entry is there as it was meant, and the others are as they were. */
function isRead(
  text: string,
  { format, path, references, problems }: Bibliography,
  facts: EntryFacts,
  { at, newText }: Insertion,
): boolean {
  const isLong = text.length > LONGEST_PROVEN
  if (isLong && format !== 'bibtex' && format !== 'ris') return false
  const after = parseBibliography(isLong ? newText : text.slice(0, at) + newText + text.slice(at), path)
  const found = after?.references.at(-1)
  return (
    after !== undefined &&
    found?.key === facts.key &&
    found.title === facts.title.replace(/\s+/g, ' ').trim() &&
    after.problems.length === (isLong ? 0 : problems.length) &&
    after.references.length === (isLong ? 1 : references.length + 1)
  )
}

/** A blank line before it, a line's end behind it. */
function appended(text: string, entry: string): Insertion {
  const gap = text === '' || text.endsWith('\n\n') ? '' : text.endsWith('\n') ? '\n' : '\n\n'
  return { at: text.length, newText: `${gap}${entry}` }
}

/** What has an ISBN is a book; of anything else a source does not say what it is. */
function bibtexEntry({ key, title, authors, year, doi, isbn }: EntryFacts): string {
  const fields = [
    `title = {${latex(title)}}`,
    ...(authors.length > 0 ? [`author = {${authors.map(bibtexName).join(' and ')}}`] : []),
    ...(year === undefined ? [] : [isPlainYear(year) ? `date = {${year}}` : `year = {${latex(year)}}`]),
    ...(isbn === undefined ? [] : [`isbn = {${latex(isbn)}}`]),
    // As it is: BibLaTeX takes nothing in it for a command.
    ...(doi === undefined || /[{}\\]/.test(doi) ? [] : [`doi = {${doi}}`]),
  ]
  return `@${isbn === undefined ? 'misc' : 'book'}{${key},\n  ${fields.join(',\n  ')}\n}\n`
}

/** A body, or a name of which nobody said what the family name is, is left whole. */
function bibtexName(name: string): string {
  const written = latex(name)
  return name.includes(',') && !/\sand\s/i.test(name) ? written : `{${written}}`
}

function latex(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '\\': '\\textbackslash{}',
    '~': '\\textasciitilde{}',
    '^': '\\textasciicircum{}',
  }
  return text.replace(/[\\{}$&#%_~^]/g, char => names[char] ?? `\\${char}`)
}

function risRecord({ key, title, authors, year, doi, isbn }: EntryFacts): string {
  const lines = [
    `TY  - ${isbn === undefined ? 'GEN' : 'BOOK'}`,
    `ID  - ${key}`,
    `TI  - ${title.replace(/\s+/g, ' ')}`,
    ...authors.map(author => `AU  - ${author}`),
    ...(year === undefined ? [] : [`PY  - ${year}`]),
    ...(isbn === undefined ? [] : [`SN  - ${isbn}`]),
    ...(doi === undefined ? [] : [`DO  - ${doi}`]),
  ]
  return `${lines.join('\n')}\nER  - \n`
}

function cslItem({ key, title, authors, year, doi, isbn }: EntryFacts): Record<string, unknown> {
  const names = authors.map(author => {
    const [family = '', given] = author.split(/,\s*/, 2)
    return given ? { family, given } : { literal: author }
  })
  const issued = year !== undefined && (isPlainYear(year) ? { 'date-parts': [[Number(year)]] } : { literal: year })
  return {
    id: key,
    type: isbn === undefined ? 'document' : 'book',
    title,
    ...(names.length > 0 && { author: names }),
    ...(issued && { issued }),
    ...(isbn !== undefined && { ISBN: isbn }),
    ...(doi !== undefined && { DOI: doi }),
  }
}

/** Strings of JSON are strings of YAML. */
function yamlItem(facts: EntryFacts, indent: string): string {
  const lines = Object.entries(cslItem(facts)).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return lines.map((line, i) => `${indent}${i === 0 ? '- ' : '  '}${line}\n`).join('')
}

function isPlainYear(year: string): boolean {
  return /^\d{4}$/.test(year)
}
