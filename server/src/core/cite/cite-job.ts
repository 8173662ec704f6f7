/** One piece of work for the thread beside the requests: from references to formatted text. Plain data on both sides. */
import type { Reference } from '../bib/reference.ts'
import type { BibtexIndex } from './bibtex-index.ts'
import { type BibliographyText, citedItems } from './cited-items.ts'
import type { CslItem } from './csl-item.ts'
import { format } from './format.ts'
import type { CiteCluster, FormatResult } from './format-request.ts'

export interface CiteJob {
  /** XML. */
  readonly style: string
  readonly locales: Readonly<Record<string, string>>
  readonly language?: string
  readonly references: readonly Reference[]
  readonly texts: readonly BibliographyText[]
  readonly citations: readonly CiteCluster[]
  readonly uncited: readonly string[]
  readonly links: boolean
  readonly alone: boolean
}

export interface CiteJobResult extends FormatResult {
  /** What was given to the style, in the order of the references. */
  readonly items: readonly CslItem[]
}

/** @param indexOf see {@link citedItems} */
export function runCiteJob(
  { references, texts, language, ...job }: CiteJob,
  indexOf?: (text: BibliographyText) => BibtexIndex,
): CiteJobResult {
  const items = citedItems(references, texts, language, indexOf)
  return { ...format({ ...job, items, ...(language !== undefined && { language }) }), items }
}
