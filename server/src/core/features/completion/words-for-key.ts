import type { Essay } from '../../essay/essay.ts'
import { writingAt } from '../../essay/writing-at.ts'
import { type Offset, offset, type Span, span } from '../../text/span.ts'

export interface WordsForKey {
  readonly query: string
  /** The words, without the `@`. */
  readonly replace: Span<'essay'>
}

/** `[see @socialist eq`, in a bracket that is not closed before: `As @smith says` is prose. */
const WORDS = /\[[^[\]\n]{0,200}@([\p{L}\p{N}_][\p{L}\p{M}\p{N}_:.'’-]{0,60})((?: [\p{L}\p{M}\p{N}'’-]{1,60}){0,4} ?)$/u
const REST_OF_WORD = /[\p{L}\p{M}\p{N}'’-]*/uy
const MOST_BEFORE = 500

/**
 * Several words behind the `@` of a citation, by which a work is looked for as by one. Keys have no spaces, so that behind a key that there is these words are
 * what its writer says of it: undefined.
 */
export function wordsForKeyAt(
  essay: Essay,
  at: Offset<'essay'>,
  isKey: (key: string) => boolean,
): WordsForKey | undefined {
  const { text } = essay
  const found = WORDS.exec(text.slice(Math.max(0, at - MOST_BEFORE), at))
  if (!found) return undefined
  const [, first = '', more = ''] = found
  if (more === '' || isKey(first)) return undefined
  const start = at - first.length - more.length
  // In code, in an address, behind a letter the `@` begins no key.
  const key = writingAt(essay, offset<'essay'>(start + first.length))
  if (key?.kind !== 'key' || key.replace.start !== start) return undefined
  REST_OF_WORD.lastIndex = at
  const rest = more.endsWith(' ') ? 0 : (REST_OF_WORD.exec(text)?.[0].length ?? 0)
  return { query: first + more, replace: span(start, at + rest) }
}
