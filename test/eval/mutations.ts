/**
 * Passages cut from a corpus and changed in a known way by a seeded generator, so that the truth about each is known: classes that
 * an honest writer makes and that must never be accused, and classes that must always be found out.
 */
import type { Corpus } from '../../server/src/core/service.ts'
import { foldedWord } from '../../server/src/core/text/words.ts'
import { seeded } from './corpora.ts'

/** What must come out: the words are the source's (allowed), they are not (altered), or no source holds them (foreign). */
export type Truth = 'allowed' | 'altered' | 'foreign'

export interface Mutation {
  readonly name: string
  readonly truth: Truth
  /** Undefined when this passage cannot be changed in this way (no number in it, say). */
  readonly apply: (passage: Passage, random: () => number, corpus: Cutter) => string | undefined
}

export interface Passage {
  readonly source: string
  readonly key: string
  /** Its words in the source's word table, half-open. What is parted by white space here may be several there. */
  readonly first: number
  readonly last: number
  readonly words: readonly string[]
}

/** Cuts passages out of a corpus. */
export class Cutter {
  readonly corpus: Corpus
  private readonly random: () => number
  private made?: Chain
  private readonly ids: readonly (typeof this.corpus.sources extends ReadonlyMap<infer K, unknown> ? K : never)[]

  constructor(corpus: Corpus, seed: number) {
    this.corpus = corpus
    this.random = seeded(seed)
    this.ids = [...corpus.sources.values()].filter(s => s.contribution.words.count > 2000).map(s => s.id)
  }

  /** `count` words in a row, as they are written, without page furniture or brackets in them. */
  passage(count: number): Passage {
    for (;;) {
      const id = this.ids[Math.floor(this.random() * this.ids.length)] as never
      const found = this.at(id, Math.floor(this.random() * 1e9), count)
      if (found) return found
    }
  }

  /** Another passage of the same source, between 100 and 5,000 words on. */
  later(passage: Passage, count: number): Passage | undefined {
    return this.at(
      passage.source as never,
      passage.first + passage.words.length + 100 + Math.floor(this.random() * 4900),
      count,
      false,
    )
  }

  /** The passage that begins `skip` words after this one. Undefined where the source ends or the text is not to be had. */
  after(passage: Passage, skip: number, count: number): Passage | undefined {
    return this.at(passage.source as never, passage.last + skip, count, false)
  }

  word(): string {
    return this.passage(1).words[0] as string
  }

  /** Of words of the corpus, made when it is first asked for. */
  chain(): Chain {
    this.made ??= new Chain(Array.from({ length: CHAIN_SAMPLES }, () => this.stretch()))
    return this.made
  }

  private stretch(): readonly string[] {
    const id = this.ids[Math.floor(this.random() * this.ids.length)] as never
    const { words, rendition } = this.corpus.source(id).contribution
    const first = Math.floor(this.random() * Math.max(1, words.count - CHAIN_WORDS))
    const count = Math.min(CHAIN_WORDS, words.count - first)
    return Array.from({ length: count }, (_, i) => foldedWord(rendition.text, words, first + i))
  }

  private at(id: never, number: number, count: number, wrap = true): Passage | undefined {
    const source = this.corpus.source(id)
    const { words, rendition } = source.contribution
    const first = wrap ? number % (words.count - count) : number
    if (first + count >= words.count) return undefined
    const start = words.starts[first] as number
    const end = words.ends[first + count - 1] as number
    if (rendition.furniture.some(f => f.start < end && f.end > start)) return undefined
    const text = rendition.text.slice(start, end)
    // What only Markdown or another reading of marks would change is no test of matching.
    if (/[[\]{}<>*_|\\`#@~^=+$&/"“”«»„]|\n\s*\n|\.\s?\.|-\s*\n|\s\d+\s*\n|--|[a-z]\d|\d[a-z]/i.test(text))
      return undefined
    return { source: id, key: source.key, first, last: first + count, words: text.split(/\s+/) }
  }
}

const CHAIN_SAMPLES = 150
const CHAIN_WORDS = 3500
/** So many of the words have another that could stand there, so that the whole stands nowhere. */
const LEAST_BRANCHES = 0.45
/** And a chain that has a third of its words from one passage in a row quotes that passage. */
const LONGEST_RUN = 1 / 3
const LEAST_RUN = 5

/** Each word follows the two before it as it does somewhere in the corpus: every three words are the corpus's own, the whole is nobody's. */
class Chain {
  private readonly next = new Map<string, string[]>()
  private readonly keys: readonly string[]
  private readonly text: string

  constructor(samples: readonly (readonly string[])[]) {
    this.text = ` ${samples.map(sample => sample.join(' ')).join(' ')} `
    for (const sample of samples) {
      const words = sample.filter(word => /^[a-z]+$/.test(word))
      for (let i = 0; i + 2 < words.length; i++) {
        const key = `${words[i]} ${words[i + 1]}`
        const list = this.next.get(key)
        if (list) list.push(words[i + 2] as string)
        else this.next.set(key, [words[i + 2] as string])
      }
    }
    this.keys = [...this.next.keys()]
  }

  /** Undefined when the chain broke off or had too little choice. */
  words(count: number, random: () => number): string | undefined {
    const words = pick(this.keys, random).split(' ')
    let branches = 0
    while (words.length < count) {
      const list = this.next.get(words.slice(-2).join(' '))
      if (!list) return undefined
      if (new Set(list).size > 2) branches++
      words.push(pick(list, random))
    }
    return branches < count * LEAST_BRANCHES || this.hasRun(words) ? undefined : words.join(' ')
  }

  private hasRun(words: readonly string[]): boolean {
    const length = Math.max(LEAST_RUN, Math.ceil(words.length * LONGEST_RUN))
    return words.some(
      (_, i) => i + length <= words.length && this.text.includes(` ${words.slice(i, i + length).join(' ')} `),
    )
  }
}

const plain = (passage: Passage): string => passage.words.join(' ')

export function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T
}

/** A place inside the passage with at least `margin` words on each side. */
function inside(passage: Passage, margin: number, random: () => number): number | undefined {
  const room = passage.words.length - 2 * margin
  return room > 0 ? margin + Math.floor(random() * room) : undefined
}

const spliced = (words: readonly string[], at: number, remove: number, ...add: string[]): string =>
  [...words.slice(0, at), ...add, ...words.slice(at + remove)].join(' ')

export const bare = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** What is left of a passage of which more was cut out or put in is another text. */
const MOST_EDITED = 0.3

const ELLIPSES = ['…', '...', '. . .', '[…]', '[...]', '. . . .']

export const MUTATIONS: readonly Mutation[] = [
  { name: 'none', truth: 'allowed', apply: plain },
  {
    name: 'line breaks',
    truth: 'allowed',
    apply: (passage, random) =>
      passage.words
        .map(w => (random() < 0.2 ? `${w}\n> ` : `${w} `))
        .join('')
        .trim()
        .replace(/\n> $/, ''),
  },
  {
    name: 'typography',
    truth: 'allowed',
    apply: passage =>
      plain(passage)
        .replace(/'/g, '’')
        .replace(/—/g, ' – ')
        .replace(/(?<=\w) (?=\w+[.;])/, '\u00a0'),
  },
  {
    name: 'first capital',
    truth: 'allowed',
    apply: passage => {
      const text = plain(passage)
      const first = text.charAt(0)
      return (first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase()) + text.slice(1)
    },
  },
  {
    name: 'final punctuation',
    truth: 'allowed',
    apply: (passage, random) => plain(passage).replace(/[.,;:]$/, '') + pick(['.', ',', '', ';'], random),
  },
  {
    name: 'ellipsis',
    truth: 'allowed',
    apply: (passage, random) => {
      const at = inside(passage, 5, random)
      if (at === undefined) return undefined
      const most = passage.words.length - at - 5
      return most < 1 ? undefined : spliced(passage.words, at, 1 + Math.floor(random() * most), pick(ELLIPSES, random))
    },
  },
  {
    name: 'stitched, with an ellipsis',
    truth: 'allowed',
    apply: (passage, random, cutter) => {
      const later = cutter.later(passage, 8 + Math.floor(random() * 12))
      return later && passage.words.length >= 8
        ? `${plain(passage)} ${pick(ELLIPSES, random)} ${plain(later)}`
        : undefined
    },
  },
  {
    name: 'brackets',
    truth: 'allowed',
    apply: (passage, random, cutter) => {
      const at = inside(passage, 4, random)
      if (at === undefined) return undefined
      if (random() < 0.3) {
        const first = passage.words[0] as string
        return `[${first.charAt(0).toUpperCase()}]${spliced(passage.words, 0, 1, first.slice(1))}`
      }
      return spliced(passage.words, at, random() < 0.5 ? 0 : 1, `[${bare(cutter.word())}]`)
    },
  },
  {
    name: 'one word changed',
    truth: 'altered',
    apply: (passage, random, cutter) => {
      const at = inside(passage, 1, random)
      if (at === undefined) return undefined
      const word = bare(cutter.word())
      return word === '' || word === bare(passage.words[at] as string) ? undefined : spliced(passage.words, at, 1, word)
    },
  },
  {
    name: 'negation added or dropped',
    truth: 'altered',
    apply: (passage, random) => {
      const at = passage.words.findIndex(
        (w, i) => i > 0 && i < passage.words.length - 1 && /^(?:not|no|never|nor)$/.test(w),
      )
      if (at > 0) return spliced(passage.words, at, 1)
      const verb = passage.words.findIndex(
        (w, i) => i > 0 && i < passage.words.length - 1 && /^(?:is|was|are|were|will|shall|can|may|must)$/.test(w),
      )
      return verb > 0 && random() < 1 ? spliced(passage.words, verb + 1, 0, 'not') : undefined
    },
  },
  {
    name: 'number changed',
    truth: 'altered',
    apply: passage => {
      const words = 'one two three four five six seven eight nine ten twenty hundred thousand'.split(' ')
      const at = passage.words.findIndex(
        (w, i) => i > 0 && i < passage.words.length - 1 && (words.includes(w) || /^\d+$/.test(w)),
      )
      if (at < 0) return undefined
      const word = passage.words[at] as string
      const other = /^\d+$/.test(word)
        ? String(Number(word) + 1)
        : (words[(words.indexOf(word) + 1) % words.length] as string)
      return spliced(passage.words, at, 1, other)
    },
  },
  {
    name: '1–5 words left out silently',
    truth: 'altered',
    apply: (passage, random) => {
      const length = passage.words.length
      if (length < 7) return undefined
      const count = Math.min(1 + Math.floor(random() * 5), Math.floor(length * MOST_EDITED))
      return spliced(passage.words, 1 + Math.floor(random() * (length - count - 1)), count)
    },
  },
  {
    name: '1–4 words inserted',
    truth: 'altered',
    apply: (passage, random, cutter) => {
      const at = inside(passage, 3, random)
      if (at === undefined) return undefined
      const count = Math.min(1 + Math.floor(random() * 4), Math.floor(passage.words.length * MOST_EDITED))
      const added = Array.from({ length: count }, () => bare(cutter.word())).filter(w => w !== '')
      return added.length === 0 ? undefined : spliced(passage.words, at, 0, ...added)
    },
  },
  {
    name: 'clauses swapped',
    truth: 'altered',
    apply: passage => {
      const half = passage.words.length >> 1
      return half < 6 ? undefined : [...passage.words.slice(half), ...passage.words.slice(0, half)].join(' ')
    },
  },
  {
    name: 'neighbouring words swapped',
    truth: 'altered',
    apply: ({ words }, random) => {
      if (words.length < 8) return undefined
      const count = 1 + Math.floor(random() * Math.min(3, Math.floor(words.length / 5)))
      const at = Math.floor(random() * (words.length - 2 * count + 1))
      const [first, second] = [words.slice(at, at + count), words.slice(at + count, at + 2 * count)]
      return first.join(' ') === second.join(' ') ? undefined : spliced(words, at, 2 * count, ...second, ...first)
    },
  },
  {
    name: 'OCR noise, 3 % of letters',
    truth: 'altered',
    apply: (passage, random) => {
      if (passage.words.length < 7) return undefined
      const noisy = plain(passage).replace(/[a-z]/g, c =>
        random() < 0.03
          ? pick(
              [...'bcdefhiklmnorstuv'].filter(x => x !== c),
              random,
            )
          : c,
      )
      return noisy === plain(passage) ? undefined : noisy
    },
  },
  ...[20, 30].map(
    (share): Mutation => ({
      name: `${share} % of words changed`,
      truth: 'altered',
      apply: (passage, random, cutter) => {
        if (passage.words.length < 10) return undefined
        const edited = withEdits(passage.words, Math.floor((passage.words.length * share) / 100), random, cutter)
        return edited.join(' ') === plain(passage) ? undefined : edited.join(' ')
      },
    }),
  ),
  {
    name: 'Markov chain of the corpus',
    truth: 'foreign',
    apply: (passage, random, cutter) =>
      passage.words.length < 10 ? undefined : cutter.chain().words(passage.words.length, random),
  },
]

/** Half of the edits put another word, a quarter leaves one out, a quarter adds one. */
function withEdits(words: readonly string[], count: number, random: () => number, cutter: Cutter): string[] {
  const edited = [...words]
  for (let edit = 0; edit < count; edit++) {
    const at = Math.floor(random() * edited.length)
    const kind = random()
    if (kind < 0.5) edited[at] = bare(cutter.word())
    else if (kind < 0.75) edited.splice(at, 1)
    else edited.splice(at, 0, bare(cutter.word()))
  }
  return edited.filter(word => word !== '')
}
