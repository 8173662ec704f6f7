/** CSL-JSON as references, item by item: a broken one costs only itself, and of a file that was cut off stays what can be read. */
import { slice, span } from '../text/span.ts'
import { readBrokenJson } from './broken-json.ts'
import { keyOfItem, referenceOfItem } from './csl-item.ts'
import { type JsonItem, splitJsonItems } from './json-items.ts'
import { withLines } from './problem-lines.ts'
import type { Bibliography, EntryProblem, Reference } from './reference.ts'

export function parseCslJson(text: string, path: string): Bibliography {
  const { items, strays, truncated } = splitJsonItems(text)
  const problems: EntryProblem[] = strays.map(stray => ({
    message: `“${slice(text, stray).slice(0, 30)}” is no entry; it was passed over.`,
    span: stray,
  }))
  const references: Reference[] = []
  for (const item of items) {
    const key = keyIn(text, item)
    let data = item.fault ? undefined : parseJson(slice(text, item.span))
    if (data === undefined) {
      const why = item.fault?.message ?? 'The entry is not right JSON.'
      const at = item.fault?.at ?? item.span.start
      problems.push({ message: why, span: span(at, at), ...(key !== undefined && { key }) })
      data = readBrokenJson(slice(text, item.span))
    }
    if (key === undefined || !item.idSpan) {
      problems.push({ message: 'This entry has no “id” and was left out.', span: item.span })
      continue
    }
    references.push(referenceOfItem(data, { key, span: item.span, keySpan: item.idSpan, bibliography: path }))
  }
  return { path, format: 'csl-json', references, problems: withLines(text, problems), truncated }
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
