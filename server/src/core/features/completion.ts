import type { Works } from '../check/works.ts'
import type { FormattedText } from '../cite/formatted-text.ts'
import type { Corpus } from '../corpus/corpus.ts'
import type { Essay } from '../essay/essay.ts'
import { writingAt } from '../essay/writing-at.ts'
import type { Offset } from '../text/span.ts'
import { citedNear } from './cited-near.ts'
import type { Citables } from './completion/citables.ts'
import type { CompletionList } from './completion/completion-list.ts'
import { keysAt } from './completion/keys.ts'
import { locatorsAt } from './completion/locators.ts'
import { quotationsAt } from './completion/quotations.ts'
import { termsAt } from './completion/terms.ts'
import { wordsForKeyAt } from './completion/words-for-key.ts'

export { Citables } from './completion/citables.ts'
export type { CompletionItem, CompletionList } from './completion/completion-list.ts'

export interface CompletionOptions {
  /**
   * Whether the writer asked, or typed in an editor that suggests while one types; false where a character such as a space or a bracket
   * set it off. Terms are offered only when asked for: nobody wants a list at every word.
   */
  readonly asked: boolean
  /** The entry of a key in the essay's style, where it has been formatted already. */
  readonly formattedOf?: (key: string) => FormattedText | undefined
  /** Keys that the writer put in lately, here or in another essay, the latest first. */
  readonly recent?: readonly string[]
  /** What the keys stand for, with what is known of the pages of sources; without it no locators are offered, and what is cited tells nothing of terms. */
  readonly works?: Works
}

/**
 * What may be put in at `at`: citation keys behind an `@` and words by which a work is looked for, and behind the bracket that follows a quotation; locators behind the
 * comma of a citation; the rest of a quotation from its first three words on; terms. Undefined where nothing may.
 */
export function completionsAt(
  essay: Essay,
  corpus: Corpus,
  citables: Citables,
  at: Offset<'essay'>,
  { asked, formattedOf, recent = [], works }: CompletionOptions,
): CompletionList | undefined {
  const words = wordsForKeyAt(essay, at, key => citables.get(key) !== undefined)
  const named = words && keysAt(essay, corpus, citables, words.query, words.replace, at, '', { formattedOf, recent })
  if (named && named.items.length > 0) return named
  const writing = writingAt(essay, at)
  switch (writing?.kind) {
    case 'key':
      return keysAt(essay, corpus, citables, writing.query, writing.replace, at, '', { formattedOf, recent })
    case 'citation':
      return keysAt(essay, corpus, citables, '', writing.replace, at, '@', { formattedOf, recent })
    case 'locator':
      return works && locatorsAt(essay, works, writing, at)
    case 'quotation':
      return quotationsAt(essay, corpus, writing, at, citables)
    case 'word':
      return asked ? termsAt(essay, corpus, writing, works && citedNear(essay, works, at)) : undefined
    case undefined:
      return undefined
  }
}
