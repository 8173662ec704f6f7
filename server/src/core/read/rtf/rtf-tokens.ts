import { type Unsaid, unsaid } from '../../wording.ts'
/**
 * The tokens of RTF 1.9: groups, control words, control symbols, bytes of text. A loop over the bytes with no look-back. Cost: O(file).
 */

export interface RtfHandler {
  open(): void
  close(): void
  /** `\b0` is `b` with 0; without a number it is undefined. */
  word(name: string, number: number | undefined): void
  /** `\~`, `\*`, `\-`: the character after the backslash, in code units. */
  symbol(unit: number): void
  /** `\'e9`: one byte in the code page. */
  byte(value: number): void
  /** Bytes of text as they are, line ends left out. */
  bytes(from: number, to: number): void
}

/** Deeper than any program writes; nested tables and fields take some dozens. */
export const DEEPEST_GROUP = 1000
/** Longer than any control word of the format. */
const LONGEST_WORD = 32

const BACKSLASH = 92
const OPEN = 123
const CLOSE = 125
const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/** Why the file was not read to its end; undefined when it was. */
export function readRtfTokens(bytes: Uint8Array, handler: RtfHandler): Unsaid | undefined {
  let at = 0
  let depth = 0
  const end = bytes.length
  while (at < end) {
    const unit = bytes[at] as number
    if (unit === OPEN) {
      if (++depth > DEEPEST_GROUP) return unsaid('The file is nested more than {0} groups deep.', DEEPEST_GROUP)
      handler.open()
      at++
    } else if (unit === CLOSE) {
      at++
      if (depth === 0) continue
      handler.close()
      // What follows the end of the document is none of it.
      if (--depth === 0) return undefined
    } else if (unit === LINE_FEED || unit === CARRIAGE_RETURN) at++
    else if (unit === BACKSLASH) at = control(bytes, at + 1, handler)
    else {
      const from = at
      while (at < end && isText(bytes[at] as number)) at++
      handler.bytes(from, at)
    }
  }
  return depth > 0 ? unsaid('The file is cut off: groups are not closed at its end.') : undefined
}

/** @returns where the next token begins */
function control(bytes: Uint8Array, start: number, handler: RtfHandler): number {
  let at = start
  if (at >= bytes.length) return at
  const first = bytes[at] as number
  if (!isLetter(first)) {
    if (first === 39) {
      const value = Number.parseInt(String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0), 16)
      if (!Number.isNaN(value)) handler.byte(value)
      return Math.min(bytes.length, at + 3)
    }
    handler.symbol(first)
    return at + 1
  }
  let name = ''
  while (at < bytes.length && isLetter(bytes[at] as number)) {
    if (name.length < LONGEST_WORD) name += String.fromCharCode(bytes[at] as number)
    at++
  }
  const isNegative = bytes[at] === 45 && isDigit(bytes[at + 1] ?? 0)
  if (isNegative) at++
  let number: number | undefined
  while (at < bytes.length && isDigit(bytes[at] as number)) {
    number = Math.min(0xffffffff, (number ?? 0) * 10 + (bytes[at] as number) - 48)
    at++
  }
  if (bytes[at] === 32) at++
  if (name === 'bin') return Math.min(bytes.length, at + (isNegative ? 0 : (number ?? 0)))
  handler.word(name, number !== undefined && isNegative ? -number : number)
  return at
}

function isText(unit: number): boolean {
  return unit !== OPEN && unit !== CLOSE && unit !== BACKSLASH && unit !== LINE_FEED && unit !== CARRIAGE_RETURN
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90)
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}
