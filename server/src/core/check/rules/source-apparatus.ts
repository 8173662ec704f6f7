/**
 * Words of the source that a quotation may leave out without a mark: who speaks (in plays and dialogues), which every critic drops;
 * and references in parentheses, which many drop and some style guides want declared.
 */
import { type Change, isOmission } from '../change.ts'
import type { Rule } from './rule.ts'

export const sourceApparatus: Rule = change => {
  if (!isOmission(change)) return undefined
  if (isSpeakerLabel(change)) return { kind: 'speaker.dropped', class: 'silent' }
  return isReference(change) ? { kind: 'citation.dropped', class: 'minor' } : undefined
}

const MOST_LABEL_WORDS = 4

/** `HAMLET.` or `_Cor._` or `Second Citizen:` at the start of a line, with nothing else of its line before it. */
function isSpeakerLabel({ source, sourceText, sourceAt }: Change): boolean {
  if (source.length > MOST_LABEL_WORDS) return false
  const lineStart = sourceText.lastIndexOf('\n', sourceAt.start - 1) + 1
  const before = sourceText.slice(lineStart, sourceAt.start)
  const after = sourceText.slice(sourceAt.end, sourceAt.end + 3)
  if (before.trim().replace(/[_*]/g, '') !== '') return false
  const label = sourceText.slice(sourceAt.start, sourceAt.end)
  const capitals = label === label.toUpperCase() && label !== label.toLowerCase()
  const abbreviated = /^\.?_|^\._/.test(after) && /_$/.test(before.trimEnd())
  return (capitals && /^[.:]|^\.?\s*\n/.test(after)) || abbreviated
}

/** `(Marx 1867, 12)`, `[RFC-974]`, `(see Section 3)`: in brackets of their own, a name or a number in them. */
function isReference({ source, sourceText, sourceAt }: Change): boolean {
  if (source.length > 12) return false
  const before = sourceText.slice(Math.max(0, sourceAt.start - 2), sourceAt.start)
  const after = sourceText.slice(sourceAt.end, sourceAt.end + 2)
  if (!/[([]\s?$/.test(before) || !/^\.?\s?[)\]]/.test(after)) return false
  const inside = sourceText.slice(sourceAt.start, sourceAt.end)
  return /\d/.test(inside) && /\p{Lu}|^\s*(?:pp?|vol|ch|sec|see|cf|S|с)\b/u.test(inside)
}
