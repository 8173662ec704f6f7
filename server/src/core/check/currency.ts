/** Currencies that one text has as a sign and the other as a word: `£1,000` and `1,000 pounds`. */

const NAMES: readonly (readonly [string, RegExp])[] = [
  ['£', /^(?:pounds?|sterling|pfund|livres?|фунт\p{L}*)$/iu],
  ['$', /^(?:dollars?|доллар\p{L}*)$/iu],
  ['€', /^(?:euros?|евро)$/iu],
  ['₽', /^(?:rou?bles?|rubel|рубл\p{L}*)$/iu],
]

/** How far from its number a sign or a name stands, in characters. */
const REACH = 24

/** Whether `word` names a currency whose sign stands just before the number that ends at `at`. */
export function namesSignAt(word: string, text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - REACH), at)
  return NAMES.some(([sign, name]) => name.test(word) && before.includes(sign))
}

/** Whether the currency sign in a gap of one text is a word behind the number in the other text. */
export function signIsNamed(gapWithSign: string, otherText: string, at: number): boolean {
  const words = otherText.slice(at, at + REACH).match(/\p{L}+/gu) ?? []
  return NAMES.some(([sign, name]) => gapWithSign.includes(sign) && words.some(word => name.test(word)))
}
