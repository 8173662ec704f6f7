/**
 * CSL-JSON as references, item by item: a broken one costs only itself, and of a file that was cut off stays what can be read. With what
 * was read of an earlier version the items that did not change are not read again.
 */
import { slice, span } from '../text/span.ts'
import { say } from '../wording.ts'
import { readBrokenJson } from './broken-json.ts'
import { keyOfItem, referenceOfItem } from './csl-item.ts'
import { itemsBefore, type JsonItem, splitJsonItems } from './json-items.ts'
import { withLines } from './problem-lines.ts'
import type { Bibliography, EntryProblem, Reference } from './reference.ts'
import { sameEnds } from './same-ends.ts'
import { type Steps, toEnd } from './steps.ts'

/** A file as it was read, and what its next version is read with. */
export interface CslJsonReading {
  readonly bibliography: Bibliography
  readonly text: string
  /** By the place of the item; those that nothing is wrong with. */
  readonly whole: ReadonlyMap<number, Reference>
}

/** Some milliseconds. */
const ITEMS_IN_A_STEP = 100

export function parseCslJson(text: string, path: string): Bibliography {
  return toEnd(readCslJson(text, path)).bibliography
}

/** @param before an earlier version of the file at the same path */
export function* readCslJson(text: string, path: string, before?: CslJsonReading): Steps<CslJsonReading> {
  const whole = new Map<number, Reference>()
  const known = before && unchanged(text, before)
  const kept = before && itemsBefore(text, before.text, start => before.whole.get(start))
  const { items, strays, truncated } = splitJsonItems(text, kept)
  const problems: EntryProblem[] = strays.map(stray => ({
    message: say('“{0}” is no entry; it was passed over.', slice(text, stray).slice(0, 30)),
    span: stray,
  }))
  const references: Reference[] = []
  for (const [i, item] of items.entries()) {
    const same = known?.(item)
    if (same) {
      references.push(same)
      whole.set(item.span.start, same)
      continue
    }
    if (i % ITEMS_IN_A_STEP === 0) yield
    const key = keyIn(text, item)
    let data = item.fault ? undefined : parseJson(slice(text, item.span))
    const isJson = data !== undefined
    if (data === undefined) {
      const why = item.fault?.message ?? say('The entry is not right JSON.')
      const at = item.fault?.at ?? item.span.start
      problems.push({ message: why, span: span(at, at), ...(key !== undefined && { key }) })
      data = readBrokenJson(slice(text, item.span))
    }
    if (key === undefined || !item.idSpan) {
      problems.push({ message: say('This entry has no “id” and was left out.'), span: item.span })
      continue
    }
    const reference = referenceOfItem(data, { key, span: item.span, keySpan: item.idSpan, bibliography: path })
    references.push(reference)
    if (isJson) whole.set(item.span.start, reference)
  }
  const found = { path, format: 'csl-json' as const, references, problems: withLines(text, problems), truncated }
  return { bibliography: found, text, whole }
}

/** What an item was read as that stands, character for character, in the earlier version before or behind the change. */
function unchanged(text: string, before: CslJsonReading): (item: JsonItem) => Reference | undefined {
  const same = sameEnds(before.text, text)
  const by = text.length - before.text.length
  return ({ span: at, idSpan, fault }) => {
    const isBefore = at.end <= same.before
    if (fault || !idSpan || (!isBefore && at.start < text.length - same.after)) return undefined
    const moved = isBefore ? 0 : by
    const reference = before.whole.get(at.start - moved)
    if (!reference || reference.span.end !== at.end - moved || reference.keySpan.start !== idSpan.start - moved)
      return undefined
    return moved === 0 ? reference : { ...reference, span: at, keySpan: idSpan }
  }
}

function keyIn(text: string, item: JsonItem): string | undefined {
  if (!item.idSpan) return undefined
  const written = slice(text, item.idSpan)
  const isQuoted = text[item.idSpan.start - 1] === '"'
  if (!isQuoted) return /^-?\d/.test(written) ? keyOfItem(written) : undefined
  return keyOfItem(written.includes('\\') ? parseJson(`"${written}"`) : written)
}

/** Undefined: it is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
