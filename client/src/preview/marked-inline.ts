/** Inline tokens with elements round some of them, however the stretches lie to what is emphasised or linked. */
import type { Token } from 'markdown-it'

/** From one token up to before another, by index. */
export interface TokenRange<T> {
  readonly from: number
  readonly to: number
  readonly value: T
}

export interface Wrapped<T> extends TokenRange<T> {
  /** Whether it is the last part of its range. */
  readonly isLast: boolean
}

/**
 * The parts of a range in which every element that opens closes: what is emphasised across the end of a quotation comes apart there. Of
 * parts without anything in them none is left.
 */
export function balancedParts<T>(tokens: readonly Token[], { from, to, value }: TokenRange<T>): readonly Wrapped<T>[] {
  const cuts: number[] = []
  const open: number[] = []
  for (let i = from; i < to; i++) {
    const nesting = tokens[i]?.nesting ?? 0
    if (nesting > 0) open.push(i)
    else if (nesting < 0 && open.pop() === undefined) cuts.push(i)
  }
  const parts: TokenRange<T>[] = []
  let start = from
  for (const cut of [...[...cuts, ...open].sort((a, b) => a - b), to]) {
    const hasText = tokens.slice(start, cut).some(token => token.nesting === 0 && !isEmptyText(token))
    if (hasText) parts.push({ from: start, to: cut, value })
    start = cut + 1
  }
  return parts.map((part, i) => ({ ...part, isLast: i === parts.length - 1 }))
}

function isEmptyText({ type, content }: Token): boolean {
  return type === 'text' && content === ''
}

/**
 * Puts elements round the parts. Outer ones come before inner ones; a part that overlaps another without lying in it is left out.
 * @param wrap the opening and the closing token
 */
export function wrapped<T>(
  tokens: readonly Token[],
  parts: readonly Wrapped<T>[],
  wrap: (part: Wrapped<T>) => readonly [open: Token, close: Token],
): Token[] {
  const ordered = parts
    .map((part, i) => ({ part, i }))
    .sort((a, b) => a.part.from - b.part.from || b.part.to - a.part.to || a.i - b.i)
  const out: Token[] = []
  const open: { readonly to: number; readonly close: Token }[] = []
  let next = 0
  for (let i = 0; i <= tokens.length; i++) {
    while (open.length > 0 && (open.at(-1) as { to: number }).to <= i) out.push((open.pop() as { close: Token }).close)
    for (; ordered[next]?.part.from === i; next++) {
      const { part } = ordered[next] as { part: Wrapped<T> }
      const outer = open.at(-1)
      if (outer && part.to > outer.to) continue
      const [begin, close] = wrap(part)
      out.push(begin)
      open.push({ to: part.to, close })
    }
    const token = tokens[i]
    if (token) out.push(token)
  }
  return out
}
