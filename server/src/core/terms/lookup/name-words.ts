/**
 * The words that the names of a corpus are made of, by their first letter: what a word of an essay may have been meant to be. Made when somebody
 * first asks, from all names: 46,000 of them (30 MB of texts) take thirty milliseconds, in steps.
 */
import type { Task } from '../../task.ts'
import { eachWord, foldWord } from '../../text/fold.ts'
import { shapeOf } from '../../text/near-word.ts'
import { familyRoot } from '../inflection.ts'
import { isCapitalised, isStopWord } from '../phrase.ts'

export interface NameWord {
  readonly folded: string
  /** As a name has it; with a small letter, where one has. */
  readonly written: string
  /** `stakhanov` of Stakhanovism; else `folded`. */
  readonly root: string
  /** Which letters the root has (see near-word.ts). */
  readonly classes: number
  /** Whether a name has it with a capital. */
  readonly isCapital: boolean
  /** Whether a name has it with a small letter. */
  readonly isSmall: boolean
}

/** Names that are looked at: those of hundreds of megabytes. */
const MOST_NAMES = 400_000
/** Names between two checkpoints. */
const STEP = 2000
/** Shorter words are near to too many. */
const LEAST_LETTERS = 5

export class NameWords {
  private readonly names: Iterator<string, unknown>
  private readonly words = new Map<string, NameWord>()
  private readonly byLetter = new Map<string, NameWord[]>()
  private looked = 0
  private isReady = false

  constructor(names: Iterable<string>) {
    this.names = names[Symbol.iterator]()
  }

  /** Goes on where it was interrupted. Throws Cancelled. */
  async ready(task: Task): Promise<void> {
    while (!this.isReady) {
      await task.checkpoint()
      for (let i = 0; i < STEP && !this.isReady; i++) {
        const next = this.names.next()
        if (next.done || ++this.looked > MOST_NAMES) this.finish()
        else this.add(next.value)
      }
    }
  }

  /** Folded; none before they are ready. */
  beginningWith(letter: string): readonly NameWord[] {
    return this.byLetter.get(letter) ?? []
  }

  private add(name: string): void {
    eachWord(name, 0, name.length, (start, end, _, length) => {
      if (length < LEAST_LETTERS) return
      const written = name.slice(start, end)
      if (!PLAIN.test(written) || isStopWord(written)) return
      const folded = foldWord(written)
      const known = this.words.get(folded)
      const isCapital = isCapitalised(written)
      const isSeen = known && (isCapital ? known.isCapital : known.isSmall)
      if (isSeen && betterOf(known.written, written) === known.written) return
      const root = familyRoot(folded) ?? folded
      this.words.set(folded, {
        folded,
        written: known ? betterOf(known.written, written) : written,
        root,
        classes: shapeOf(root).classes,
        isCapital: isCapital || known?.isCapital === true,
        isSmall: !isCapital || known?.isSmall === true,
      })
    })
  }

  private finish(): void {
    for (const word of this.words.values()) {
      const letter = word.folded.charAt(0)
      const list = this.byLetter.get(letter)
      if (list) list.push(word)
      else this.byLetter.set(letter, [word])
    }
    this.isReady = true
  }
}

/** The one with a small letter; else whichever comes first, so that the order of the names does not matter. */
function betterOf(a: string, b: string): string {
  if (isCapitalised(a) !== isCapitalised(b)) return isCapitalised(a) ? b : a
  return a < b ? a : b
}

/** In Latin letters and no abbreviation. */
const PLAIN = /^\p{Script=Latin}\p{Ll}[\p{L}]*$/u
