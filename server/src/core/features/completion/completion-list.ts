import type { Span } from '../../text/span.ts'

/** One suggestion. Plain data; all text but `documentation` is as it is shown, that is Markdown. */
export interface CompletionItem {
  readonly kind: 'citation' | 'locator' | 'quotation' | 'term'
  readonly label: string
  /** Short, beside the label: authors and year, or the key. */
  readonly note: string
  /** One line: the title. */
  readonly detail: string
  /** Built by features/hover-markup.ts alone. */
  readonly documentation: string
  readonly insert: string
  /** What an editor may compare with what is typed: begins with it, so that the editor keeps what was found by other means. */
  readonly filter: string
}

export interface CompletionList {
  /** Best first. */
  readonly items: readonly CompletionItem[]
  /** True: with another letter there may be others, so the editor asks again. */
  readonly incomplete: boolean
  /** What every item's text takes the place of; on one line, and the cursor is in it. */
  readonly replace: Span<'essay'>
  /** From the start of `replace` to here is what has been typed. */
  readonly typedEnd: Span<'essay'>['end']
}
