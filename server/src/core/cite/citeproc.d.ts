/** What of citeproc-js we use. */
declare module 'citeproc' {
  export interface Sys {
    retrieveItem(id: string): unknown
    retrieveLocale(language: string): string
  }
  export interface CitationItem {
    id: string
    locator?: string
    label?: string
    prefix?: string
    suffix?: string
    'suppress-author'?: boolean
    'author-only'?: boolean
  }
  export interface CitationObject {
    citationID: string
    citationItems: CitationItem[]
    properties: { noteIndex: number; unsorted?: boolean }
  }
  export interface BibliographyLayout {
    readonly entry_ids: readonly (readonly string[])[]
    readonly hangingindent?: unknown
    readonly 'second-field-align'?: unknown
    readonly entryspacing?: number
    readonly linespacing?: number
  }
  export interface Engine {
    readonly opt: {
      readonly xclass: 'note' | 'in-text'
      readonly lang: string
      readonly development_extensions: Record<string, boolean>
    }
    readonly citation: {
      readonly opt: {
        readonly layout_prefix: string
        readonly layout_suffix: string
        readonly layout_delimiter: string
      }
    }
    updateItems(ids: readonly string[]): void
    updateUncitedItems(ids: readonly string[]): void
    rebuildProcessorState(
      citations: readonly CitationObject[],
      mode: 'html',
      uncited: readonly string[],
    ): readonly (readonly [id: string, note: number, text: string])[]
    makeCitationCluster(items: readonly CitationItem[]): string
    makeBibliography(): false | readonly [BibliographyLayout, readonly string[]]
  }
  const CSL: { readonly Engine: new (sys: Sys, style: string, language?: string, forceLanguage?: boolean) => Engine }
  export default CSL
}
