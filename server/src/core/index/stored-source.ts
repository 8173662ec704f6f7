/** A source of a segment. Its facts are read once; text, structure, words and terms when they are asked for. */
import type { Rendition } from '../model/source.ts'
import type { WordTable } from '../text/words.ts'
import { type Bytes, DamagedIndex } from './bytes.ts'
import type { Contribution, SourceFacts } from './contribution.ts'
import { decodeText, StoredRendition, type TextEncoding } from './rendition-codec.ts'
import type { Cached, SourceCache } from './source-cache.ts'
import { StoredWords } from './stored-words.ts'

/** Where in a segment the parts of a source are. Offsets and lengths in bytes of the sections that they name. */
export interface StoredParts {
  readonly text: readonly [from: number, length: number]
  readonly encoding: TextEncoding
  readonly structure: readonly [from: number, length: number]
}

export interface StoredSections {
  readonly texts: Bytes
  readonly structures: Bytes
  /** For each block of the segment where it begins in its text: 32 bits. */
  readonly blockStarts: Bytes
}

interface Opened {
  readonly rendition: Rendition
  readonly words: StoredWords
  /** What was made of the rendition, by what made it. */
  readonly derived: Map<unknown, unknown>
}

/** A word in the columns of a table that may be filled, in bytes. */
const WORD_BYTES = 13

/** A small object, about. */
const DERIVED_ITEM_BYTES = 100

/** A source as a corpus has it. Its facts are properties of its own, so that who asks for one opens nothing. */
export type StoredSource = SourceFacts & StoredContent

export function storedSource(...[facts, ...where]: ConstructorParameters<typeof StoredContent>): StoredSource {
  return Object.assign(new StoredContent(facts, ...where), facts)
}

/** What of a source is read when somebody asks for it. */
export class StoredContent implements Omit<Contribution, keyof SourceFacts>, Cached {
  private readonly facts: SourceFacts
  private readonly parts: StoredParts
  private readonly sections: StoredSections
  private readonly firstBlock: number
  private readonly blockCount: number
  private readonly cache: SourceCache
  private opened: Opened | undefined

  constructor(
    facts: SourceFacts,
    parts: StoredParts,
    sections: StoredSections,
    firstBlock: number,
    blockCount: number,
    cache: SourceCache,
  ) {
    this.facts = facts
    this.parts = parts
    this.sections = sections
    this.firstBlock = firstBlock
    this.blockCount = blockCount
    this.cache = cache
  }

  get rendition(): Rendition {
    return this.open().rendition
  }

  get words(): WordTable {
    return this.wordsNear(0, this.facts.wordCount)
  }

  wordsNear(from: number, to: number, margin?: number): WordTable {
    const { words } = this.open()
    const filled = words.fill(from, to, margin)
    if (filled > 0) this.cache.add(this, filled * WORD_BYTES)
    return words
  }

  /**
   * What `make` makes of the rendition, kept with it until the source is closed. `make` depends on the rendition alone, and is a function
   * of a module, the same whenever it is asked for.
   */
  derived<T>(make: (rendition: Rendition) => T): T {
    const { rendition, derived } = this.open()
    const known = derived.get(make)
    if (known !== undefined) return known as T
    const made = make(rendition)
    derived.set(make, made)
    if (Array.isArray(made)) this.cache.add(this, made.length * DERIVED_ITEM_BYTES)
    return made
  }

  close(): void {
    this.opened = undefined
  }

  /** The bytes of its text and structure as they are stored; copied. */
  raw(): { readonly text: Uint8Array; readonly encoding: TextEncoding; readonly structure: Uint8Array } {
    const { text, encoding, structure } = this.parts
    return {
      text: this.sections.texts.read(...text).slice(),
      encoding,
      structure: this.sections.structures.read(...structure).slice(),
    }
  }

  private open(): Opened {
    if (this.opened) {
      this.cache.used(this)
      return this.opened
    }
    const { text, encoding, structure } = this.parts
    const { metadata, problems, wordCount } = this.facts
    const decoded = decodeText(this.sections.texts.read(...text), encoding)
    const bytes = this.sections.structures.read(...structure).slice()
    const rendition = new StoredRendition(decoded, bytes, metadata, problems)
    const words = new StoredWords(decoded, rendition.furniture, wordCount, this.blockStarts())
    this.opened = { rendition, words, derived: new Map() }
    // A text of ASCII takes a byte a character, any other two.
    const held = decoded.length * (decoded.length === text[1] ? 1 : 2)
    this.cache.add(this, held + structure[1])
    return this.opened
  }

  private blockStarts(): Uint32Array {
    const bytes = this.sections.blockStarts.read(this.firstBlock * 4, this.blockCount * 4)
    if (bytes.length !== this.blockCount * 4) throw new DamagedIndex('the starts of blocks end too early')
    return new Uint32Array(bytes.slice().buffer)
  }
}
