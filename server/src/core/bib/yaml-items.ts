/** The items of a list in YAML, all at once or one by one. */
import { isMap, isNode, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml'
import { said } from '../wording.ts'
import { TOO_MUCH_YAML, tellYamlFault, tellYamlThrown } from '../yaml-fault.ts'

const OPTIONS = { prettyErrors: false, logLevel: 'silent', uniqueKeys: false, schema: 'core' } as const
export const REFERENCES = /^references[ \t]*:/m
const MOST_ALIASES = 100

export interface YamlItems {
  readonly items: readonly Node[]
  readonly errors: readonly { readonly message: string; readonly at: number }[]
  readonly broken: boolean
  readonly toJS: (node: Node) => unknown
}

/** Before it is read item by item nothing is wrong yet: the brackets may stand in titles. */
export const TOO_DEEP: YamlItems = { items: [], errors: [], broken: true, toJS: () => ({}) }
export function tooDeepItem(): YamlItems {
  return { ...TOO_DEEP, errors: [{ message: said(TOO_MUCH_YAML), at: 0 }] }
}

export function readItems(source: string): YamlItems {
  try {
    const document = parseDocument(source, OPTIONS)
    const errors = document.errors.map(error => ({ message: said(tellYamlFault(error)), at: error.pos[0] }))
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
    return { ...TOO_DEEP, errors: [{ message: said(tellYamlThrown(error)), at: 0 }] }
  }
}

/** The first item's dash says how far the others' are indented. */
export function splitItems(source: string): { readonly start: number; readonly end: number }[] {
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

/** Blank lines and comments, `references:` or nothing, and the first item. */
const HEAD = /^(?: *(?:#[^\n]*)?\r?\n)*(?:references *: *(?:#[^\n]*)?\r?\n(?: *(?:#[^\n]*)?\r?\n)*)?(?=( *)- )/
/** `&a` and `*a`. */
const ANCHOR = /[&*](?=[^\s,[\]{}])/g

/** Whether an anchor or an alias may stand where a value begins: one item may mean another's. In quoted text it is none, but who knows. */
function mayHaveAnchors(source: string): boolean {
  for (const { index } of source.matchAll(ANCHOR)) {
    let before = index - 1
    while (source[before] === ' ' || source[before] === '\t') before--
    if (before < 0 || ':?-[{,\n'.includes(source[before] as string)) return true
  }
  return false
}

/**
 * The items of a text that has nothing else in it, each from its dash to the next: read by themselves they say what they say in the
 * whole. Undefined where that cannot be told by the beginnings of lines.
 */
export function itemsByThemselves(
  source: string,
): readonly { readonly start: number; readonly end: number }[] | undefined {
  const head = HEAD.exec(source)
  if (!head || mayHaveAnchors(source)) return undefined
  const indent = head[1]?.length ?? 0
  const starts: number[] = []
  for (let at = head[0].length; at < source.length; ) {
    let column = 0
    while (column <= indent && source[at + column] === ' ') column++
    const first = source[at + column]
    const isBlank = first === undefined || first === '\n' || first === '\r' || first === '#'
    if (column <= indent && !isBlank) {
      if (column < indent || first !== '-' || source[at + column + 1] !== ' ') return undefined
      starts.push(at)
    }
    const next = source.indexOf('\n', at)
    if (next < 0) break
    at = next + 1
  }
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? source.length }))
}
