/** Where an essay names a citation key: in its citations, and in the `nocite` of its front matter. */
import { citationKeyAt } from '../essay/citation-key.ts'
import type { Essay } from '../essay/essay.ts'
import { type Offset, type Span, span, touches } from '../text/span.ts'
import { keyText } from './fixes/right-key.ts'

export interface KeyPlace {
  readonly key: string
  /** The key alone, without `@` and braces. */
  readonly span: Span<'essay'>
}

const NOCITE = /^nocite[ \t]*:/m
const NEXT_NAME = /^[^\s#-]/gm

/** In order, each place once. */
export function keyPlacesIn(essay: Essay): readonly KeyPlace[] {
  const places = new Map<number, KeyPlace>()
  for (const { key, span: at } of nociteKeys(essay)) places.set(at.start, { key, span: at })
  for (const { items } of essay.citations)
    for (const { key, keySpan } of items) places.set(keySpan.start, { key, span: keySpan })
  return [...places.values()].sort((a, b) => a.span.start - b.span.start)
}

/** The key at a cursor, which may stand at either end of it. */
export function keyAt(essay: Essay, at: Offset<'essay'>): KeyPlace | undefined {
  return keyPlacesIn(essay).find(place => touches(place.span, at))
}

/** How another key is written in the place of this one: in braces where Pandoc's grammar would end it early. */
export function keyInPlace(text: string, { span: at }: KeyPlace, key: string): string {
  return text[at.start - 1] === '@' ? keyText(key) : key
}

function nociteKeys({ text, frontMatter }: Essay): readonly KeyPlace[] {
  if (frontMatter?.nocite === undefined) return []
  const head = text.slice(0, frontMatter.span.end)
  const start = NOCITE.exec(head)
  if (!start) return []
  const from = start.index + start[0].length
  const end = [...head.matchAll(NEXT_NAME)].find(({ index }) => index > from)?.index ?? head.length
  const found: KeyPlace[] = []
  for (let at = head.indexOf('@', from); at >= 0 && at < end; at = head.indexOf('@', at + 1)) {
    const key = citationKeyAt(head, at, end)
    if (key) found.push({ key: key.key, span: span(key.start, key.end) })
  }
  return found
}
