/**
 * Splits the list in a JSON file into its items, with the place of each and of its `id`, whether the JSON is right or not:
 * one pass with a stack, O(length). An item that is not closed ends where no JSON could go on: at a `{` where a name must
 * stand. A string ends at its line's end at the latest. Reading the items is another matter: see csl-json.ts.
 */
import { type Span, span } from '../text/span.ts'
import { say } from '../wording.ts'
import { sameEnds } from './same-ends.ts'

export interface JsonItem {
  /** `{"id": …}` */
  readonly span: Span<'raw'>
  /** The value of `id` without its quotes, escapes as written; undefined when the item has none. */
  readonly idSpan?: Span<'raw'>
  /** What does not fit, and where; an item without one may still be no JSON. */
  readonly fault?: { readonly at: number; readonly message: string }
}

export interface JsonItems {
  readonly items: readonly JsonItem[]
  /** Places outside items with something that is neither a comma nor white space. */
  readonly strays: readonly Span<'raw'>[]
  readonly truncated: boolean
}

/** Names of lists in exports that wrap it in an object. */
const LISTS = /"(?:items|references)"\s*:\s*\[/y
/** Objects that CSL has inside items. */
const PART = /\{\s*"(?:family|given|literal|suffix|(?:non-)?dropping-particle|date-parts|raw|season|circa)"/y
const BARE = /[^\s,:{}[\]"]+/y
/** Most of a string, which an engine passes over faster than we do. */
const PLAIN = /[^"\\\n\r]+/y
const BLANK = /[\s\uFEFF]*/y
/** Containers in containers; more is no bibliography, and a stack has to end somewhere. */
const DEEPEST = 1000

/**
 * @param known the item that begins at a place, where that is known without reading it; see {@link itemsBefore}
 */
export function splitJsonItems(text: string, known?: (start: number) => JsonItem | undefined): JsonItems {
  const items: JsonItem[] = []
  const strays: Span<'raw'>[] = []
  let at = listStart(text)
  let truncated = false
  while (at < text.length) {
    at += lengthAt(BLANK, text, at)
    const char = text[at]
    if (char === undefined) break
    if (char === '{') {
      const same = known?.(at)
      const read = same ? { item: same, closed: true } : readItem(text, at)
      items.push(read.item)
      truncated = !read.closed
      at = read.item.span.end
    } else if (char === ']') break
    else if (char === ',') at++
    else {
      const start = at
      const next = text.slice(at, at + 100_000).search(/[{,\]]/)
      at = next < 0 ? text.length : at + Math.max(1, next)
      strays.push(span(start, start + text.slice(start, at).trimEnd().length))
    }
  }
  return { items, strays, truncated }
}

/**
 * The items of an earlier version that are items of this one: an item without a fault is one whatever stands behind it, and of what stands
 * before it only the blanks on its line have a say.
 * @param before what was read of the earlier version, by the place of the item; nothing was wrong with these
 */
export function itemsBefore(
  text: string,
  earlier: string,
  before: (start: number) => { readonly span: Span<'raw'>; readonly keySpan: Span<'raw'> } | undefined,
): (start: number) => JsonItem | undefined {
  const same = sameEnds(earlier, text)
  const by = text.length - earlier.length
  const tail = text.length - same.after
  const line = text.indexOf('\n', tail)
  return start => {
    const isBehind = start > tail && (/[,[{]/.test(text[start - 1] as string) || (line >= 0 && start > line))
    const old = before(start < same.before ? start : start - by)
    const moved = old && start < same.before && old.span.end <= same.before ? 0 : isBehind ? by : undefined
    if (!old || moved === undefined || old.span.start + moved !== start) return undefined
    const { span: at, keySpan } = old
    return { span: span(start, at.end + moved), idSpan: span(keySpan.start + moved, keySpan.end + moved) }
  }
}

/** Behind the `[` of the list; at the `{` of a file that is one item. */
function listStart(text: string): number {
  const start = lengthAt(BLANK, text, 0)
  if (text[start] === '[') return start + 1
  if (text[start] !== '{') return start
  // `{"items": […]}`: the name of the list is found wherever it stands outside strings, before the first list.
  for (let at = start + 1; at < text.length; at++) {
    const list = lengthAt(LISTS, text, at)
    if (list > 0) return at + list
    if (text[at] === '"') at = stringEnd(text, at + 1)
    else if (text[at] === '[' || text[at] === '{') return start
  }
  return start
}

interface ReadItem {
  readonly item: JsonItem
  readonly closed: boolean
}

function readItem(text: string, start: number): ReadItem {
  /** `{` and `[` that are open, the item's own first. */
  const open: string[] = ['{']
  let fault: { at: number; message: string } | undefined
  let idSpan: Span<'raw'> | undefined
  /** The name before the colon that was last read in the item itself. */
  let name = ''
  let afterColon = false
  const blame = (where: number, message: string): void => {
    fault ??= { at: where, message }
  }
  const done = (end: number, closed: boolean): ReadItem => ({
    item: { span: span(start, end), ...(idSpan && { idSpan }), ...(fault && { fault }) },
    closed,
  })
  let at = start + 1
  while (at < text.length) {
    at += lengthAt(BLANK, text, at)
    const char = text[at]
    const inObject = open.at(-1) === '{'
    if (char === undefined) break
    if (char === '"') {
      const end = stringEnd(text, at + 1)
      if (text[end] !== '"') blame(at, say('The quotation mark is not closed.'))
      const inside = span<'raw'>(at + 1, end)
      if (open.length === 1 && afterColon && name === 'id') idSpan ??= inside
      if (open.length === 1 && !afterColon) name = text.slice(at + 1, Math.min(end, at + 40))
      afterColon = false
      at = text[end] === '"' ? end + 1 : end
    } else if (char === '{') {
      if ((inObject && !afterColon) || (open.length > 1 && isNextItem(text, start, at))) {
        blame(start, say('The entry is not closed.'))
        return done(behindText(text, start, at), true)
      }
      if (open.length < DEEPEST) open.push('{')
      afterColon = false
      at++
    } else if (char === '[') {
      if (open.length < DEEPEST) open.push('[')
      afterColon = false
      at++
    } else if (char === '}') {
      if (!inObject) blame(at, say('A “]” is missing.'))
      while (open.pop() === '[') {}
      at++
      afterColon = false
      if (open.length === 0) return done(at, true)
    } else if (char === ']') {
      if (!open.includes('[')) {
        blame(start, say('The entry is not closed.'))
        return done(behindText(text, start, at), true)
      }
      if (inObject) blame(at, say('A “}” is missing.'))
      while (open.pop() === '{') {}
      at++
    } else if (char === ':') {
      afterColon = true
      at++
    } else if (char === ',') {
      afterColon = false
      at++
    } else {
      const length = lengthAt(BARE, text, at)
      if (open.length === 1 && afterColon && name === 'id') idSpan ??= span<'raw'>(at, at + length)
      afterColon = false
      at += Math.max(1, length)
    }
  }
  blame(start, say('The entry is not closed.'))
  return done(behindText(text, start, text.length), false)
}

/** Whether the `{` at `at` stands on a line of its own as far to the left as the item's, and holds neither a name nor a date. */
function isNextItem(text: string, start: number, at: number): boolean {
  const column = columnOf(text, at)
  return column >= 0 && column === columnOf(text, start) && lengthAt(PART, text, at) === 0
}

/** How many blanks stand before `at` on its line; -1 when something else does. */
function columnOf(text: string, at: number): number {
  let from = at
  while (text[from - 1] === ' ' || text[from - 1] === '\t') from--
  return from === 0 || text[from - 1] === '\n' ? at - from : -1
}

/** Where the string that begins at `at` ends: at its closing mark or its line's end. */
function stringEnd(text: string, at: number): number {
  for (;;) {
    const end = at + lengthAt(PLAIN, text, at)
    const char = text[end]
    if (char !== '\\') return Math.min(end, text.length)
    at = text[end + 1] === '\n' ? end + 1 : end + 2
  }
}

/** The end of what stands before `end`, without blanks and commas. */
function behindText(text: string, start: number, end: number): number {
  let at = end
  while (at > start + 1 && /[\s,]/.test(text[at - 1] as string)) at--
  return at
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}
