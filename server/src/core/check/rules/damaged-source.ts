/**
 * Places where the source's text, not the quotation, looks damaged: a gap where words must have been (a space before a comma or a full
 * stop, a preposition with nothing after it), or a word with a digit in it that recognition mistook for a letter. The quotation may
 * be right, so nobody is accused and no fix is offered.
 */
import { type Change, isAddition, type Token } from '../change.ts'
import type { Rule } from './rule.ts'

/** What fits into a gap: a year, a date, a name or two. */
const MOST_WORDS_IN_A_GAP = 4

const DANGLING =
  /\b(?:in|of|on|by|from|to|at|with|for|since|until|before|after|between|im|am|vom|zum|seit|bis|en|du|de|au|le|в|с|до|от|на|по)\s*$/i

/** A new sentence with no end of the one before. A name would be no sign of damage: "the banks of Nile". */
const SENTENCE_OPENER =
  /^\s+(?:But|And|The|A|An|This|That|These|Those|It|He|She|They|We|In|On|At|By|For|If|When|While|As|Der|Die|Das|Aber|Und|Es|Le|La|Les|Mais|Et|Il|Но|И|А|В|Это|Он)\s/

export const damagedSource: Rule = change => {
  const damaged = isAddition(change) ? isGap(change) : isMisread(change)
  return damaged ? { kind: 'source.damaged', class: 'minor' } : undefined
}

function isGap({ essay, sourceText, sourceAt }: Change): boolean {
  if (essay.length > MOST_WORDS_IN_A_GAP) return false
  const before = sourceText.slice(Math.max(0, sourceAt.start - 24), sourceAt.start)
  const after = sourceText.slice(sourceAt.start, sourceAt.start + 12)
  const spaceBeforeMark = /^ +[,.;:](?:\s|$)/.test(after)
  // `On April 21, , two parties`
  if (/^[,(] +[,;:.)]/.test(after) || (spaceBeforeMark && /[,(]\s*$/.test(before))) return true
  return DANGLING.test(before) && (spaceBeforeMark || /^ *[,.;]/.test(after) || SENTENCE_OPENER.test(after))
}

/** `c1ass` for `class`: letters and digits mixed, and reading the digits as letters gives the quotation's word. */
function isMisread({ essay, source }: Change): boolean {
  if (essay.length !== 1 || source.length !== 1) return false
  const { folded } = source[0] as Token
  if (!/\p{L}/u.test(folded) || !/[015]/.test(folded)) return false
  const read = folded.replace(/0/g, 'o').replace(/5/g, 's')
  const ours = (essay[0] as Token).folded
  return ours === read.replace(/1/g, 'l') || ours === read.replace(/1/g, 'i')
}
