import type { Rendition } from '../../../server/src/core/model/source.ts'
import { foldedWord, scanWords } from '../../../server/src/core/text/words.ts'

/** Which words of an oracle's text a rendition lacks, counted one by one. */
export function missingWords(
  oracle: string,
  rendition: Pick<Rendition, 'text' | 'furniture'>,
): { readonly recall: number; readonly missing: readonly string[]; readonly count: number } {
  const counts = new Map<string, number>()
  for (const word of wordsOf(rendition.text, rendition)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const wanted = wordsOf(oracle)
  const missing = wanted.filter(word => {
    const left = counts.get(word) ?? 0
    counts.set(word, left - 1)
    return left <= 0
  })
  return { recall: 1 - missing.length / wanted.length, missing, count: wanted.length }
}

export function wordsOf(text: string, rendition?: Pick<Rendition, 'furniture'>): string[] {
  const table = scanWords(text, rendition?.furniture ?? [])
  return Array.from({ length: table.count }, (_, i) => foldedWord(text, table, i))
}
