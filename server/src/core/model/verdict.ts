import type { Span } from '../text/span.ts'
import type { Locator, Place, SourceId } from './place.ts'

export type Verdict =
  | 'faithful'
  | 'adapted'
  | 'minor'
  | 'altered'
  | 'misattributed'
  | 'mislocated'
  | 'secondhand'
  | 'absent'
  | 'unchecked'

export type UncheckedReason = 'no-claim' | 'source-missing' | 'loading' | 'unreadable' | 'too-short' | 'translation'

/** From what every style guide allows to what changes the meaning. The worst decides. */
export type DifferenceClass = 'silent' | 'marked' | 'minor' | 'unlicensed' | 'meaning'

/** One way in which the words of the essay differ from the words of the source. Either side may be empty (an omission, an addition). */
export interface Difference {
  readonly kind: DifferenceKind
  readonly class: DifferenceClass
  readonly essay: Span<'essay'>
  readonly source: Span<'text'>
  readonly essayText: string
  readonly sourceText: string
  /** The quotation's word before a difference that has no words of its own: punctuation. */
  readonly after?: string
}

/** Closed list: docs/differences.md says what each is, with an example. */
export type DifferenceKind =
  // meaning
  | 'meaning.negation'
  | 'meaning.number'
  | 'meaning.date'
  | 'meaning.name'
  | 'meaning.quantifier'
  | 'meaning.modal'
  // unlicensed
  | 'word.changed'
  | 'word.added'
  | 'word.dropped'
  | 'word.moved'
  | 'symbol.changed'
  // minor
  | 'spelling.variant'
  | 'spelling.accent'
  | 'spelling.apostrophe'
  | 'name.variant'
  | 'number.form'
  | 'date.form'
  | 'word.joined'
  | 'capital.inner'
  | 'italics.undeclared'
  | 'punctuation.inner'
  | 'punctuation.final'
  | 'citation.dropped'
  | 'source.damaged'
  // marked
  | 'omission.marked'
  | 'bracket.marked'
  // silent
  | 'aside.dropped'
  | 'speaker.dropped'
  | 'capital.first'
  | 'spacing'

export interface Match {
  readonly place: Place
  readonly differences: readonly Difference[]
  /** 1 for the same words, 0 for nothing in common. Decides only whether a place is the place, never what is wrong with it. */
  readonly similarity: number
  /** How many of its words stand in the source in runs of four or more: chance does not make such runs. */
  readonly runs: number
}

/** A cited locator beside the place of the words. */
export type Location = { readonly kind: 'right' } | Mislocation

export interface Mislocation {
  readonly kind: 'wrong'
  /** Which of the quotation's claims cites it, by index. */
  readonly claim: number
  readonly source: SourceId
  /** As the writer has it: `p. 57`. */
  readonly cited: Locator
  /** What to cite instead, in the writer's numerals. */
  readonly right: Locator
  /** What to write in each cited part instead of its value; a part whose value is several numbers is not among them. */
  readonly corrections: readonly { readonly part: number; readonly value: string }[]
  /** The writer gives the page of the file, which bears another number. */
  readonly isPhysical: boolean
  /** The source has such numbers, but not this one. */
  readonly isMissing: boolean
}

/** What the check says of one quotation. */
export interface Judgement {
  readonly verdict: Verdict
  readonly reason?: UncheckedReason
  /** Best first. Several where the words stand in several places equally well. Empty when nothing was near. */
  readonly matches: readonly Match[]
  /** Sources other than the claimed ones that have the words without a difference. */
  readonly verbatimIn: readonly SourceId[]
  /** The claimed sources that are bound to a loaded document. */
  readonly claimed: readonly SourceId[]
  /** Whom the source itself quotes here, when it says so. With `secondhand` the writer does not. */
  readonly speaker?: string
  /** Absent where no claim has a locator, or where nobody can tell. */
  readonly location?: Location
  /** With `mislocated`: what the words alone deserve. */
  readonly words?: Verdict
}
