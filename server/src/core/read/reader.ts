import type { Rendition } from '../model/source.ts'

/** Reads one format. Never throws: what cannot be read becomes a problem of the rendition. */
export interface Reader {
  readonly name: string
  /** Goes up whenever the same bytes would give another rendition: cached contributions are then rebuilt. */
  readonly version: number
  /** Lower case, without the dot. */
  readonly extensions: readonly string[]
  read(file: SourceFile): Rendition
}

/** The bytes of a file and its path (relative, `/` between parts; for messages and for guesses from the name). */
export interface SourceFile {
  readonly path: string
  readonly bytes: Uint8Array
  /**
   * What the host takes the encoding to be (see guess-encoding.ts), as TextDecoder names it. Used only when the bytes are not
   * Unicode and the file itself declares nothing.
   */
  readonly encoding?: string
}
