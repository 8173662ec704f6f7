import { bareHeading, type NumberedHeading } from './division-headings.ts'
import type { FoundHeading } from './found-headings.ts'
import { follows } from './heading-sequences.ts'

const NUMBERED = /^ {0,4}\d{1,3}(?:\.\d{1,3}){0,4}\.?[ \t]{1,4}\p{Lu}/u
/** A line of the contents ends in a page. */
const OF_CONTENTS = /\.{3,}|(?:\. ){3,}|\s\d+$/
const MOST_WORDS = 14
/** As far as the next line is looked at. */
const LOOK_AHEAD = 160

interface Passed {
  readonly heading: FoundHeading
  readonly isAlone: boolean
}

/**
 * Headings that the outline does not know, because of a page break or a list beside them: lines of their own whose number is the next of the last
 * heading's, unless the number before stands in such a line too: then both are of a list. And the very first, when the second comes.
 */
export class UnlistedHeadings {
  private last: NumberedHeading | undefined
  private passed: Passed[] = []

  /** What the line is the heading of; undefined where its number does not fit. */
  headingIn(text: string, start: number, end: number): NumberedHeading | undefined {
    const line = text.slice(start, end)
    if (!NUMBERED.test(line) || OF_CONTENTS.test(line) || line.trim().split(/\s+/).length > MOST_WORDS) return undefined
    const heading = bareHeading(line, this.last)
    if (!heading) return undefined
    const isAlone = /^[^\S\n]*\n\s*?(?:\n|$)/.test(text.slice(end, end + LOOK_AHEAD))
    if (isAlone && follows(this.last, heading) && !this.passed.some(one => follows(one.heading, heading)))
      return heading
    this.passed.push({ heading: { ...heading, start, end, level: undefined }, isAlone })
    return undefined
  }

  /** A heading is found; returns the first of all, when it was passed just before as if it were none. */
  learn(heading: NumberedHeading): FoundHeading | undefined {
    const before = this.last === undefined ? this.passed.at(-1) : undefined
    this.last = heading
    this.passed = []
    const isFirst =
      before?.isAlone === true && before.heading.number.length === 1 && before.heading.number[0]?.value === 1
    return isFirst && follows(before.heading, heading) ? before.heading : undefined
  }
}
