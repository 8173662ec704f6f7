import type { PreviewResult } from '../../../server/src/lsp/protocol.ts'

/** What is shown of an essay beside its text: the places count in this text. */
export interface ShownEssay extends Omit<PreviewResult, 'version'> {
  readonly text: string
}

/**
 * The same for a later version of the text, until the server has looked at that: what stands before the change stays, what stands behind
 * it moves, and what the change touches is left out.
 */
export function carried(shown: ShownEssay, text: string): ShownEssay {
  const { text: before } = shown
  if (before === text) return shown
  const most = Math.min(before.length, text.length)
  let same = 0
  while (same < most && before.charCodeAt(same) === text.charCodeAt(same)) same++
  let tail = 0
  while (tail < most - same && before.charCodeAt(before.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail))
    tail++
  const by = text.length - before.length
  const move = <T extends { readonly start: number; readonly end: number }>(one: T): readonly T[] => {
    if (one.end <= same) return [one]
    return one.start >= before.length - tail ? [{ ...one, start: one.start + by, end: one.end + by }] : []
  }
  return {
    ...shown,
    text,
    quotations: shown.quotations.flatMap(move),
    citations: shown.citations.flatMap(move),
  }
}

/** Whether a preview of the same text looks the same with both. */
export function looksSame(a: ShownEssay, b: ShownEssay): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** As markdown-it has it: with `\n` alone, and as older versions of VS Code give it, without the line ends of Unicode. */
export function isTextOf(source: string, text: string): boolean {
  return source === text || normalised(source) === normalised(text)
}

function normalised(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2028\u2029]/g, '')
    .replaceAll('\0', '\uFFFD')
}
