/**
 * Whether a quotation stands where its citation says. Several claims, several places and several numbers are all tried: wrong is said only when
 * none of them fits and the source's own numbering says so.
 */

import { withColon } from '../locate/cited-values.ts'
import { judgeLocator, type LocatorJudgement } from '../locate/judge-locator.ts'
import { valueLike } from '../locate/value-like.ts'
import type { CitedLocator } from '../model/citation.ts'
import type { Locator } from '../model/place.ts'
import type { Claim } from '../model/quotation.ts'
import type { Location, Match, Mislocation } from '../model/verdict.ts'
import { saysMoreThanDeclared } from './declarations.ts'
import type { Works } from './works.ts'

/** `matches` are the places in the claimed sources that may be meant, best first. */
export function locationOf(claims: readonly Claim[], matches: readonly Match[], works: Works): Location | undefined {
  const direct = claims.filter(({ attachment }) => attachment === 'direct')
  let wrong: Mislocation | undefined
  let isDoubtful = false
  for (const claim of direct.length > 0 ? direct : claims) {
    const sources = works.sourcesOf(claim.key)
    for (const { place } of matches) {
      if (!sources.includes(place.source)) continue
      // The work as a whole is cited as well.
      if (!claim.locator) return undefined
      const judged = judgeLocator(works.located(place.source), claim.locator, place.span)
      if (judged.kind === 'right') return { kind: 'right' }
      if (judged.kind === 'wrong') {
        wrong ??= {
          ...mislocation(claim.locator, judged),
          claim: claims.indexOf(claim),
          source: place.source,
        }
        // Words stand between, and the place may be theirs: `[@key, p. 5] begins so; "…" comes twenty pages later`.
        isDoubtful ||= claim.loose === true || isOpen(claim.locator) || (judged.isMissing && isYear(claim.locator))
      } else isDoubtful ||= judged.why !== 'no-numbering'
    }
  }
  return isDoubtful ? undefined : wrong
}

/** Whether the place may be in what is written beside: `p. 40 of the first edition`, `ch. 3 and passim`, `pp. 10-12, esp. 27`. */
export function isOpen({ beside }: CitedLocator): boolean {
  return beside !== undefined && saysMoreThanDeclared(beside)
}

/** `[@key, 1911]`: to Pandoc a page. */
export function isYear({ label, value, span }: CitedLocator): boolean {
  return label === 'page' && span.end - span.start === value.length && /^(?:1[4-9]|20)\d\d[a-z]?$/.test(value)
}

function mislocation(
  cited: CitedLocator,
  { right, labels, corrections, isPhysical, isMissing }: Extract<LocatorJudgement, { kind: 'wrong' }>,
): Omit<Mislocation, 'claim' | 'source'> {
  const parts = cited.parts ?? [cited]
  const values = parts.flatMap(({ label, value, book }, part) => {
    const changes = corrections.filter(one => one.part === part)
    const plain = book === undefined ? value : withColon(value)
    const written = changes.length > 0 ? valueLike(plain, labels[part] ?? label, changes) : undefined
    return written === undefined ? [] : [{ part, value: plain === value ? written : written.replaceAll(':', ',') }]
  })
  const written = (part: number, value: string): string => values.find(one => one.part === part)?.value ?? value
  const isWhole = values.length === new Set(corrections.map(({ part }) => part)).size
  return {
    kind: 'wrong',
    cited: asLocator(
      parts.map(({ value }, part) => ({ label: labels[part] as string, value: unstopped(value), certain: true })),
    ),
    right: isWhole
      ? asLocator(
          parts.map(({ value }, part) => ({
            label: labels[part] as string,
            value: unstopped(written(part, value)),
            certain: right.certain,
          })),
        )
      : right,
    corrections: isWhole ? values : [],
    isPhysical,
    isMissing,
  }
}

/** `13 f.` as it stands in a sentence, which may end there. */
function unstopped(value: string): string {
  return value.replace(/\.$/, '')
}

function asLocator(parts: readonly Locator[]): Locator {
  const last = parts.at(-1) as Locator
  return parts.length > 1 ? { ...last, within: parts.slice(0, -1) } : last
}
