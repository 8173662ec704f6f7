import type { Unsaid } from './unsaid.ts'

/** Something that could not be read as it was meant to be. Parsing never fails: it gives a value and problems. */
export interface Problem {
  /** What is wrong and what was done about it, as a sentence for the person who wrote the file. */
  readonly message: string
  /** 1-based line in the file, when it is known. */
  readonly line?: number
}

/** Of a source: it is kept in the index, for editors of any language. */
export interface SourceProblem {
  /** What is wrong with the file and what was done about it. It does not name the file: whoever shows it knows that. */
  readonly message: Unsaid
  /** 1-based line in the file, when it is known. */
  readonly line?: number
  /** True when a part of the text is missing because of it, so that nothing may be called absent from this source. */
  readonly unreadable?: boolean
}
