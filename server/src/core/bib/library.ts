/**
 * All references that an essay may cite: an immutable snapshot over its bibliographies. Where a key comes twice the last one
 * counts, in a file and between files; references of the essay's own front matter come last: all as Pandoc has it.
 */
import { type KeyShape, keyShape, nearKeys } from './near-keys.ts'
import type { Bibliography, EntryProblem, Reference } from './reference.ts'
import { ReferenceIndex } from './reference-search.ts'
import type { Steps } from './steps.ts'

export interface LibraryProblem extends EntryProblem {
  /** The path of the bibliography that it is in. */
  readonly bibliography: string
}

/** A key that comes more than once. What an essay's front matter says of a key that a file has is no duplicate. */
export interface DuplicateKey {
  readonly key: string
  /** In the order of reading: the last one counts. */
  readonly references: readonly Reference[]
  /** Whether they name different works or editions, and not one twice. */
  readonly differ: boolean
}

const MOST_SUGGESTIONS = 50

export class Library {
  readonly bibliographies: readonly Bibliography[]
  /** One a key, in the order of the bibliographies. */
  readonly references: readonly Reference[]
  readonly duplicates: readonly DuplicateKey[]
  readonly problems: readonly LibraryProblem[]
  private readonly byKey: ReadonlyMap<string, Reference>
  /** Made when they are first asked for, or ahead: see {@link Library.building}. */
  private index: ReferenceIndex | undefined
  private shapes: readonly KeyShape[] | undefined

  private constructor(bibliographies: readonly Bibliography[]) {
    const ordered = [...bibliographies].sort((a, b) => rank(a) - rank(b))
    const byKey = new Map<string, Reference>()
    const rivals = new Map<string, Reference[]>()
    for (const { references, format } of ordered) {
      for (const reference of references) {
        const before = byKey.get(reference.key)
        if (before && format !== 'inline') {
          const others = rivals.get(reference.key)
          if (others) others.push(reference)
          else rivals.set(reference.key, [before, reference])
        }
        byKey.set(reference.key, reference)
      }
    }
    this.bibliographies = ordered
    this.byKey = byKey
    this.references = [...byKey.values()]
    this.duplicates = [...rivals].map(([key, references]) => ({ key, references, differ: differ(references) }))
    this.problems = ordered.flatMap(({ path, problems }) =>
      problems.map(problem => ({ ...problem, bibliography: path })),
    )
  }

  static empty(): Library {
    return new Library([])
  }

  /** @param bibliographies in the order in which the essay names them */
  static of(bibliographies: readonly Bibliography[]): Library {
    return new Library(bibliographies)
  }

  /** Ready to be searched. What `before` has made ready of the same references is taken over. */
  static *building(bibliographies: readonly Bibliography[], before?: Library): Steps<Library> {
    const library = new Library(bibliographies)
    library.index = yield* ReferenceIndex.building(library.references, before?.index)
    return library
  }

  get(key: string): Reference | undefined {
    return this.byKey.get(key)
  }

  has(key: string): boolean {
    return this.byKey.has(key)
  }

  get keys(): readonly string[] {
    return [...this.byKey.keys()]
  }

  /** At most three keys that somebody may have meant by one that is not here, the nearest first. */
  near(key: string): readonly string[] {
    return nearKeys(key, this.keyShapes)
  }

  /** Every word of the query occurs in the key, author, title, year or container; the best first. */
  search(query: string, limit = MOST_SUGGESTIONS): readonly Reference[] {
    return this.searched.search(query, limit)
  }

  /** The references whose title or short title begins with one of these words, folded: see {@link firstWord}. */
  beginningWith(words: ReadonlySet<string>): readonly Reference[] {
    return this.searched.beginningWith(words)
  }

  private get searched(): ReferenceIndex {
    this.index ??= ReferenceIndex.of(this.references)
    return this.index
  }

  /** For looking up near keys among others too. */
  get keyShapes(): readonly KeyShape[] {
    this.shapes ??= this.references.map(({ key }) => keyShape(key))
    return this.shapes
  }
}

function rank({ format }: Bibliography): number {
  return format === 'inline' ? 1 : 0
}

function differ(references: readonly Reference[]): boolean {
  const [first, ...others] = references.map(({ title, year, authors }) => {
    return JSON.stringify([title?.toLowerCase(), year, authors.map(({ family }) => family.toLowerCase())])
  })
  return others.some(other => other !== first)
}
