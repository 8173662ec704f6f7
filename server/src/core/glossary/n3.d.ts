/** The package has no types of its own. Only what we use. */
declare module 'n3' {
  interface Token {
    readonly type: string
    readonly line: number
    /** From the start of its line; on its last line where `endLine` is given. */
    readonly start: number
    readonly end: number
    readonly endLine?: number
  }
  interface Term {
    readonly termType: string
    readonly value: string
    readonly language?: string
  }
  interface Quad {
    readonly subject: Term
    readonly predicate: Term
    readonly object: Term
  }
  interface Factory {
    literal(value: string, languageOrType?: string | Term): Term
  }
  interface ParserOptions {
    readonly format?: string
    readonly baseIRI?: string
    readonly factory?: Factory
  }
  interface ParseCallbacks {
    readonly onToken?: (token: Token) => void
  }
  export class Parser {
    constructor(options?: ParserOptions)
    /** Throws at the first thing that is no Turtle. */
    parse(text: string, callbacks?: ParseCallbacks): Quad[]
  }
  export const DataFactory: Factory
}
