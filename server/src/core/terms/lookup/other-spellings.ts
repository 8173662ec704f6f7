import type { Lexicon } from '../lexicon/lexicon.ts'

/**
 * How the sources spell a name of one word that they have in other Latin spellings only, each spelling once. Empty where one of them
 * has this spelling, or none knows the name.
 */
export function otherSpellings(word: string, lexicon: Lexicon): readonly string[] {
  const rootOf = (one: string): string | undefined => lexicon.inflection.keys(one, ['en'])[0]
  const own = rootOf(word)
  const found = new Map<string | undefined, string>()
  for (const { words } of lexicon.fitting([word])) {
    const [name] = words
    if (name === undefined || words.length > 1 || !/^\p{Script=Latin}/u.test(name)) continue
    const root = rootOf(name)
    if (root === own) return []
    if (!found.has(root)) found.set(root, name)
  }
  return [...found.values()]
}
