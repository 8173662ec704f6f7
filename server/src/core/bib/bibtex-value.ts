/** What the value of a BibTeX field says: its pieces joined, `@string` names replaced. Still LaTeX. */
import type { BibtexField } from './bibtex-entry-reader.ts'

/** Reads the value of a field. `unknown` is told of a name that no `@string` defines; the name then stands for itself. */
export type ValueReader = (field: BibtexField, unknown?: (name: string) => void) => string

/** No name is longer; without a limit, names made of names could make a gigabyte of a few lines. */
const LONGEST_STRING = 2_000
const LONGEST_VALUE = 200_000

const BARE = /[^\s,{}()"#%=@]+/y
const MONTHS = new Set('jan feb mar apr may jun jul aug sep oct nov dec'.split(' '))

/** The values of `@string` by lower-case name. */
export interface StringSource {
  get(name: string): BibtexField | undefined
  keys(): Iterable<string>
}

/** A reader of the values of one file. */
export function valueReader(text: string, strings: StringSource): ValueReader {
  const known = new Map<string, string>()
  let isReading = false
  const stringOf = (name: string): string | undefined => {
    const field = strings.get(name)
    if (!field) return undefined
    if (!isReading) {
      isReading = true
      // All in their order: what names say that are made of each other must not depend on who asks first.
      for (const each of strings.keys()) stringOf(each)
    }
    const before = known.get(name)
    if (before !== undefined) return before
    // A name that is made of itself is empty there.
    known.set(name, '')
    const value = read(field).slice(0, LONGEST_STRING)
    known.set(name, value)
    return value
  }
  const read: ValueReader = (field, unknown) => {
    const { start, end } = field.span
    let value = ''
    let at: number = start
    while (at < end && value.length < LONGEST_VALUE) {
      const char = text[at]
      if (char === '{' || char === '"') {
        const close = closing(text, at, end)
        value += text.slice(at + 1, close)
        at = close + 1
        continue
      }
      BARE.lastIndex = at
      const bare = BARE.exec(text)?.[0].slice(0, end - at)
      at += bare?.length ?? 1
      if (bare === undefined) continue
      const name = bare.toLowerCase()
      const named = stringOf(name)
      value += named ?? bare
      if (named === undefined && !/^\d+$/.test(bare) && !MONTHS.has(name)) unknown?.(bare)
    }
    return value.slice(0, LONGEST_VALUE)
  }
  return read
}

/** Where the brace or quotation mark that closes the one at `at` stands; `end` when none does. */
function closing(text: string, at: number, end: number): number {
  const isQuoted = text[at] === '"'
  let depth = 0
  for (let i = at + 1; i < end; i++) {
    const char = text[i]
    if (char === '\\') i++
    else if (char === '{') depth++
    else if (char === '}' && depth-- === 0 && !isQuoted) return i
    else if (char === '"' && isQuoted && depth <= 0) return i
  }
  return end
}
