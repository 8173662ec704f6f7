/**
 * CSL-YAML as references: a file with a list of items, bare or under `references:`, or the `references:` of an essay's front matter.
 * Where the YAML is not right it is read again item by item, so that a broken one costs only itself.
 */
import { isMap, isNode, isScalar, type Node, type YAMLMap } from 'yaml'
import { type Span, span } from '../text/span.ts'
import { say } from '../wording.ts'
import { tooMuchYaml } from '../yaml-guard.ts'
import { keyOfItem, referenceOfItem } from './csl-item.ts'
import { allProblems, allReferences, type KeptPieces, type PieceSays, readPieces } from './kept-pieces.ts'
import { withLines } from './problem-lines.ts'
import type { Bibliography } from './reference.ts'
import { type Steps, toEnd } from './steps.ts'
import { itemsByThemselves, REFERENCES, readItems, splitItems, TOO_DEEP, tooDeepItem } from './yaml-items.ts'

/** A file as it was read, and what its next version is read with. */
export interface CslYamlReading {
  readonly bibliography: Bibliography
  /** Absent where the file could not be read item by item. */
  readonly kept?: KeptPieces
}

export function parseCslYaml(text: string, path: string): Bibliography {
  return toEnd(readCslYaml(text, path)).bibliography
}

/**
 * Item by item where nothing but a list of items is in the file and none needs another; else the YAML as a whole.
 * @param before an earlier version of the file at the same path
 */
export function* readCslYaml(text: string, path: string, before?: CslYamlReading): Steps<CslYamlReading> {
  const from = startOfDocument(text)
  const to = endOfDocument(text, from)
  const items = itemsByThemselves(text.slice(from, to))
  if (!items) return { bibliography: read(text, from, to, path, 'csl-yaml') }
  const places = items.map(({ start, end }) => span<'raw'>(from + start, from + end))
  const kept = yield* readPieces(text, places, before?.kept, ({ start, end }) => readItem(text, start, end, path))
  const problems = withLines(text, allProblems(kept))
  const references = allReferences(kept)
  return { bibliography: { path, format: 'csl-yaml', references, problems, truncated: false }, kept }
}

/**
 * The `references:` of an essay's front matter. Spans count in the essay's text.
 * @param block from the opening `---` to behind the closing line; see essay/front-matter.ts
 */
export function parseInlineReferences(text: string, block: Span<'essay'>, path: string): Bibliography {
  const from = text.indexOf('\n', block.start) + 1
  const to = text.lastIndexOf('\n', Math.max(from, block.end - 1)) + 1
  return read(text, from, Math.max(from, to), path, 'inline')
}

/** Behind an opening `---`, which only blank lines and comments stand before. */
function startOfDocument(text: string): number {
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('\n', at)
    const end = next < 0 ? text.length : next
    if (text.startsWith('---', at)) return Math.min(end + 1, text.length)
    if (text[at] !== '#' && text.slice(at, end).trim() !== '') return 0
    at = end + 1
  }
  return 0
}

/** A second document behind `---` or `...` is no part of it: Pandoc reads the first one. */
function endOfDocument(text: string, from: number): number {
  const end = /^(?:---|\.\.\.)[ \t]*\r?$/gm
  end.lastIndex = from
  return end.exec(text)?.index ?? text.length
}

function read(text: string, from: number, to: number, path: string, format: 'csl-yaml' | 'inline'): Bibliography {
  const source = text.slice(from, to)
  const empty = { path, format, references: [], problems: [], truncated: false }
  if (format === 'inline' && !REFERENCES.test(source)) return empty
  const whole = tooMuchYaml(source) ? TOO_DEEP : readItems(source)
  const found = whole.broken
    ? splitItems(source).map(({ start, end }) => readItem(text, from + start, from + end, path))
    : whole.items.map(item => referenceIn(text, item, from, path, whole.toJS))
  const problems = found.flatMap(one => one.problems)
  // What is wrong with a front matter elsewhere is said by its own parser.
  if (problems.length === 0 && format !== 'inline')
    for (const error of whole.errors) problems.push({ message: error.message, span: pointAt(from + error.at) })
  return { ...empty, references: found.flatMap(one => one.references), problems: withLines(text, problems) }
}

/** One item of a list, with its dash. */
function readItem(text: string, start: number, end: number, path: string): PieceSays {
  const item = text.slice(start, end)
  const one = tooMuchYaml(item) ? tooDeepItem() : readItems(item)
  const key = /^[ \t]*(?:- +)?id[ \t]*:[ \t]*["']?([^\s"']+)/m.exec(item)?.[1]
  const broken = one.errors.map(({ message, at }) => ({
    message,
    span: pointAt(start + at),
    ...(key !== undefined && { key }),
  }))
  const found = one.items.map(node => referenceIn(text, node, start, path, one.toJS))
  return {
    references: found.flatMap(({ references }) => references),
    problems: [...broken, ...found.flatMap(({ problems }) => problems)],
  }
}

function referenceIn(text: string, item: Node, base: number, path: string, toJS: (node: Node) => unknown): PieceSays {
  const at = spanOf(item, base)
  const id = isMap(item) ? idOf(item) : undefined
  const key = id && keyOfItem(isScalar(id) ? keyScalar(id.value, id.source) : undefined)
  if (key === undefined || !id)
    return { references: [], problems: [{ message: say('This entry has no “id” and was left out.'), span: at }] }
  const place = { key, span: at, keySpan: keySpan(text, id, base), bibliography: path }
  return { references: [referenceOfItem(toJS(item), place)], problems: [] }
}

function idOf(item: YAMLMap): Node | undefined {
  const id = item.get('id', true)
  return isNode(id) ? id : undefined
}

/** `id: 007` is a key of three digits, not the number seven. */
function keyScalar(value: unknown, source: unknown): unknown {
  return typeof value === 'number' && typeof source === 'string' ? source : value
}

function spanOf(node: Node, base: number): Span<'raw'> {
  const [start, end] = node.range ?? [0, 0]
  return span(base + start, base + end)
}

function keySpan(text: string, id: Node, base: number): Span<'raw'> {
  const { start, end } = spanOf(id, base)
  const isQuoted = /^["']/.test(text.slice(start, end)) && end - start >= 2
  return isQuoted ? span(start + 1, end - 1) : span(start, end)
}

function pointAt(at: number): Span<'raw'> {
  return span(at, at)
}
