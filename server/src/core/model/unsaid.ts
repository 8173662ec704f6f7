/**
 * A sentence that nobody has said yet: the English one and what stands at its `{0}`, `{1}`, which may be sentences too. Plain data, for
 * what is kept on disk or made where the language is not known; wording.ts says it.
 */
export interface Unsaid {
  readonly sentence: string
  readonly values: readonly (string | number | Unsaid)[]
}
