/**
 * Pandoc's line blocks: lines of verse or of an address, each behind a bar.
 *
 *     | The tide obeys no keeper
 *     | and no bell.
 */
import { isAttribution } from './attribution.ts'
import type { Range } from './ranges.ts'

export interface LineBlock {
  /** The bars. */
  readonly bars: readonly Range[]
  /** Behind the last line of it; further lines of the paragraph are prose. */
  readonly end: number
}

const BAR = /^[ \t]*(?:>[ \t]?)*\|(?=[ \t\r]|$)/
const GOES_ON = /^(?:[ \t]*>)*[ \t]+\S/

/** Undefined where the paragraph from `start` to `end` does not begin with one. */
export function lineBlockAt(text: string, start: number, end: number): LineBlock | undefined {
  if (text[start] !== '|') return undefined
  const bars: Range[] = []
  let at = start
  for (const line of text.slice(start, end).split('\n')) {
    const bar = BAR.exec(line)
    if (bar) bars.push({ start: at + bar[0].length - 1, end: at + bar[0].length })
    else if (bars.length === 0 || !GOES_ON.test(line)) break
    at += line.length + 1
  }
  return bars.length === 0 ? undefined : { bars, end: Math.min(end, at) }
}

/** `Date: …`, `**From:** …`: a form or a list of facts. */
const LABELLED = /^[ \t]*\|[ \t]*[*_]{0,3}\p{L}[\p{L} ]{0,30}:[*_]{0,3}[ \t]/u
const CELLS = /\S[ \t]\|[ \t]/
const CITED = /(?:\[[^[\]]*@[^[\]]*\]|\[\^[^[\]\s]+\]|\([^()]*@[^()]*\))[\s.)]*$/
const ANY_KEY = /(?:^|[\s([;-])@[\p{L}\p{N}_{]/u
const INTRODUCED = /@[^]*:[\s*_]*$/

export interface VerseContext {
  /** The paragraph right before and right behind it; empty where something else stands there. */
  readonly before: string
  readonly after: string
}

/**
 * Whether a line block that stands alone is quoted: two lines or more, and a citation says where all of it is from, as its last thing, in a
 * line behind it that says whose it is, or in the words that lead to it. Else it may as well be an address, a form or the writer's own verse.
 * `loose`: only a citation at its end says so.
 */
export function quotedVerse(
  verse: string,
  rest: string,
  { before, after }: VerseContext,
): 'loose' | 'quoted' | undefined {
  const lines = verse.split('\n')
  if (lines.filter(line => BAR.test(line)).length < 2) return undefined
  if (lines.filter(line => LABELLED.test(line)).length > 1 || lines.some(line => CELLS.test(line))) return undefined
  if (rest.trim() !== '')
    return isAttribution(rest) && ANY_KEY.test(rest) && !ANY_KEY.test(verse) ? 'quoted' : undefined
  const last = lines.findLast(line => line.trim() !== '') ?? ''
  const own = CITED.exec(verse)
  const named = isAttribution(last.replace(BAR, '')) && ANY_KEY.test(last)
  const words = named ? verse.slice(0, verse.lastIndexOf(last)) : verse.slice(0, own?.index)
  // Several citations, or notes: a list of things with their sources.
  if (ANY_KEY.test(words) || (own?.[0].startsWith('[^') && words.includes('[^'))) return undefined
  if (named || (isAttribution(after) && ANY_KEY.test(after)) || INTRODUCED.test(before)) return 'quoted'
  return own ? 'loose' : undefined
}
