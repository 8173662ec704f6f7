/** RIS, as databases and reference managers export it: `TY  - BOOK` to `ER  - `, a field a line. */
import { type Span, span } from '../text/span.ts'
import { plainDoi, plainIsbn, yearOfDate } from './identifiers.ts'
import { languageTag } from './languages.ts'
import { withLines } from './problem-lines.ts'
import type { Bibliography, EntryProblem, Name, Reference, ReferenceDraft } from './reference.ts'

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

/** The key is the `ID`, as Pandoc has it; records without one are left out. */
export function parseRis(text: string, path: string): Bibliography {
  const references: Reference[] = []
  const problems: EntryProblem[] = []
  let fields = new Map<string, Line[]>()
  let start = -1
  let end = 0
  const finish = (isClosed: boolean): void => {
    if (start >= 0) {
      const at = span<'raw'>(start, end)
      const reference = referenceOf(fields, at, path)
      if (reference) references.push(reference)
      else problems.push({ message: 'This record has no ID and was left out.', span: at })
      if (!isClosed)
        problems.push({ message: 'The record is not closed.', span: at, ...(reference && { key: reference.key }) })
    }
    start = -1
  }
  let at = 0
  for (const line of text.split('\n')) {
    const plain = line.trimEnd()
    const field = FIELD.exec(plain.slice(0, LONGEST_VALUE))
    const [, tag, value = ''] = field ?? []
    if (tag === 'TY') {
      finish(false)
      fields = new Map()
      start = at
    }
    if (tag !== undefined && start >= 0) {
      end = at + plain.length
      const valueStart = at + (field?.[0].length ?? 0) - value.length
      const list = fields.get(tag) ?? []
      fields.set(tag, list)
      const trimmed = value.trim()
      const from = valueStart + value.length - value.trimStart().length
      list.push({ value: trimmed, span: span(from, from + trimmed.length) })
      if (tag === 'ER') finish(true)
    }
    at += line.length + 1
  }
  const truncated = start >= 0
  finish(false)
  return { path, format: 'ris', references, problems: withLines(text, problems), truncated }
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
