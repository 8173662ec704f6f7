/** The source's wording: of a whole quotation, or one difference at a time. */
import type { Difference, Match } from '../../model/verdict.ts'
import { shortened } from '../../text/shortened.ts'
import { say } from '../../wording.ts'
import { type Candidate, edit, type FixContext, type FixEdit, type FixTarget, orderedEdits } from './fix.ts'
import { QuotedWords } from './quoted-words.ts'
import { Restorer } from './restore-words.ts'
import { styleOf } from './style.ts'
import { wordingOf } from './wording.ts'

export function restoreFixes(context: FixContext, target: FixTarget): readonly Candidate[] {
  const { judgement, finding } = target
  const match = judgement.matches[0]
  if (!match || !isRestorable(target)) return []
  const isOnly = judgement.matches.length === 1 && judgement.verbatimIn.length === 0
  const groups = groupsOf(match.differences)
  const whole = [changesOf(context, target, match), rewrittenOf(context, target, match)].filter(
    one => one !== undefined,
  )
  const title = wholeTitleOf(groups)
  const candidates: Candidate[] = whole.map(edits => ({
    title,
    kind: 'quickfix',
    finding,
    edits,
    goal: 'resolved',
    ...(isOnly ? { preferred: true } : {}),
  }))
  if (groups.length < 2) return candidates
  const restorer = restorerOf(context, target, match)
  for (const group of groups) {
    const edits = editsOf(restorer, group)
    const first = group[0] as Difference
    if (edits) candidates.push({ title: titleOf(first), kind: 'quickfix', finding, edits, goal: 'closer' })
  }
  return candidates
}

/** The edits that restore a whole quotation; undefined where nothing is to restore. */
export function restoringEdits(context: FixContext, target: FixTarget): readonly FixEdit[] | undefined {
  const match = target.judgement.matches[0]
  return match && isRestorable(target) ? changesOf(context, target, match) : undefined
}

function isRestorable({ judgement, finding }: FixTarget): boolean {
  return (
    (judgement.verdict === 'altered' || judgement.verdict === 'minor') &&
    (finding.code === 'quotation.altered' || finding.code === 'quotation.minor' || finding.code === 'quotation.uncited')
  )
}

/** What a writer is told of, and what can be put right. Where the source's own text is damaged the quotation may be the better one. */
function isTold({ class: class_, kind }: Difference): boolean {
  return (class_ === 'minor' || class_ === 'unlicensed' || class_ === 'meaning') && kind !== 'source.damaged'
}

function restorerOf({ essay, corpus }: FixContext, { quotation }: FixTarget, { place }: Match): Restorer {
  const { contribution } = corpus.source(place.source)
  return new Restorer(new QuotedWords(essay, quotation), contribution, styleOf(essay, quotation))
}

function changesOf(context: FixContext, target: FixTarget, match: Match): readonly FixEdit[] | undefined {
  return editsOf(restorerOf(context, target, match), match.differences.filter(isTold))
}

function editsOf(restorer: Restorer, differences: readonly Difference[]): readonly FixEdit[] | undefined {
  const edits: FixEdit[] = []
  for (const difference of differences) {
    const own = restorer.edits(difference)
    if (!own) return undefined
    edits.push(...own)
  }
  return orderedEdits(edits)
}

/** Words that were moved, or a date that is turned round, are two differences and one change. */
function groupsOf(differences: readonly Difference[]): readonly (readonly Difference[])[] {
  const told = differences.filter(isTold)
  const isHalf = ({ kind, essayText, sourceText }: Difference): boolean =>
    kind === 'word.moved' || (kind === 'date.form' && (essayText === '' || sourceText === ''))
  const halves = told.filter(isHalf)
  return [...told.filter(d => !isHalf(d)).map(d => [d]), ...(halves.length > 0 ? [halves] : [])]
}

/**
 * The passage written anew in the place of the whole quotation, for where too much differs for single edits; ellipses of the writer
 * stay. Not where the writer has citations, notes or emphasis in the quotation, which would be lost.
 */
function rewrittenOf(
  { essay, corpus }: FixContext,
  { quotation }: FixTarget,
  match: Match,
): readonly FixEdit[] | undefined {
  const { pieces, ellipses } = new QuotedWords(essay, quotation).pattern
  const { start, end } = quotation.span
  const written = essay.text.slice(start, end)
  if (pieces.length !== match.place.pieces.length || pieces.some(piece => piece.after === 'directly')) return undefined
  if (match.differences.some(d => d.kind === 'bracket.marked' || d.kind === 'source.damaged')) return undefined
  if (written.replace(/\n[ \t>]*/g, '\n') !== quotation.masked.replace(/\n[ \t]*/g, '\n')) return undefined
  const { contribution } = corpus.source(match.place.source)
  const style = styleOf(essay, quotation)
  const words = match.place.pieces
    .map(({ start: from, end: to }, i) => {
      const dots = ellipses[i]
      const mark = i > 0 && dots ? ` ${quotation.masked.slice(dots.start, dots.end)} ` : ''
      return mark + wordingOf(contribution, from, to, style)
    })
    .join('')
  const tail = /[^\p{L}\p{N}]*$/u.exec(written)?.[0] ?? ''
  return orderedEdits([edit(essay, start, end, inLines(words + tail, written))])
}

/** In lines as long as the writer's longest. */
function inLines(words: string, written: string): string {
  const lineBreak = /\r?\n[ \t>]*/.exec(written)?.[0]
  if (lineBreak === undefined) return words
  const longest = Math.max(40, ...written.split('\n').map(line => line.length))
  let line = 0
  return words.replace(/ ?(\S+)/g, (found, word: string, at: number) => {
    if (at > 0 && line + found.length > longest) {
      line = word.length
      return lineBreak + word
    }
    line += found.length
    return found
  })
}

/** One difference is named: near the cursor a line may have several quotations that can be restored. */
function wholeTitleOf(groups: readonly (readonly Difference[])[]): string {
  const [only] = groups.length === 1 ? (groups[0] ?? []) : []
  const words =
    only && /[\p{L}\p{N}]/u.test(only.sourceText) && only.kind !== 'word.moved' ? short(only.sourceText) : ''
  return words === '' ? say('Restore the source’s wording') : say('Restore “{0}”', words)
}

/** `Change “debate” to “conference”`. */
function titleOf({ kind, essayText, sourceText }: Difference): string {
  const ours = short(essayText)
  const theirs = short(sourceText)
  if (kind === 'word.moved' || (kind === 'date.form' && (ours === '' || theirs === ''))) {
    return say('Put “{0}” where the source has it', ours || theirs)
  }
  if (kind.startsWith('punctuation.'))
    return theirs === '' ? say('Take “{0}” out', ours) : say('Write “{0}” as the source does', theirs)
  if (ours === '') return say('Put “{0}” back', theirs)
  return theirs === '' ? say('Take “{0}” out', ours) : say('Change “{0}” to “{1}”', ours, theirs)
}

const LONGEST_IN_A_TITLE = 40

export function short(text: string): string {
  return shortened(text, LONGEST_IN_A_TITLE)
}
