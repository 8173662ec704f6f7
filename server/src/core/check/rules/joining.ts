/** Words written together or apart: `to-day` and `today`, `'T is` and `'Tis`, `every thing` and `everything`. */
import type { Change } from '../change.ts'
import { isSpellingVariant } from '../spelling/spelling-variants.ts'
import type { Rule } from './rule.ts'

export const joining: Rule = change => {
  const [few, many] =
    change.essay.length < change.source.length ? [change.essay, change.source] : [change.source, change.essay]
  const [ours, theirs] = [few, many].map(tokens => tokens.map(t => t.folded).join('')) as [string, string]
  if (few.length === 0) return undefined
  // `it selfe` and `itself`
  if (few.length < many.length && isSpellingVariant(ours, theirs, change.language))
    return { kind: 'word.joined', class: 'minor' }
  if (ours !== theirs) return undefined
  if (isLostAsterisk(change)) return { kind: 'spacing', class: 'silent' }
  // 1.5 is not 15, and 3-4 is not 34.
  if (many.some(t => /\d/.test(t.folded))) return undefined
  return isSpacedApostrophe(change) || isBrokenAtLineEnd(change)
    ? { kind: 'spacing', class: 'silent' }
    : { kind: 'word.joined', class: 'minor' }
}

/** `I 'll`, `'T is`: old printers set a space there; the word is the same. */
function isSpacedApostrophe(change: Change): boolean {
  const own = (text: string, { start, end }: { start: number; end: number }): string =>
    text.slice(Math.max(0, start - 1), end + 1)
  return /['’‘]/.test(own(change.essayText, change.essayAt)) && /['’‘]/.test(own(change.sourceText, change.sourceAt))
}

/** `well-⏎known`: nobody can tell whether the hyphen is the word's own or the line's. */
function isBrokenAtLineEnd({ essayText, essayAt, sourceText, sourceAt }: Change): boolean {
  const broken = /[-‐]\s*\n/
  return (
    broken.test(essayText.slice(essayAt.start, essayAt.end)) ||
    broken.test(sourceText.slice(sourceAt.start, sourceAt.end))
  )
}

/** `6*10*2`: Markdown takes the asterisks for emphasis, the source has them as they are. */
function isLostAsterisk({ essay, source, sourceText }: Change): boolean {
  if (!essay.some(token => token.text.includes('\u00ad'))) return false
  return source.slice(1).every((token, i) => /^[*_]+$/.test(sourceText.slice(source[i]?.end, token.start)))
}
