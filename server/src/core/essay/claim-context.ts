import type { Citation, CitedLocator } from '../model/citation.ts'
import type { Claim } from '../model/quotation.ts'
import type { Source } from './anchors.ts'
import type { Layout } from './layout.ts'
import { bareLocator } from './locator.ts'
import type { Texts } from './quotations.ts'
import type { Range } from './ranges.ts'

/** All that the claims of an essay's quotations are read from. */
export interface ClaimContext extends Texts {
  readonly layout: Layout
  readonly citations: readonly Citation[]
  readonly language: string
}

const BARE = /^[\s.,;:!?…\u00AD]*[([]([^()[\]]{1,60})[)\]]/

/** `(p. 199)` right behind `at`: a locator without a work. */
export function bareLocatorAfter(
  { text, scan, language }: ClaimContext,
  at: number,
  leaf: Range,
): CitedLocator | undefined {
  const match = BARE.exec(scan.slice(at, Math.min(leaf.end, at + 90)))
  if (!match) return undefined
  const end = at + match[0].length - 1
  return bareLocator(text, end - (match[1] as string).length, end, language)
}

/** Each work and place once. */
export function toClaims(sources: readonly Source[], attachment: Claim['attachment'], loose = false): Claim[] {
  const claims: Claim[] = []
  for (const source of sources) {
    const known = claims.some(
      c =>
        c.key === source.key &&
        c.locator?.label === source.locator?.label &&
        c.locator?.value === source.locator?.value,
    )
    if (known) continue
    const { aside, ...said } = source
    claims.push({ ...said, attachment, ...(loose ? { loose } : {}) })
  }
  return claims
}
