import { isStopWord } from '../phrase.ts'

/** Words that begin names as well as sentences. */
const MAY_BEGIN_NAMES = /^(?:New|Old|Great|Good|Best|First|Second|Third|Last|Next|Black|Red|Le|La|Les|Der|Die|Das)$/u

/**
 * Where the name begins in a run of capitalised words from `at` to `end`: behind a word that is capital because a sentence begins with it
 * (`When Vyacheslav Molotov`, `The Red Army`).
 */
export function nameStart(text: string, at: number, end: number): number {
  if (at > 2) return at
  const space = text.indexOf(' ', at)
  if (space < 0 || space >= end) return at
  const m = /^(\p{L}+)\s+(?=\p{Lu})/u.exec(text.slice(at, end))
  if (!m || MAY_BEGIN_NAMES.test(m[1] as string) || !isStopWord(m[1] as string)) return at
  return at + m[0].length
}
