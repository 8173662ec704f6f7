/** Reads the HTML that the processor writes into {@link FormattedText}: only its own tags mean anything, all else is text. */
import { type FormattedText, type LinkSpan, LOOK_OF_TAG, type LookSpan } from './formatted-text.ts'

const TAG = /<(?:\/?(?:i|b|em|sup|sub|div|span|a)|(?:span|div|a) [^<>]*)>/g
const SAFE_LINK = /^<a href="(https?:\/\/[^"<>\s]+)">$/

interface Open {
  readonly tag: string
  readonly name: string
  readonly inside: (string | LookSpan | LinkSpan)[]
}

export function readProcessorHtml(html: string): FormattedText {
  const top: Open = { tag: '', name: '', inside: [] }
  const open: Open[] = [top]
  const current = (): Open => open.at(-1) ?? top
  const text = (piece: string): void => {
    if (piece !== '') current().inside.push(unescape(piece))
  }
  const close = (): void => {
    const closed = open.pop()
    if (closed) current().inside.push(...closedNode(closed))
  }
  let at = 0
  for (const { 0: tag, index } of html.matchAll(TAG)) {
    text(html.slice(at, index))
    at = index + tag.length
    const name = /[a-z]+/.exec(tag)?.[0] ?? ''
    if (!tag.startsWith('</')) open.push({ tag, name, inside: [] })
    else if (open.some(one => one.name === name)) {
      while (current().name !== name) close()
      close()
    }
  }
  text(html.slice(at))
  while (open.length > 1) close()
  return joined(top.inside)
}

function closedNode({ tag, inside }: Open): FormattedText {
  const look = LOOK_OF_TAG.get(tag)
  if (look !== undefined) return [{ look, inside: joined(inside) }]
  const href = SAFE_LINK.exec(tag)?.[1]
  return href === undefined ? inside : [{ href: unescape(href), inside: joined(inside) }]
}

/** Strings that came apart stand together again. */
function joined(nodes: FormattedText): FormattedText {
  const out: (string | LookSpan | LinkSpan)[] = []
  for (const node of nodes) {
    const last = out.at(-1)
    if (typeof node === 'string' && typeof last === 'string') out[out.length - 1] = last + node
    else out.push(node)
  }
  return out
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&#38;', '&'],
  ['&#60;', '<'],
  ['&#62;', '>'],
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
])

function unescape(text: string): string {
  return text.replace(/&(?:#38|#60|#62|amp|lt|gt|quot);/g, entity => ENTITIES.get(entity) ?? entity)
}
