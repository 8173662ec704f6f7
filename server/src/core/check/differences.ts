/**
 * Turns an alignment into the list of differences that a reader would name. Words that are the same are compared as they are written
 * (surface.ts); neighbouring words that are not become one change, which the rules name (rules/).
 */
import type { Difference } from '../model/verdict.ts'
import { span } from '../text/span.ts'
import type { Step } from '../text/traceback.ts'
import type { Extent, Token } from './change.ts'
import { signIsNamed } from './currency.ts'
import type { FoundPlace } from './find-places.ts'
import { type Quoted, withMoves } from './moves.ts'
import type { Pattern, PatternWord, Piece } from './pattern.ts'
import type { Ruling } from './rules/rule.ts'
import { ruleOn } from './rules/rules.ts'
import { shownExtent } from './shown-extent.ts'
import { type Range, Sides } from './sides.ts'
import { finalSurface, gapSurface, wordSurface } from './surface.ts'

/** A writer's bracket stands for at most this many words of the source; more is an omission that nothing shows. */
export const MOST_WORDS_FOR_A_BRACKET = 8

/**
 * The differences between a quotation and a place, in the order of the quotation. `masked` begins at `origin` in the essay;
 * `emphasised` are the stretches of it that the writer emphasises.
 */
export function differencesOf(
  pattern: Pattern,
  place: FoundPlace,
  masked: string,
  origin: number,
  emphasised: readonly Extent[] = [],
): readonly Difference[] {
  const differ = new Differ(place, masked, origin, emphasised)
  let sourceEnd = place.pieces.find(alignment => alignment)?.from ?? 0
  pattern.pieces.forEach((piece, i) => {
    const alignment = place.pieces[i]
    if (!alignment) {
      differ.missingPiece(piece, sourceEnd)
      return
    }
    if (piece.after !== 'start') differ.gapBefore(pattern, i, sourceEnd, alignment.from)
    differ.piece(piece, alignment.steps)
    sourceEnd = alignment.to
  })
  differ.end(pattern, sourceEnd)
  differ.emphasis(pattern)
  return withMoves(differ.found, { text: masked, origin, ...differ.about() })
}

/** Walks one alignment and collects what it finds. */
class Differ {
  readonly found: Difference[] = []
  private readonly place: FoundPlace
  private readonly sides: Sides
  private readonly origin: number
  private readonly emphasised: readonly Extent[]
  /** Brackets of the quotation that the source has itself, by where they open. */
  private readonly sourceBrackets = new Set<number>()

  constructor(place: FoundPlace, masked: string, origin: number, emphasised: readonly Extent[]) {
    this.emphasised = emphasised
    this.place = place
    this.sides = new Sides(place, masked)
    this.origin = origin
  }

  about(): Pick<Quoted, 'sourceText' | 'language'> {
    const { sourceText, language } = this.sides
    return { sourceText, language }
  }

  missingPiece(piece: Piece, at: number): void {
    this.change(piece, [0, piece.words.length], [at, at])
  }

  gapBefore(pattern: Pattern, index: number, from: number, to: number): void {
    if (to <= from) return
    const piece = pattern.pieces[index] as Piece
    if (piece.after === 'directly') {
      this.change(piece, [0, 0], [from, to])
      return
    }
    const mark = pattern.ellipses[index] as Extent
    this.add({ kind: 'omission.marked', class: 'marked' }, mark, this.sides.sourceExtent([from, to]))
  }

  piece(piece: Piece, steps: readonly Step[]): void {
    for (const step of steps) {
      const { bracket } = piece.words[step.rows[0]] ?? {}
      const isSame = step.kind === 'same' && bracket?.kind === 'free'
      if (isSame && this.sides.isInSourceBrackets(step.columns)) this.sourceBrackets.add(bracket.open)
    }
    for (let i = 0; i < steps.length; ) {
      const step = steps[i] as Step
      let end = i
      while (end < steps.length && this.isLoose(piece, steps[end] as Step)) end++
      const run = steps.slice(i, end)
      if (run.every(({ kind }) => kind === 'same')) {
        this.sameWord(piece, step, steps[i + 1])
        i++
        continue
      }
      this.run(piece, run)
      i = end
    }
  }

  end(pattern: Pattern, sourceEnd: number): void {
    const last = pattern.pieces[pattern.pieces.length - 1]?.words.at(-1)
    const end = this.place.source.wordsNear(sourceEnd - 1, sourceEnd).ends[sourceEnd - 1]
    if (!last || end === undefined) return
    const surface = finalSurface(this.sides.masked.slice(last.end), this.sides.sourceText.slice(end, end + 6))
    if (surface) this.add(surface, { start: last.end, end: this.sides.masked.length }, { start: end, end: end + 1 })
  }

  /** Emphasis is compared where words are the same and the source's format would show it. */
  emphasis(pattern: Pattern): void {
    const { emphasis } = this.place.source.rendition
    if (!emphasis) return
    for (const stretch of this.emphasised) {
      const words = this.sourceWordsIn(pattern, stretch)
      const first = words[0]
      const last = words[words.length - 1]
      const isOwn = words.some(word => emphasis.some(e => e.start < word.end && word.start < e.end))
      if (!first || !last || isOwn) continue
      this.add({ kind: 'italics.undeclared', class: 'minor' }, stretch, { start: first.start, end: last.end })
    }
  }

  private sourceWordsIn(pattern: Pattern, stretch: Extent): Extent[] {
    return pattern.pieces.flatMap((piece, i) =>
      (this.place.pieces[i]?.steps ?? [])
        .filter(step => step.kind === 'same' && isWithin(piece.words[step.rows[0]], stretch))
        .map(step => this.sides.sourceExtent(step.columns)),
    )
  }

  private sameWord(piece: Piece, step: Step, next: Step | undefined): void {
    const row = step.rows[0]
    const word = piece.words[row] as PatternWord
    const [essay] = this.sides.essayTokens(piece, step.rows)
    const [source] = this.sides.sourceTokens(step.columns)
    if (!essay || !source) return
    if (word.bracket) {
      if (word.bracket.kind === 'part')
        this.addFor(piece, { kind: 'bracket.marked', class: 'marked' }, step.rows, step.columns)
    } else {
      const surface = wordSurface(essay, source, this.capitalIsFree(piece, row, source))
      if (surface) this.addFor(piece, surface, step.rows, step.columns)
    }
    if (next?.kind !== 'same' || next.columns[0] !== step.columns[1]) return
    const after = piece.words[row + 1] as PatternWord
    if (word.bracket || after.bracket) return
    const [following] = this.sides.sourceTokens(next.columns)
    const ours = { start: word.end, end: after.start }
    const theirs = { start: source.end, end: following?.start ?? source.end }
    const [ourGap, theirGap] = [
      this.sides.masked.slice(ours.start, ours.end),
      this.sides.sourceText.slice(theirs.start, theirs.end),
    ]
    const surface = gapSurface(ourGap, theirGap)
    const isNamed =
      signIsNamed(ourGap, this.sides.sourceText, theirs.end) || signIsNamed(theirGap, this.sides.masked, ours.end)
    if (surface && !(surface.kind === 'symbol.changed' && isNamed))
      this.add(surface, ours, theirs, essay.text.replace(/\u00ad/g, ''))
  }

  /** Not the same word, or the same by chance inside the writer's own bracket: `[it rules]` for `that it governs` is one change. */
  private isLoose(piece: Piece, { kind, rows }: Step): boolean {
    const word = piece.words[rows[0]]
    return kind !== 'same' || (word?.bracket?.kind === 'free' && !this.isSourceBracket(word))
  }

  /** At the start, after an ellipsis or a bracket, and where a line of verse begins. */
  private capitalIsFree(piece: Piece, row: number, source: Token): boolean {
    if (row === 0 || piece.words[row - 1]?.bracket) return true
    const before = this.sides.masked.slice(
      (piece.words[row - 1] as PatternWord).end,
      (piece.words[row] as PatternWord).start,
    )
    if (/[\n/]/.test(before)) return true
    return /\n[ \t_*]*$/.test(this.sides.sourceText.slice(Math.max(0, source.start - 24), source.start))
  }

  /** Neighbouring steps that are not the same word: each is told alone where a rule excuses it alone, the rest together. */
  private run(piece: Piece, steps: readonly Step[]): void {
    if (!this.bracketed(piece, steps)) this.plainRun(piece, steps)
  }

  private plainRun(piece: Piece, steps: readonly Step[]): void {
    let pending: Step[] = []
    const flush = (): void => {
      const [first, last] = [pending[0], pending[pending.length - 1]]
      pending = []
      if (first && last) this.change(piece, [first.rows[0], last.rows[1]], [first.columns[0], last.columns[1]])
    }
    for (const step of trimAsides(steps)) {
      if (step.kind === 'aside' && pending.length === 0) {
        this.addFor(piece, { kind: 'aside.dropped', class: 'silent' }, step.rows, step.columns)
      } else if (this.excusedAlone(piece, step)) flush()
      else pending.push(step)
      if (this.excusedAlone(piece, step)) this.change(piece, step.rows, step.columns)
    }
    flush()
    for (const step of steps.slice(trimAsides(steps).length)) {
      this.addFor(piece, { kind: 'aside.dropped', class: 'silent' }, step.rows, step.columns)
    }
  }

  private excusedAlone(piece: Piece, step: Step): boolean {
    if (step.kind === 'aside' || step.kind === 'extra' || step.kind === 'dropped') return false
    const ruling = ruleOn(this.sides.changeOf(piece, step.rows, step.columns))
    return ruling.class === 'minor' || ruling.class === 'silent'
  }

  /** When the writer's own bracketed words are in the run: they are marked, and so is the little that they replace. */
  private bracketed(piece: Piece, steps: readonly Step[]): boolean {
    const first = steps[0] as Step
    const last = steps[steps.length - 1] as Step
    const rows: Range = [first.rows[0], last.rows[1]]
    const columns: Range = [first.columns[0], last.columns[1]]
    const words = piece.words.slice(rows[0], rows[1])
    if (!words.some(word => word.bracket && !this.isSourceBracket(word)) || this.sides.isInSourceBrackets(columns))
      return false
    if (words.every(word => word.bracket) && columns[1] - columns[0] <= MOST_WORDS_FOR_A_BRACKET) {
      this.addFor(piece, { kind: 'bracket.marked', class: 'marked' }, rows, columns)
      return true
    }
    // Words outside the bracket changed too: these for themselves, the bracket's own as marked.
    const isOwn = (step: Step): boolean => {
      const bracket = step.rows[0] < step.rows[1] ? piece.words[step.rows[0]]?.bracket : undefined
      return bracket !== undefined
    }
    for (let i = 0; i < steps.length; ) {
      const step = steps[i] as Step
      let end = i + 1
      if (isOwn(step)) this.addFor(piece, { kind: 'bracket.marked', class: 'marked' }, step.rows, step.columns)
      else {
        while (end < steps.length && !isOwn(steps[end] as Step)) end++
        this.plainRun(piece, steps.slice(i, end))
      }
      i = end
    }
    return true
  }

  private isSourceBracket({ bracket }: PatternWord): boolean {
    return bracket?.kind === 'free' && this.sourceBrackets.has(bracket.open)
  }

  private change(piece: Piece, rows: Range, columns: Range): void {
    this.addFor(piece, ruleOn(this.sides.changeOf(piece, rows, columns)), rows, columns)
  }

  private addFor(piece: Piece, ruling: Ruling, rows: Range, columns: Range): void {
    this.add(ruling, this.sides.essayExtent(piece, rows), this.sides.sourceExtent(columns))
  }

  private add(ruling: Ruling, essayAt: Extent, sourceAt: Extent, after?: string): void {
    const both = essayAt.end > essayAt.start && sourceAt.end > sourceAt.start
    const { masked, sourceText } = this.sides
    const essay = shownExtent(masked, essayAt, ruling.kind, both)
    const source = shownExtent(sourceText, sourceAt, ruling.kind, both)
    this.found.push({
      ...ruling,
      essay: span(this.origin + essay.start, this.origin + essay.end),
      essayText: masked.slice(essay.start, essay.end).replace(/\u00ad/g, ''),
      source: span(source.start, source.end),
      sourceText: sourceText.slice(source.start, source.end),
      ...(after === undefined ? {} : { after }),
    })
  }
}

function trimAsides(steps: readonly Step[]): readonly Step[] {
  let end = steps.length
  while (end > 1 && (steps[end - 1] as Step).kind === 'aside') end--
  return steps.slice(0, end)
}

function isWithin(word: PatternWord | undefined, stretch: Extent): boolean {
  return word !== undefined && stretch.start <= word.start && word.end <= stretch.end
}
