/** What is used of pdf.js (pdfjs-dist): its own types need the DOM's, which the core must not have. */
declare module 'pdfjs-dist/legacy/build/pdf.mjs' {
  /** A run of glyphs. A matrix is [a b c d e f]: its last two numbers say where the baseline begins. */
  export interface TextItem {
    readonly str: string
    readonly transform: readonly number[]
    /** Along the baseline, in the units of the page. */
    readonly width: number
    readonly hasEOL: boolean
  }
  export interface PageProxy {
    getViewport(options: { readonly scale: number }): {
      readonly width: number
      readonly height: number
      readonly transform: readonly number[]
    }
    streamTextContent(options: { readonly disableNormalization: boolean }): ReadableStreamLike<{
      readonly items: readonly (TextItem | { readonly type: string })[]
    }>
    getOperatorList(): Promise<{ readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }>
    cleanup(): boolean
  }
  export interface ReadableStreamLike<T> {
    getReader(): {
      read(): Promise<{ readonly done: boolean; readonly value?: T }>
      cancel(reason: Error): Promise<void>
    }
  }
  export interface OutlineNode {
    readonly title: string
    readonly dest: string | readonly unknown[] | null
    readonly items: readonly OutlineNode[]
  }
  export interface DocumentProxy {
    readonly numPages: number
    getPage(number: number): Promise<PageProxy>
    getPageLabels(): Promise<readonly string[] | null>
    getOutline(): Promise<readonly OutlineNode[] | null>
    getDestination(name: string): Promise<readonly unknown[] | null>
    getPageIndex(reference: unknown): Promise<number>
    getMetadata(): Promise<{
      readonly info: Readonly<Record<string, unknown>>
      readonly metadata: { get(name: string): unknown } | null
    }>
  }
  export function getDocument(options: Readonly<Record<string, unknown>>): {
    readonly promise: Promise<DocumentProxy>
    destroy(): Promise<void>
  }
  export const OPS: Readonly<Record<string, number>>
}

/** Sets `globalThis.pdfjsWorker`, so that no thread is begun for what it does. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {}
