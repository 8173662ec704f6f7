/** What the faces ask of whoever formats citations for them: files and threads are the host's. */
import type { Reference } from '../bib/reference.ts'
import type { CiteJobResult } from './cite-job.ts'
import type { BibliographyText } from './cited-items.ts'
import type { CiteCluster } from './format-request.ts'

export interface CitingRequest {
  /** A shipped style's name, a file or an address, as the essay or the command line has it; without it the default. */
  readonly style?: string
  /** Where a style's file is sought, the first one first. Paths or URIs, as the host has them. */
  readonly folders: readonly string[]
  /** BCP 47. */
  readonly language?: string
  /** The works that are cited or are to be in the bibliography. */
  readonly references: readonly Reference[]
  /** Bibliographies that are not files: the essay for the references of its front matter. */
  readonly texts: readonly BibliographyText[]
  readonly citations: readonly CiteCluster[]
  readonly uncited?: readonly string[]
  readonly links?: boolean
  /** See FormatRequest. */
  readonly alone?: boolean
  /** The result is to have the texts of the bibliographies. */
  readonly wantsTexts?: boolean
}

export interface CitingResult extends CiteJobResult {
  /** The bibliographies, where they are wanted. */
  readonly texts: readonly BibliographyText[]
}

export interface Citing {
  /**
   * Formats beside everything else. Rejects when it is not done in time; whatever is wrong with a style or an entry is a problem of the
   * result.
   */
  format(request: CitingRequest): Promise<CitingResult>
  dispose(): void
}
