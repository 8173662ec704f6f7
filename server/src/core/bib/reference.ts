/** What a bibliography says of one work. Dates, names and titles are text as a reader sees it: no LaTeX, no HTML. */
import type { Problem } from '../model/problem.ts'
import type { Span } from '../text/span.ts'

/** A person or a body. */
export interface Name {
  /** `Trotsky`; the whole name of a body or of a person with one name. */
  readonly family: string
  readonly given?: string
  /** `von`, `de la`: shown before the family name, sorted without it. */
  readonly particle?: string
  /** `Jr.` */
  readonly suffix?: string
  /** True when `family` is a whole name that is not taken apart: `UN Committee`. */
  readonly literal?: true
}

export interface Reference {
  /** As it is cited, without the `@`. */
  readonly key: string
  /** As CSL names it: `book`, `chapter`, `article-journal`; `document` when the bibliography does not say. */
  readonly type: string
  /** With its subtitle behind `: `. */
  readonly title?: string
  readonly shortTitle?: string
  readonly authors: readonly Name[]
  readonly editors: readonly Name[]
  readonly translators: readonly Name[]
  /** Of a source without an author: whom its head names. For finding it, never for citing it. */
  readonly named?: readonly Name[]
  /** The year of publication as it is cited: `1936`, `-44`. */
  readonly year?: string
  /** The year of the first edition, where it is told apart. */
  readonly originalYear?: string
  /** The journal, or the book that a chapter stands in. */
  readonly container?: string
  readonly publisher?: string
  /** Without `https://doi.org/`. */
  readonly doi?: string
  readonly isbn?: string
  readonly url?: string
  /** Attached files as the bibliography names them, `/` between parts: absolute or relative to the bibliography's folder. */
  readonly files: readonly string[]
  /** BCP 47 where it is known: `en`, `de`. */
  readonly language?: string
  /** The whole entry in the bibliography: `@book{smith1776, …}`, `{"id": …}`. */
  readonly span: Span<'raw'>
  /** The key alone, without quotes; where it is written with escapes, they are in the span. */
  readonly keySpan: Span<'raw'>
  /** The path of the file that the spans count in, as its parser was given it; for inline references the essay's. */
  readonly bibliography: string
}

/** A mutable view for building. */
export type ReferenceDraft = { -readonly [K in keyof Reference]: Reference[K] }

/** Something that could not be read in a bibliography. */
export interface EntryProblem extends Problem {
  /** The entry that it belongs to, when one is known. */
  readonly key?: string
  readonly span?: Span<'raw'>
}

/** One bibliography as read. Parsing never fails. */
export interface Bibliography {
  readonly path: string
  readonly format: 'bibtex' | 'csl-json' | 'csl-yaml' | 'ris' | 'inline'
  /** In the order of the file; a key may come twice. */
  readonly references: readonly Reference[]
  readonly problems: readonly EntryProblem[]
  /** The text ends inside an entry: perhaps the file was still being written. */
  readonly truncated: boolean
}

/** `de la Vallée Poussin, Charles` */
export function nameInFull({ family, given, particle, suffix }: Name): string {
  const last = particle ? `${particle} ${family}` : family
  return [last, given, suffix].filter(part => part !== undefined).join(', ')
}

/** `Smith`, `Marx & Engels`, `Smith et al.`: who is responsible for the work, as a list of suggestions shows it. */
export function shortAuthors(reference: Reference): string {
  const names = reference.authors.length > 0 ? reference.authors : reference.editors
  const [first, second] = names.map(name => (name.particle ? `${name.particle} ${name.family}` : name.family))
  if (first === undefined) return ''
  if (names.length > 2) return `${first} et al.`
  return second === undefined ? first : `${first} & ${second}`
}
