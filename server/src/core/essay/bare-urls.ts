import type { Range } from './ranges.ts'

const URL = /(?:https?:\/\/|www\.)[^\s<>"“”«»[\]|`]+/g
const TRAILING = /[.,;:!?'’*_)}]+$/

/** Addresses that stand in the text as they are: `https://example.org/@x`, `name@example.org`. In order. */
export function bareAddresses(text: string): Range[] {
  const found: Range[] = []
  if (text.includes('://') || text.includes('www.'))
    for (const match of text.matchAll(URL)) {
      // A key may be an address: `@https://…`, `@{https://…}`.
      if (text[match.index - 1] === '@' || text.startsWith('@{', match.index - 2)) continue
      let url = match[0]
      const trailing = TRAILING.exec(url)?.[0] ?? ''
      // `(see https://example.org/a_(b))`: a bracket that was opened inside belongs to the address.
      const keep = trailing.startsWith(')') && url.slice(0, -trailing.length).includes('(') ? 1 : 0
      url = url.slice(0, url.length - trailing.length + keep)
      found.push({ start: match.index, end: match.index + url.length })
    }
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const mail = mailAround(text, at)
    if (mail) found.push(mail)
  }
  return found
}

const LONGEST_NAME = 64

function mailAround(text: string, at: number): Range | undefined {
  // `[-@van.der.Berg]` has no name before the sign.
  if (!/[A-Za-z0-9]/.test(text[at - 1] ?? ' ')) return undefined
  let start = at
  while (start > 0 && at - start < LONGEST_NAME && /[\w.+-]/.test(text[start - 1] as string)) start--
  // `@a@b.c`: two keys.
  if (/@[^\s@;,()[\]{}]*$/.test(text.slice(Math.max(0, start - LONGEST_NAME), start))) return undefined
  const host = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/.exec(text.slice(at + 1, at + 255))?.[0]
  return host === undefined ? undefined : { start, end: at + 1 + host.length }
}
