/** What is asked of the processor and what it answers: plain data, which may go from one thread to another. */
import type { CslItem } from './csl-item.ts'
import type { FormattedText } from './formatted-text.ts'

/** One work in a citation. */
export interface CiteItem {
  readonly id: string
  readonly locator?: string
  /** CSL's locator term: `page`, `chapter`. */
  readonly label?: string
  /** Plain text as it is to stand there, with the blank between it and the cite. */
  readonly prefix?: string
  readonly suffix?: string
  readonly suppressAuthor?: boolean
}

/** One citation of an essay. */
export interface CiteCluster {
  readonly items: readonly CiteItem[]
  /** `@smith1776 says`: the first work's author stands in the sentence. */
  readonly narrative: boolean
  /** The number of its note in a style of notes, or of the footnote that it stands in; without one it is counted. */
  readonly note?: number
  /** It stands in a footnote of the essay already. */
  readonly inNote?: boolean
}

export interface FormatRequest {
  /** The style as XML. */
  readonly style: string
  /** Locales as XML by their tag; `en-US` must be among them. */
  readonly locales: Readonly<Record<string, string>>
  /** BCP 47: wins over the style's own language. */
  readonly language?: string
  /** What may be cited; a work that nobody cites does not matter. */
  readonly items: readonly CslItem[]
  /** In the order of the essay. */
  readonly citations: readonly CiteCluster[]
  /** In the bibliography without being cited (`nocite`). */
  readonly uncited?: readonly string[]
  /** Addresses and DOIs become links. */
  readonly links?: boolean
  /** The bibliography is of all items, each as if it stood alone: no dash for a name that comes again, no number before it. */
  readonly alone?: boolean
}

export interface FormattedCitation {
  /** What stands in the text or, in a style of notes, in the note. */
  readonly text: FormattedText
  /** Of a narrative citation: the names that stand in the sentence before it. */
  readonly author?: FormattedText
}

export interface FormattedEntry {
  readonly key: string
  readonly text: FormattedText
}

export interface FormatProblem {
  /** The work that it is about, when it is about one. */
  readonly key?: string
  readonly message: string
  /** The same as a value, for who says it in another language than the thread that formats. */
  readonly fault?: FormatFault
}

/** `why` is what the processor says, in English. */
export type FormatFault =
  | { readonly kind: 'style' | 'citations'; readonly why: string }
  | { readonly kind: 'entry'; readonly key: string; readonly why: string }
  | { readonly kind: 'nothing shown'; readonly key: string }

export interface FormatResult {
  /** Whether the style's citations are notes. */
  readonly isNote: boolean
  /** One for each that was asked for. */
  readonly citations: readonly FormattedCitation[]
  /** In the style's order; empty where a style has no bibliography. */
  readonly bibliography: readonly FormattedEntry[]
  readonly hangingIndent: boolean
  readonly problems: readonly FormatProblem[]
}
