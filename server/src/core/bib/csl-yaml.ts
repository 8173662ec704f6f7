/**
 * CSL-YAML as references: a file with a list of items, bare or under `references:`, or the `references:` of an essay's front matter.
 * Where the YAML is not right it is read again item by item, so that a broken one costs only itself.
 */
import { isMap, isNode, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml'
import { type Span, span } from '../text/span.ts'
import { tooMuchYaml } from '../yaml-guard.ts'
import { keyOfItem, referenceOfItem } from './csl-item.ts'
import { withLines } from './problem-lines.ts'
import type { Bibliography, EntryProblem, Reference } from './reference.ts'

const OPTIONS = { prettyErrors: false, logLevel: 'silent', uniqueKeys: false, schema: 'core' } as const
const REFERENCES = /^references[ \t]*:/m
const MOST_ALIASES = 100

export function parseCslYaml(text: string, path: string): Bibliography {
  const from = startOfDocument(text)
  return read(text, from, endOfDocument(text, from), path, 'csl-yaml')
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
  const references: Reference[] = []
  const problems: EntryProblem[] = []
  const add = (item: Node, base: number, toJS: (node: Node) => unknown): void => {
    const at = spanOf(item, base)
    const id = isMap(item) ? idOf(item) : undefined
    const key = id && keyOfItem(isScalar(id) ? keyScalar(id.value, id.source) : undefined)
    if (key === undefined || !id) {
      problems.push({ message: 'This entry has no “id” and was left out.', span: at })
      return
    }
    references.push(
      referenceOfItem(toJS(item), { key, span: at, keySpan: keySpan(text, id, base), bibliography: path }),
    )
  }
  const source = text.slice(from, to)
  if (format === 'inline' && !REFERENCES.test(source)) return { path, format, references, problems, truncated: false }
  const whole = tooMuchYaml(source) ? TOO_DEEP : readItems(source)
  for (const item of whole.items) if (!whole.broken) add(item, from, whole.toJS)
  if (whole.broken) {
    for (const { start, end } of splitItems(source)) {
      const item = source.slice(start, end)
      const one = tooMuchYaml(item) ? TOO_DEEP_ITEM : readItems(item)
      const key = /^[ \t]*(?:- +)?id[ \t]*:[ \t]*["']?([^\s"']+)/m.exec(item)?.[1]
      for (const error of one.errors)
        problems.push({
          message: error.message,
          span: pointAt(from + start + error.at),
          ...(key !== undefined && { key }),
        })
      for (const node of one.items) add(node, from + start, one.toJS)
    }
    // What is wrong with a front matter elsewhere is said by its own parser.
    if (problems.length === 0 && format !== 'inline')
      for (const error of whole.errors) problems.push({ message: error.message, span: pointAt(from + error.at) })
  }
  return { path, format, references, problems: withLines(text, problems), truncated: false }
}

interface YamlItems {
  readonly items: readonly Node[]
  readonly errors: readonly { readonly message: string; readonly at: number }[]
  readonly broken: boolean
  readonly toJS: (node: Node) => unknown
}

/** Before it is read item by item nothing is wrong yet: the brackets may stand in titles. */
const TOO_DEEP: YamlItems = { items: [], errors: [], broken: true, toJS: () => ({}) }
const TOO_DEEP_ITEM: YamlItems = {
  ...TOO_DEEP,
  errors: [{ message: 'Too many brackets are open, or there are too many anchors.', at: 0 }],
}

function readItems(source: string): YamlItems {
  try {
    const document = parseDocument(source, OPTIONS)
    const errors = document.errors.map(({ message, pos }) => ({ message: plainMessage(message), at: pos[0] }))
    const top = document.contents
    const list = isSeq(top) ? top : isMap(top) ? (top as YAMLMap).get('references', true) : undefined
    const items = isSeq(list) ? list.items.filter(isNode) : []
    const toJS = (node: Node): unknown => {
      try {
        return node.toJS(document, { maxAliasCount: MOST_ALIASES })
      } catch {
        return {}
      }
    }
    return { items, errors, broken: errors.length > 0, toJS }
  } catch (error) {
    return { items: [], errors: [{ message: plainMessage(String(error)), at: 0 }], broken: true, toJS: () => ({}) }
  }
}

/** The first item's dash says how far the others' are indented. */
function splitItems(source: string): { readonly start: number; readonly end: number }[] {
  const references = REFERENCES.exec(source)
  const behind = references ? references.index + references[0].length : 0
  const first = /^([ \t]*)-[ \t]/m.exec(source.slice(behind))
  if (!first) return []
  const indent = (first[1] as string).length
  const starts: number[] = []
  let end = source.length
  let at = behind + first.index
  while (at < source.length) {
    const line = source.slice(at, at + indent + 2)
    if (/^[ \t]*-[ \t]$/.test(line) && line.length === indent + 2) starts.push(at)
    else if (/^[^\s#-]/.test(line)) {
      end = at
      break
    }
    const next = source.indexOf('\n', at)
    if (next < 0) break
    at = next + 1
  }
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? end }))
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

function plainMessage(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')
}
