import type { Span } from '../../text/span.ts'

/** The end of the last line of a block quotation that is not blank: the attribution where there is one. */
export function blockEnd(text: string, { start, end }: Span<'essay'>): number {
  const lines = text.slice(start, end).split('\n')
  while (/^[\s>]*$/.test(lines.at(-1) ?? 'x')) lines.pop()
  return start + lines.join('\n').trimEnd().length
}
