/**
 * The lines of a plain text as columns of offsets: where each begins and ends, without its white space on both sides. Form feeds
 * count as white space.
 */
export interface PlainLines {
  readonly count: number
  /** Where the line begins, its indentation included. */
  readonly starts: Uint32Array
  /** Where the first and after the last visible character of the line stands; both equal `starts` of a blank line. */
  readonly textStarts: Uint32Array
  readonly textEnds: Uint32Array
}

export function plainLines(text: string): PlainLines {
  let count = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  const starts = new Uint32Array(count)
  const textStarts = new Uint32Array(count)
  const textEnds = new Uint32Array(count)
  let start = 0
  for (let i = 0; i < count; i++) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next
    let from = start
    let to = end
    while (from < to && isSpace(text.charCodeAt(from))) from++
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--
    starts[i] = start
    textStarts[i] = from < to ? from : start
    textEnds[i] = from < to ? to : start
    start = end + 1
  }
  return { count, starts, textStarts, textEnds }
}

export function isBlankLine(lines: PlainLines, line: number): boolean {
  return lines.textStarts[line] === lines.textEnds[line]
}

/** The line without the white space around it; empty outside the text. */
export function lineText(text: string, lines: PlainLines, line: number): string {
  return line < 0 || line >= lines.count ? '' : text.slice(lines.textStarts[line], lines.textEnds[line])
}

export function indentOf(lines: PlainLines, line: number): number {
  return (lines.textStarts[line] ?? 0) - (lines.starts[line] ?? 0)
}

export function lengthOf(lines: PlainLines, line: number): number {
  return (lines.textEnds[line] ?? 0) - (lines.textStarts[line] ?? 0)
}

function isSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0xfeff || unit === 0x3000
}
