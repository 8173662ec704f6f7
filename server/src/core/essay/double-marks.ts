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
  WORD,
} from './mark-context.ts'

const DOUBLES = /["“”„‟«»‹›]/g
/** Marks nested more deeply were forgotten to close. */
const DEEPEST = 24

interface Open {
  readonly at: number
  readonly mark: string
}

/** Double marks and pointed ones: with a stack. `continued` stands open from the paragraph before. */
export function pairDoubles(context: Context, from: number, continued: string | undefined): Pairing {
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
  if (mark === '"') {
    if (!straightCloses(context, at)) return -1
    const own = nearest(stack, '"')
    // „…": the keyboard had no other.
    const isMixed = own < 0 && /[„“]/.test(stack.at(-1)?.mark ?? '')
    return isMixed ? stack.length - 1 : own
  }
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
