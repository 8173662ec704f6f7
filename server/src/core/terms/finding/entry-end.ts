import { eachSentence } from '../../text/sentences.ts'

/** An entry is shown whole up to so many characters; of a longer one the first sentences. */
const WHOLE = 400
const ENOUGH = 160

/** Where the part of an explanation ends that is shown: at the end of a sentence, and before a page break. */
export function entryEnd(text: string, from: number, end: number): number {
  const page = text.slice(from, end).indexOf('\f')
  const last = page < 0 ? end : from + page
  let shown = -1
  if (page < 0 && end - from <= WHOLE) shown = end
  else {
    eachSentence(text, from, end, (_, stop) => {
      if (page >= 0 && stop > last) return false
      if (shown >= 0 && stop - from > WHOLE) return false
      shown = stop
      return stop - from < ENOUGH
    })
  }
  if (shown < 0) shown = page < 0 ? end : last
  while (shown > from && text.charCodeAt(shown - 1) <= 32) shown--
  return shown
}
