import type { Rendition } from '../model/source.ts'

/** What is known of a format without reading a file of it. */
export interface Format {
  readonly name: string
  /** Goes up whenever the same bytes would give another rendition: cached contributions are then rebuilt. */
  readonly version: number
  /** Lower case, without the dot. */
  readonly extensions: readonly string[]
}

/** Reads text with or without markup, where the file is. Never throws: what cannot be read becomes a problem of the rendition. */
export interface TextReader extends Format {
  readonly isolated?: undefined
  read(file: SourceFile): Rendition
}

/**
 * Reads a packed or binary format, of which a file may be made to take all time and memory: it runs only in a process that may be killed
 * (the host's; tests aside). Never throws or rejects. It opens no file and reads what `file` holds.
 */
export interface IsolatedReader extends Format {
  readonly isolated: true
  read(file: SourceFile): Rendition | Promise<Rendition>
}

/** Reads one format. */
export type Reader = TextReader | IsolatedReader

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
