/** Which of the headings that were found number parts of the work, and which are lines of its contents or numbers of something else. */
import { samePath } from './cited-values.ts'
import { isInside, type NumberedHeading } from './division-headings.ts'
import type { FoundHeading } from './found-headings.ts'

/** Fewer words than this between two headings: they may be lines of a list of contents. A poem under a number may be short itself. */
const LEAST_WORDS = 60
const LEAST_WORDS_UNDER_NUMBER = 15
const LEAST_IN_CONTENTS = 2
/** A number in a heading that is higher is a year, a price, a distance. */
const HIGHEST_BARE = 400

/**
 * Headings with hardly a word between them, all of which come again further on, are a list of contents; with the last of them, whatever
 * stands between it and the first chapter.
 */
export function withoutContents(found: readonly FoundHeading[], text: string): readonly FoundHeading[] {
  const lastAt = new Map(found.map((one, i) => [nameOf(one), i]))
  const kept: FoundHeading[] = []
  for (let from = 0; from < found.length; ) {
    let thin = 0
    let to = from
    for (; to + 1 < found.length; to++) {
      const [one, next] = [found[to] as FoundHeading, found[to + 1] as FoundHeading]
      if (isInside(next.label, one.label)) continue
      if (!isThin(one, next, text)) break
      thin++
    }
    const comesAgain = (i: number): boolean => (lastAt.get(nameOf(found[i] as FoundHeading)) ?? 0) > to
    let end = from
    while (end <= to && comesAgain(end)) end++
    if (thin < LEAST_IN_CONTENTS || end < to) {
      kept.push(...found.slice(from, to + 1))
      from = to + 1
    } else from = end
  }
  return kept
}

function nameOf({ label, number }: FoundHeading): string {
  return `${label} ${number.map(({ value }) => value).join('.')}`
}

function isThin({ label, end }: FoundHeading, next: FoundHeading, text: string): boolean {
  const least = label === 'bare' ? LEAST_WORDS_UNDER_NUMBER : LEAST_WORDS
  let count = 0
  let inWord = false
  for (let i = end; i < next.start; i++) {
    const isVisible = text.charCodeAt(i) > SPACE
    if (isVisible && !inWord && ++count >= least) return false
    inWord = isVisible
  }
  return true
}

const SPACE = 32

/** A half-title says what the title says again. */
export function withoutHalfTitles(found: readonly FoundHeading[], text: string): readonly FoundHeading[] {
  return found.filter((one, i) => {
    const next = found[i + 1]
    return !next || one.start === next.start || nameOf(one) !== nameOf(next) || !isThin(one, next, text)
  })
}

/**
 * Bare numbers count only beside a neighbour of theirs: `1066 and All That` numbers nothing. So do those of a named part that is not the first:
 * `Section 2` of the terms of use is no part of a novel.
 */
export function inSequence(found: readonly FoundHeading[]): readonly FoundHeading[] {
  const bare = found.filter(one => one.label === 'bare' && (one.number[0]?.value ?? 0) <= HIGHEST_BARE)
  const kept = new Set(bare.filter((one, i) => follows(bare[i - 1], one) || follows(one, bare[i + 1])))
  const values = new Set(found.map(({ label, number }) => `${label} ${number.at(-1)?.value}`))
  const hasNeighbour = ({ label, number }: FoundHeading): boolean => {
    const value = number.at(-1)?.value ?? 0
    const isPlay = label === 'act' || label === 'scene'
    return isPlay || value <= 1 || values.has(`${label} ${value - 1}`) || values.has(`${label} ${value + 1}`)
  }
  return found.filter(one => (one.label === 'bare' ? kept.has(one) : hasNeighbour(one)))
}

/** 4.2 and 5 and 4.1.1 come behind 4.1. */
export function follows(before: NumberedHeading | undefined, after: NumberedHeading | undefined): boolean {
  if (!before || !after) return false
  const [x, y] = [before.number, after.number]
  if (y.length > x.length)
    return y.length === x.length + 1 && samePath(y.slice(0, -1), x) && (y.at(-1)?.value ?? 0) <= 1
  const last = y.length - 1
  return samePath(y.slice(0, last), x.slice(0, last)) && y[last]?.value === (x[last]?.value ?? 0) + 1
}
