/**
 * The quotations that everybody is asked: passages cut from a corpus and changed in a known way, some that stand nowhere among them.
 * Seeded, so that each run asks the same; in turn through the classes, so that every beginning of the list is a fair sample.
 */
import { readPattern } from '../../server/src/core/check/pattern.ts'
import type { FreshContribution } from '../../server/src/core/index/contribution.ts'
import { Corpus } from '../../server/src/core/service.ts'
import { foldedWord } from '../../server/src/core/text/words.ts'
import { seeded } from '../eval/corpora.ts'
import { Cutter, MUTATIONS, type Mutation, type Passage } from '../eval/mutations.ts'

/** A quotation with the truth about it. */
export interface Asked {
  readonly id: number
  readonly class: string
  /** As a writer has it. */
  readonly text: string
  /** Between its ellipses: folded words with one space between them, for those who search folded text. */
  readonly pieces: readonly string[]
  /** Absent: it stands nowhere. */
  readonly truth?: Truth
}

export interface Truth {
  /** Number in the manifest. */
  readonly document: number
  /** In characters of the document's folded text. */
  readonly from: number
  readonly to: number
}

/** So many of each class that one miss is two of a hundred. */
const PER_CLASS = 50
/** The others get so many of each class, and ours on the same ones is what is compared with them. */
const OTHERS_PER_CLASS = 10
const CASE: Mutation = {
  name: 'case',
  truth: 'allowed',
  apply: ({ words }, random) =>
    random() < 0.5 ? words.join(' ').toUpperCase() : words.map(w => w.charAt(0).toUpperCase() + w.slice(1)).join(' '),
}
const FABRICATED = 'invented (of other books)'
const SHORTEST = 5

/** `sources` are the documents of the manifest in its order, `foreign` those of no corpus. */
export function makeWorkload(
  sources: readonly FreshContribution[],
  foreign: readonly FreshContribution[],
  perClass = PER_CLASS,
): readonly Asked[] {
  const numbers = new Map(sources.map((source, i) => [source.id as string, i]))
  const corpus = Corpus.empty().with(sources)
  const outside = new Cutter(Corpus.empty().with(foreign), 5)
  const random = seeded(11)
  const cutter = new Cutter(corpus, 7)
  const classes = [...MUTATIONS.slice(0, 3), CASE, ...MUTATIONS.slice(3)]
  const columns = classes.map(mutation =>
    filled(perClass, () => {
      const passage = cutter.passage(SHORTEST + Math.floor(random() ** 2 * 55))
      const text = mutation.apply(passage, random, cutter)
      if (text === undefined) return undefined
      return { class: mutation.name, text, ...(mutation.truth === 'foreign' ? {} : { passage }) }
    }),
  )
  if (foreign.length > 0)
    columns.push(
      filled(perClass, () => ({
        class: FABRICATED,
        text: outside.passage(7 + Math.floor(random() ** 2 * 50)).words.join(' '),
      })),
    )
  const inTurn = Array.from({ length: perClass }, (_, i) => columns.flatMap(column => column[i] ?? [])).flat()
  return inTurn.map(({ passage, ...made }, id) => {
    const truth = passage && truthOf(passage, sources, numbers)
    return { id, ...made, pieces: foldedPieces(made.text), ...(truth ? { truth } : {}) }
  })
}

/** What the other programs are asked: the beginning of the list. */
export function askedOfOthers(workload: readonly Asked[]): readonly Asked[] {
  return workload.slice(0, new Set(workload.map(asked => asked.class)).size * OTHERS_PER_CLASS)
}

interface Made {
  readonly class: string
  readonly text: string
  readonly passage?: Passage
}

function filled(count: number, make: () => Made | undefined): Made[] {
  const list: Made[] = []
  for (let tries = 0; list.length < count && tries < count * 400; tries++) {
    const made = make()
    if (made) list.push(made)
  }
  return list
}

/** What the writer put in brackets is no word of the source's. */
function foldedPieces(text: string): string[] {
  return readPattern(text).pieces.flatMap(piece => {
    const words = piece.words.filter(word => word.bracket?.kind !== 'free').map(word => word.folded)
    return words.length > 0 ? [words.join(' ')] : []
  })
}

export const wordsOf = ({ pieces }: Asked): number => pieces.join(' ').split(' ').length

/** The folded words of a document, one space between them: what the others search. */
export function foldedText({ words, rendition }: Pick<FreshContribution, 'words' | 'rendition'>): string {
  const list: string[] = []
  for (let i = 0; i < words.count; i++) list.push(foldedWord(rendition.text, words, i))
  return list.join(' ')
}

function truthOf(
  { source, first, last }: Passage,
  sources: readonly FreshContribution[],
  numbers: ReadonlyMap<string, number>,
): Truth {
  const document = numbers.get(source) as number
  const { words, rendition } = sources[document] as FreshContribution
  let at = 0
  let from = 0
  for (let i = 0; i < last; i++) {
    if (i === first) from = at
    at += foldedWord(rendition.text, words, i).length + 1
  }
  return { document, from, to: at - 1 }
}
