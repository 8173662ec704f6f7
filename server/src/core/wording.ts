/**
 * What people read, in the language of their editor. The English sentence stands in the code and is the key of its translations
 * (l10n/bundle.l10n.*.json, which the client's own strings use as well).
 *
 * The language is the one thing that is set for a whole process: a face says it once, before the first sentence, and without it all is
 * English. What is kept or comes from a thread or another process holds no sentence that was translated: there it is {@link Unsaid}.
 */
import { config, t } from '@vscode/l10n'
import type { Unsaid } from './model/unsaid.ts'

export type { Unsaid }

/**
 * The sentence in the language that is set, its `{0}`, `{1}` replaced by what follows. Translations may turn their order, so nothing is put
 * together of half sentences.
 */
export const say: (sentence: string, ...values: (string | number)[]) => string = t

/** A sentence for later: the arguments are those of {@link say}. */
export function unsaid(sentence: string, ...values: readonly (string | number | Unsaid)[]): Unsaid {
  return { sentence, values }
}

/** Says it in the language that is set now. */
export function said({ sentence, values }: Unsaid): string {
  return t(sentence, ...values.map(value => (typeof value === 'object' ? said(value) : value)))
}

/** Says the sentences of this process in other words; without them in English. */
export function speak(translations: Readonly<Record<string, string>> = {}): void {
  config({ contents: translations })
}

/** One sentence for one, another for any other number; languages with more forms put the number last: `Places: 5`. */
export function sayCount(count: number, one: string, many: string, ...values: (string | number)[]): string {
  return count === 1 ? say(one, count, ...values) : say(many, count, ...values)
}
