import { SOFT } from '../../essay/mask.ts'

/**
 * `words` (Markdown, on one line) in the place of a stretch of an essay: what the writer put into the stretch is kept. A line break
 * with its `>` goes between two words, notes and citations behind the last; of emphasis only the half that begins or ends in the
 * stretch is left.
 */
export function replacementFor(
  { text, masked }: { readonly text: string; readonly masked: string },
  words: string,
): string {
  const breaks: string[] = []
  let objects = ''
  for (const { 0: run, index } of masked.matchAll(/\s+/g)) {
    const written = text.slice(index, index + run.length)
    if (written.includes('\n')) breaks.push(written)
    else if (written.trim() !== '') objects += written.trimEnd()
  }
  return withEmphasis(text, masked, withBreaks(words, breaks)) + objects
}

function withBreaks(words: string, breaks: readonly string[]): string {
  const parts = words.split(' ')
  if (breaks.length === 0 || parts.length <= breaks.length) return words
  return parts
    .map((part, i) => {
      if (i === 0) return part
      const k = breaks.findIndex((_, b) => Math.round(((b + 1) * parts.length) / (breaks.length + 1)) === i)
      return (k < 0 ? ' ' : (breaks[k] as string)) + part
    })
    .join('')
}

/** Marks of emphasis of which the stretch has one only: the other stands outside. */
function withEmphasis(text: string, masked: string, words: string): string {
  let before = ''
  let after = ''
  for (const [run] of runsOf(text, masked)) {
    const others = runsOf(text, masked).filter(([other]) => other === run)
    if (others.length % 2 === 0) continue
    const [, at] = others.at(-1) as readonly [string, number]
    const opens = /^[\p{L}\p{N}]/u.test(text.slice(at + run.length))
    if (opens) before = before.includes(run) ? before : before + run
    else after = after.includes(run) ? after : run + after
  }
  return before + words + after
}

function runsOf(text: string, masked: string): (readonly [string, number])[] {
  return [...text.matchAll(/\*+|_+|~~/g)]
    .filter(({ index }) => masked[index] === SOFT)
    .map(({ 0: run, index }) => [run, index] as const)
}
