/** What a reader process and the program that has it tell each other. One file at a time. */
import type { SourceFile } from '../../core/read/reader.ts'
import type { Death } from './reader-limits.ts'
import type { RenditionData } from './rendition-data.ts'

export interface ReadRequest {
  /** Of a reader: see readers.ts. */
  readonly reader: string
  readonly file: SourceFile
}

export type ReadAnswer =
  /** Once, before anything else. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly rendition: RenditionData }
  /** The last words of a process that ends itself because a limit was reached. */
  | { readonly kind: 'over'; readonly death: Death }
