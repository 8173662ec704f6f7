import type { Problem } from '../model/problem.ts'
import type { TermLanguage } from '../model/term.ts'
import type { Span } from '../text/span.ts'

/** Words of a glossary file and where they stand in it. */
export interface OwnText {
  /** As a reader sees it: markup and quoting of the format are gone. */
  readonly text: string
  /** Where the file says it; else undefined. */
  readonly language?: TermLanguage
  /** In the decoded file. */
  readonly at: Span<'raw'>
}

/** What a writer's own glossary says of one term. */
export interface OwnEntry {
  /** The name to show first, then the others; never empty. */
  readonly names: readonly [OwnText, ...OwnText[]]
  /** One for each sense or language, in the order of the file; empty where the file gives names only. */
  readonly definitions: readonly OwnText[]
}

export interface ReadGlossary {
  /** In the order of the file. */
  readonly entries: readonly OwnEntry[]
  readonly problems: readonly Problem[]
}

/** A larger file is no glossary that somebody wrote; it is read up to here. */
export const MOST_ENTRIES = 20_000

/** `de-AT` is German; a language whose inflections we do not know is none. */
export function termLanguage(tag: string | undefined): TermLanguage | undefined {
  const language = tag?.slice(0, 2).toLowerCase()
  if (tag !== undefined && /^[a-z]{3}(?:-|$)/i.test(tag)) return THREE_LETTERS.get(tag.slice(0, 3).toLowerCase())
  return language === 'en' || language === 'de' || language === 'fr' || language === 'ru' ? language : undefined
}

const THREE_LETTERS: ReadonlyMap<string, TermLanguage> = new Map([
  ['eng', 'en'],
  ['deu', 'de'],
  ['ger', 'de'],
  ['fra', 'fr'],
  ['fre', 'fr'],
  ['rus', 'ru'],
])

/** What stands where a definition is to be written: three dots, a dash, `TODO`. */
export function isPlaceholder(definition: string): boolean {
  return /^(?:[\s.…?–—-]*|todo\b.{0,40}|tbd)$/iu.test(definition)
}
