/** The fields of one entry of BibTeX as their readers ask for them: the first of several that says something, as LaTeX, text or a list. */
import type { BibtexField } from '../bib/bibtex-entry-reader.ts'
import type { ValueReader } from '../bib/bibtex-value.ts'
import { latexToText } from '../bib/latex-text.ts'

export class BibtexFields {
  private readonly fields: ReadonlyMap<string, BibtexField>
  private readonly read: ValueReader

  constructor(fields: ReadonlyMap<string, BibtexField>, read: ValueReader) {
    this.fields = fields
    this.read = read
  }

  /** The first of these that says something, still LaTeX; empty when none does. */
  raw(...names: readonly string[]): string {
    for (const name of names) {
      const field = this.fields.get(name)
      const value = field && this.read(field).trim()
      if (value) return value
    }
    return ''
  }

  plain(...names: readonly string[]): string {
    return latexToText(this.raw(...names))
  }

  /** The parts of BibLaTeX's lists of names of places and publishers, of all of these fields. */
  list(...names: readonly string[]): string {
    return names
      .flatMap(name => splitList(this.raw(name)))
      .map(latexToText)
      .filter(part => part !== '')
      .join('; ')
  }
}

function splitList(latex: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < latex.length; i++) {
    const char = latex[i]
    if (char === '\\') i++
    else if (char === '{') depth++
    else if (char === '}') depth--
    else if (depth === 0 && /\s/.test(char as string) && /^\sand\s/.test(latex.slice(i, i + 5))) {
      parts.push(latex.slice(from, i))
      from = i + 5
      i += 4
    }
  }
  return [...parts, latex.slice(from)]
}
