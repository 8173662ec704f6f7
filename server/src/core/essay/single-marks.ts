import {
  after,
  before,
  type Context,
  DASH,
  isGap,
  isSingleMark,
  marksIn,
  OPENING_PUNCTUATION,
  type Pair,
  type Pairing,
  type Unclosed,
  WORD,
} from './mark-context.ts'
import { OBJECT } from './mask.ts'

const SINGLES = /['‘’‚‛]/g

interface Single {
  readonly at: number
  readonly mark: string
  /** `elision`: it begins a word that is written with an apostrophe; opens only when something surely closes it. */
  readonly opens: 'no' | 'yes' | 'elision'
  readonly closes: 'no' | 'weakly' | 'surely'
}

/** Single marks, among those that stand at one depth of the double ones. */
export function pairSingles(
  context: Context,
  from: number,
  continued: string | undefined,
  doubles: readonly Pair[],
): Pairing {
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
  /^(?:tis|twas|twere|twill|twould|twixt|til|till|em|er|im|cause|bout|round|neath|gainst|ere|e|cept|fraid|nother|gin|s)(?![\p{L}\p{N}])/iu
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
