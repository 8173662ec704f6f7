import type { Rendition } from '../model/source.ts'
import type { TermLanguage } from '../model/term.ts'

export type { TermLanguage } from '../model/term.ts'

const FREQUENT: readonly (readonly [TermLanguage, RegExp])[] = [
  ['en', /(?<!\p{L})(?:the|of|and|to|in|that|was|is|with)(?!\p{L})/giu],
  ['de', /(?<!\p{L})(?:der|die|das|und|nicht|von|ist|den|mit)(?!\p{L})/giu],
  ['fr', /(?<!\p{L})(?:le|la|les|et|des|du|est|une|que)(?!\p{L})/giu],
  ['ru', /(?<!\p{L})(?:и|в|не|на|что|с|как|это|его)(?!\p{L})/giu],
]

/** Enough text to tell languages apart by their commonest words. */
const SAMPLE = 2500

/** The language of a source: what its metadata says, or the one whose commonest words it uses most. English when in doubt. */
export function languageOf(rendition: Rendition): TermLanguage {
  const said = rendition.metadata.language?.slice(0, 2).toLowerCase()
  if (said === 'en' || said === 'de' || said === 'fr' || said === 'ru') return said
  const middle = Math.max(0, Math.floor(rendition.text.length / 2) - SAMPLE / 2)
  const sample = rendition.text.slice(middle, middle + SAMPLE)
  let best: TermLanguage = 'en'
  let most = 0
  for (const [language, words] of FREQUENT) {
    const count = sample.match(words)?.length ?? 0
    if (count > most) {
      most = count
      best = language
    }
  }
  return best
}

/** A short text says its language by at least so many of the commonest words, twice as many as of any other. */
const LEAST_SIGNS = 3

/** The language of a few sentences; undefined when they do not tell. */
export function languageOfText(text: string): TermLanguage | undefined {
  const counts = FREQUENT.map(([language, words]) => ({ language, count: text.match(words)?.length ?? 0 }))
  const [first, second] = counts.sort((a, b) => b.count - a.count)
  if (!first || first.count < LEAST_SIGNS || first.count < 2 * (second?.count ?? 0)) return undefined
  return first.language
}
