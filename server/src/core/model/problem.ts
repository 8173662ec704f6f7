/** Something that could not be read as it was meant to be. Parsing never fails: it gives a value and problems. */
export interface Problem {
  /** What is wrong and what was done about it, as a sentence for the person who wrote the file. */
  readonly message: string
  /** 1-based line in the file, when it is known. */
  readonly line?: number
  /** True when a part of the text is missing because of it, so that nothing may be called absent from this source. */
  readonly unreadable?: boolean
}
