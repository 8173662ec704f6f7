/**
 * Quotations as essays really have them, with several changes at once, at the rates that were counted in collections of political essays:
 * punctuation, the first letter, emphasis, omissions that are marked, brackets; and in the second class words besides.
 */
import { bare, type Cutter, type Mutation, type Passage, pick } from './mutations.ts'

type Random = () => number

/** Share of quotations that have each, as counted. */
const RATES = {
  emphasis: 0.2,
  ellipsis: 0.2,
  inserted: 0.09,
  replacedCapital: 0.06,
  final: 0.42,
  commas: 0.2,
  lower: 0.1,
}
/** Share of altered ones; each has one at least. */
const WORD_RATES = { changed: 0.28, dropped: 0.24, added: 0.27 }
/** Words left out at an ellipsis: the median, and what a tenth exceeds. */
const MEDIAN_SKIP = 35
const LONG_SKIP = 175
/** Of a standard normal distribution. */
const NINETIETH = 1.2816
/** No piece of a quotation is shorter. */
const LEAST_PIECE = 4

const MARKS = ['…', '...', ' ...', '. . .', ' . . . ', '[…]', '[...]', '....', ' . . . . ', '(...)', '…,']

export const COMPOSITES: readonly Mutation[] = [
  {
    name: 'several changes at once, all allowed',
    truth: 'allowed',
    apply: (p, random, cutter) => composite(p, random, cutter, []),
  },
  {
    name: 'several changes at once, words among them',
    truth: 'altered',
    apply: (passage, random, cutter) => {
      const kinds = (['changed', 'dropped', 'added'] as const).filter(kind => random() < WORD_RATES[kind])
      return composite(passage, random, cutter, kinds.length > 0 ? kinds : ['changed'])
    },
  },
]

type WordEdit = keyof typeof WORD_RATES

function composite(passage: Passage, random: Random, cutter: Cutter, edits: readonly WordEdit[]): string | undefined {
  const happens = (rate: number): boolean => random() < rate
  if (passage.words.length < 6) return undefined
  const pieces = [passage.words.slice()]
  if (happens(RATES.ellipsis)) {
    const skip = Math.max(
      1,
      Math.round(MEDIAN_SKIP * Math.exp((Math.log(LONG_SKIP / MEDIAN_SKIP) / NINETIETH) * normal(random))),
    )
    const more = cutter.after(passage, skip, LEAST_PIECE + Math.floor(random() * 20))
    if (more) pieces.push(more.words.slice())
  }
  for (const edit of edits) {
    const piece = pieces[Math.floor(random() * pieces.length)] as string[]
    if (!editWord(piece, edit, random, cutter)) return undefined
  }
  for (const piece of pieces) {
    if (happens(RATES.commas)) swapComma(piece, random)
    if (happens(RATES.emphasis)) emphasise(piece, random)
    if (happens(RATES.inserted)) piece.splice(within(piece, 1, random), 0, `[${bare(cutter.word())}]`)
  }
  const first = pieces[0] as string[]
  const head = first[0] as string
  if (/^\p{L}/u.test(head)) {
    const other =
      head.charAt(0) === head.charAt(0).toUpperCase() ? head.charAt(0).toLowerCase() : head.charAt(0).toUpperCase()
    if (happens(RATES.replacedCapital)) first[0] = `[${other}]${head.slice(1)}`
    else if (happens(RATES.lower)) first[0] = other + head.slice(1)
  }
  const text = pieces.map(piece => piece.join(' ')).join(`${pick(MARKS, random)} `)
  return happens(RATES.final) ? `${text.replace(/[.,;:]$/, '')}${pick(['.', ',', '', '...', '…'], random)}` : text
}

function editWord(piece: string[], edit: WordEdit, random: Random, cutter: Cutter): boolean {
  const at = within(piece, 1, random)
  const there = bare(piece[at] as string)
  const word = bare(cutter.word())
  if (word === '' || word === there || there === '') return false
  if (edit === 'changed') piece[at] = word
  else if (edit === 'added') piece.splice(at, 0, word)
  else if (there === bare(piece[at + 1] as string) || there === bare(piece[at - 1] as string)) return false
  else piece.splice(at, 1)
  return true
}

/** Takes a comma away, or puts one in. */
function swapComma(piece: string[], random: Random): void {
  const at = piece.findIndex((word, i) => i < piece.length - 1 && word.endsWith(','))
  if (at >= 0) piece[at] = (piece[at] as string).slice(0, -1)
  else {
    const where = within(piece, 1, random)
    if (/\p{L}$/u.test(piece[where] as string)) piece[where] += ','
  }
}

/** One to three words between asterisks. */
function emphasise(piece: string[], random: Random): void {
  const at = within(piece, 1, random)
  const end = Math.min(piece.length - 1, at + Math.floor(random() * 3))
  const [first, last] = [piece[at] as string, piece[end] as string]
  if (!/^\p{L}/u.test(first) || !/\p{L}$/u.test(last)) return
  piece[at] = `*${first}`
  piece[end] += '*'
}

/** A place that has `margin` words on each side. */
const within = (piece: readonly string[], margin: number, random: Random): number =>
  margin + Math.floor(random() * Math.max(1, piece.length - 2 * margin))

const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
