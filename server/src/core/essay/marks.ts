/**
 * Pairs the quotation marks of one paragraph. Never by looking for `"…"`: each mark is first read in its place (what stands
 * before and behind it says whether it can open or close), then marks are paired with a stack, double ones first. Single ones are
 * paired afterwards, among those that stand at one depth of double ones, since most of them are apostrophes. O(n).
 *
 * Left over are openings that nothing closes: a quotation that goes on in the next paragraph, or a slip.
 */

import type { Range } from './layout.ts'
import { OBJECT, SOFT } from './mask.ts'
import { within } from './ranges.ts'

export interface Pair {
  /** Where the opening mark is; −1 when the quotation came from the paragraph before. */
  readonly open: number
  readonly close: number
}

export interface Unclosed {
  readonly at: number
  readonly mark: string
}

export interface Pairing {
  readonly pairs: readonly Pair[]
  readonly unclosed: readonly Unclosed[]
}

interface Context {
  readonly scan: string
  readonly start: number
  readonly end: number
  readonly holes: readonly Range[]
}

interface Open {
  readonly at: number
  readonly mark: string
}

const DOUBLES = /["“”„‟«»‹›]/g
const SINGLES = /['‘’‚‛]/g
/** Marks nested more deeply were forgotten to close. */
const DEEPEST = 24
const OPENING_PUNCTUATION = /[([{¿¡/]/
const DASH = /[—–‒―-]/
const WORD = /[\p{L}\p{M}\p{N}]/u

/**
 * The pairs between `start` and `end` of `scan` (the essay with markup, code and the like taken out). `continued` is the mark of a
 * quotation that came from the paragraph before, whose repeated mark stands first here. `holes` are inline notes: not looked at.
 */
export function pairMarks(scan: string, { start, end }: Range, holes: readonly Range[], continued?: string): Pairing {
  const context: Context = { scan, start, end, holes: within(holes, start + 1, end) }
  const from = continued === undefined ? start : firstVisible(scan, start, end) + 1
  const doubles = pairDoubles(context, from, continued)
  const singles = pairSingles(context, from, continued, doubles.pairs)
  return {
    pairs: [...doubles.pairs, ...singles.pairs].sort((a, b) => a.open - b.open || b.close - a.close),
    unclosed: doubles.unclosed.length > 0 ? doubles.unclosed : singles.unclosed,
  }
}

/** The first character that a reader sees. */
export function firstVisible(scan: string, start: number, end: number): number {
  let i = start
  while (i < end && (scan[i] === SOFT || /\s/.test(scan[i] as string))) i++
  return i
}

export function isSingleMark(mark: string): boolean {
  return mark === "'" || mark === '‘' || mark === '‚'
}

function* marksIn(
  { scan, end, holes }: Context,
  pattern: RegExp,
  from: number,
): Generator<{ at: number; mark: string }> {
  const expression = new RegExp(pattern)
  expression.lastIndex = from
  let hole = 0
  for (let hit = expression.exec(scan); hit && hit.index < end; hit = expression.exec(scan)) {
    while (hole < holes.length && (holes[hole] as Range).end <= hit.index) hole++
    if (hole < holes.length && (holes[hole] as Range).start <= hit.index) continue
    yield { at: hit.index, mark: hit[0] }
  }
}

function before({ scan, start }: Context, at: number): string {
  let i = at - 1
  while (i >= start && scan[i] === SOFT) i--
  return i >= start ? (scan[i] as string) : ''
}

function after({ scan, end }: Context, at: number): string {
  let i = at + 1
  while (i < end && scan[i] === SOFT) i++
  return i < end ? (scan[i] as string) : ''
}

function isGap(character: string): boolean {
  return character === '' || /[\s|]/.test(character)
}

function pairDoubles(context: Context, from: number, continued: string | undefined): Pairing {
  const pairs: Pair[] = []
  const stack: Open[] = []
  if (continued !== undefined && !isSingleMark(continued)) stack.push({ at: -1, mark: continued })
  for (const { at, mark } of marksIn(context, DOUBLES, from)) {
    const partner = closes(context, at, mark, stack)
    if (partner >= 0) {
      pairs.push({ open: (stack[partner] as Open).at, close: at })
      stack.length = partner
    } else if (opens(context, at, mark)) {
      stack.push({ at, mark })
      if (stack.length > DEEPEST) stack.shift()
    }
  }
  return { pairs, unclosed: stack }
}

/** Which open mark the mark at `at` closes, by index in the stack; −1 when none. */
function closes(context: Context, at: number, mark: string, stack: readonly Open[]): number {
  if (mark === '"') return straightCloses(context, at) ? nearest(stack, '"') : -1
  const left = before(context, at)
  if (mark === '”') return nearest(stack, '“„”‟')
  if (mark === '“') return nearest(stack, '„') > nearest(stack, '“') ? nearest(stack, '„') : -1
  if (mark === '»' || mark === '›') {
    const own = mark === '»' ? '«' : '‹'
    return nearest(stack, own)
  }
  if (mark === '«' || mark === '‹') {
    const own = mark === '«' ? '»' : '›'
    return isGap(left) ? -1 : nearest(stack, own)
  }
  return -1
}

function nearest(stack: readonly Open[], marks: string): number {
  for (let i = stack.length - 1; i >= 0; i--) if (marks.includes((stack[i] as Open).mark)) return i
  return -1
}

function opens(context: Context, at: number, mark: string): boolean {
  const left = before(context, at)
  const right = after(context, at)
  switch (mark) {
    case '"':
      return straightOpens(context, at)
    case '“':
    case '„':
    case '‟':
      return right !== ''
    case '«':
    case '‹':
      return right !== ''
    default:
      // », › and ” open in German and Swedish style: tight before a word.
      return (isGap(left) || OPENING_PUNCTUATION.test(left) || DASH.test(left)) && !isGap(right)
  }
}

function straightOpens(context: Context, at: number): boolean {
  const left = before(context, at)
  const right = after(context, at)
  if (isGap(right)) return false
  if (isGap(left) || OPENING_PUNCTUATION.test(left) || DASH.test(left) || /[“„«‘‚‹'>=]/.test(left)) return true
  return /[,;:…]/.test(left) && WORD.test(right)
}

function straightCloses(context: Context, at: number): boolean {
  const left = before(context, at)
  const right = after(context, at)
  if (isGap(left)) return false
  if (isInches(context, at)) return false
  if (isGap(right)) return !OPENING_PUNCTUATION.test(left)
  if (OPENING_PUNCTUATION.test(left)) return false
  return true
}

/** `5'10"`, `6" x 4"`. */
function isInches({ scan, start, end }: Context, at: number): boolean {
  if (/\d\s?['’′]\s?\d{1,2}(?:[.,]\d+|[½¼¾])?$/.test(scan.slice(Math.max(start, at - 12), at))) return true
  return /[\d½¼¾]/.test(scan[at - 1] ?? '') && /^\s?[x×]\s?\d/.test(scan.slice(at + 1, Math.min(end, at + 5)))
}

interface Single {
  readonly at: number
  readonly mark: string
  /** `elision`: it begins a word that is written with an apostrophe; opens only when something surely closes it. */
  readonly opens: 'no' | 'yes' | 'elision'
  readonly closes: 'no' | 'weakly' | 'surely'
}

function pairSingles(context: Context, from: number, continued: string | undefined, doubles: readonly Pair[]): Pairing {
  const regions = new Map<number, Single[]>()
  const region = regionFinder(doubles)
  for (const { at, mark } of marksIn(context, SINGLES, from)) {
    const single = readSingle(context, at, mark)
    if (single.opens === 'no' && single.closes === 'no') continue
    const id = region(at)
    const list = regions.get(id)
    if (list) list.push(single)
    else regions.set(id, [single])
  }
  if (continued !== undefined && isSingleMark(continued)) {
    const virtual: Single = { at: -1, mark: continued, opens: 'yes', closes: 'no' }
    regions.set(-1, [virtual, ...(regions.get(-1) ?? [])])
  }
  const pairs: Pair[] = []
  const unclosed: Unclosed[] = []
  for (const [id, singles] of regions) pairRegion(singles, pairs, id === -1 ? unclosed : [])
  return { pairs, unclosed }
}

function pairRegion(singles: readonly Single[], pairs: Pair[], unclosed: Unclosed[]): void {
  for (let i = 0; i < singles.length; i++) {
    const opening = singles[i] as Single
    if (opening.opens === 'no') continue
    let chosen = -1
    for (let j = i + 1; j < singles.length; j++) {
      const candidate = singles[j] as Single
      const fits = closesSingle(opening, candidate)
      if (fits === 'surely') {
        chosen = j
        break
      }
      if (fits === 'weakly' && chosen < 0 && opening.opens === 'yes') chosen = j
      if (candidate.opens === 'yes') break
    }
    if (chosen < 0) {
      if (opening.opens === 'yes') unclosed.push({ at: opening.at, mark: opening.mark })
      continue
    }
    pairs.push({ open: opening.at, close: (singles[chosen] as Single).at })
    i = chosen
  }
}

function closesSingle(opening: Single, candidate: Single): Single['closes'] {
  if (opening.mark === '‚') return candidate.mark === '‘' || candidate.mark === '’' ? 'surely' : 'no'
  const same = opening.mark === "'" ? candidate.mark === "'" : candidate.mark === '’'
  return same ? candidate.closes : 'no'
}

const ELISION =
  /^(?:tis|twas|twere|twill|twould|twixt|til|till|em|er|im|cause|bout|round|neath|gainst|ere|cept|fraid|nother|gin|s)(?![\p{L}\p{N}])/iu
const DECADE = /^\d\d(?:s\b|(?!\p{N}|\p{L}))/u

function readSingle(context: Context, at: number, mark: string): Single {
  const { scan, end } = context
  const left = before(context, at)
  const right = after(context, at)
  const rest = scan.slice(at + 1, Math.min(end, at + 12))
  // rock 'n' roll
  const inN = /^n['’]/i.test(rest) || /['’‘]n$/i.test(scan.slice(Math.max(context.start, at - 2), at))
  if (inN) return { at, mark, opens: 'no', closes: 'no' }
  return { at, mark, opens: singleOpens(mark, left, right, rest), closes: singleCloses(context, at, mark, left, right) }
}

function singleOpens(mark: string, left: string, right: string, rest: string): Single['opens'] {
  if (mark === '‚')
    return WORD.test(right) || /[[“„(…]/.test(right) ? (isGap(left) || !WORD.test(left) ? 'yes' : 'no') : 'no'
  if (mark === '’') return 'no'
  if (isGap(right) || WORD.test(left) || left === OBJECT) return 'no'
  const inPlace = isGap(left) || OPENING_PUNCTUATION.test(left) || DASH.test(left) || /["“„«‹»]/.test(left)
  if (!inPlace || DECADE.test(rest)) return 'no'
  if (mark === "'" && !WORD.test(right) && !/[[“"«(….]/.test(right)) return 'no'
  return ELISION.test(rest) ? 'elision' : 'yes'
}

function singleCloses(context: Context, at: number, mark: string, left: string, right: string): Single['closes'] {
  if (mark === '‚' || isGap(left) || WORD.test(right)) return 'no'
  if (mark === '‘') return 'surely'
  if (OPENING_PUNCTUATION.test(left) || DASH.test(left)) return isGap(right) && DASH.test(left) ? 'surely' : 'no'
  // `the workers' state`, `goin' home`, `th' unconquerable`, `6' tall`: more likely no end.
  const goesOn = /^[\s\u00AD]+[\p{L}\p{N}]/u.test(context.scan.slice(at + 1, Math.min(context.end, at + 8)))
  if (!goesOn) return 'surely'
  const word = /[\p{L}\p{N}]*$/u.exec(context.scan.slice(Math.max(context.start, at - 16), at))?.[0] ?? ''
  return /[sxz]$|in$|^\p{L}{1,2}$|\p{N}$/iu.test(word) ? 'weakly' : 'surely'
}

/** Which double pair a place stands in, innermost; −1 for none. Asked from left to right. */
function regionFinder(doubles: readonly Pair[]): (at: number) => number {
  const ordered = [...doubles].sort((a, b) => a.open - b.open)
  const open: Pair[] = []
  let next = 0
  return at => {
    while (next < ordered.length && (ordered[next] as Pair).open < at) open.push(ordered[next++] as Pair)
    while (open.length > 0 && (open.at(-1) as Pair).close < at) open.pop()
    return open.at(-1)?.open ?? -1
  }
}
