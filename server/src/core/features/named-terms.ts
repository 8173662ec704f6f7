import type { Term } from '../model/term.ts'
import type { Glossary } from '../terms/glossary.ts'

export interface NamedTerm {
  readonly term: Term
  /** The same for every value that stands for the same term. */
  readonly id: string
  /** By which alone the person is called whose full name the term is (see lookup/bearer.ts), where a text or a source calls him so. */
  readonly surnames: readonly string[]
}

/** Terms for a list, each once, in the order in which they come: a surname is listed as a name of the one person who bears it. */
export class NamedTerms {
  private readonly glossary: Glossary
  private readonly terms = new Map<string, { readonly term: Term; readonly surnames: Set<string> }>()

  constructor(glossary: Glossary) {
    this.glossary = glossary
  }

  /** The id under which it is listed. */
  add(term: Term): string {
    const bearer = this.glossary.bearerOf(term)
    const shown = bearer ?? term
    const id = idOf(shown)
    const known = this.terms.get(id) ?? { term: shown, surnames: new Set() }
    if (bearer && !bearer.aliases.includes(term.name)) known.surnames.add(term.name)
    this.terms.set(id, known)
    return id
  }

  all(): readonly NamedTerm[] {
    return [...this.terms].map(([id, { term, surnames }]) => ({ term, id, surnames: [...surnames] }))
  }
}

/** Terms are merged anew when they are forgotten, so that two values may be one term. */
function idOf({ name, accounts: [best] }: Term): string {
  return best ? `${name}\n${best.source}\n${best.passage.start}\n${best.at.start}` : name
}
