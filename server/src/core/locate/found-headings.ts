/** The lines of a source that number its parts, in order: see division-headings.ts for what one line says. Cost: O(text). */
import type { Rendition } from '../model/source.ts'
import { bareHeading, type NumberedHeading, numberedHeadings } from './division-headings.ts'
import { UnlistedHeadings } from './unlisted-headings.ts'

export interface FoundHeading extends NumberedHeading {
  /** The line that it stands in; several may stand in one. */
  readonly start: number
  readonly end: number
  /** Of the heading in the outline; undefined where only its shape tells. */
  readonly level: number | undefined
}

const LONGEST_LINE = 160

export function foundHeadings({ text, outline, blocks }: Rendition): readonly FoundHeading[] {
  const found: FoundHeading[] = []
  const levels = new Map(outline.map(heading => [text.lastIndexOf('\n', heading.span.start - 1) + 1, heading.level]))
  const blockStarts = new Set<number>(blocks.map(block => block.span.start))
  const unlisted = new UnlistedHeadings()
  let afterBlank = true
  let afterDivision = false
  for (let start = 0; start <= text.length; ) {
    const lineEnd = text.indexOf('\n', start)
    const end = lineEnd < 0 ? text.length : lineEnd
    const level = levels.get(start)
    const beginsPage = text[start] === '\f'
    const mayBegin: boolean = afterBlank || afterDivision || beginsPage || level !== undefined || blockStarts.has(start)
    const isLong = end - start > LONGEST_LINE
    const line: string = mayBegin && !isLong ? text.slice(start, end) : ''
    afterBlank = !isLong && isBlank(text, start, end)
    if (line !== '' && !afterBlank) {
      const named: readonly NumberedHeading[] = MAY_BE_NAMED.test(line) ? numberedHeadings(line) : []
      const stands: boolean = level !== undefined || standsAlone(text, end, line, named[0])
      const bare: NumberedHeading | undefined =
        named.length > 0
          ? undefined
          : level === undefined
            ? unlisted.headingIn(text, start, end)
            : bareHeading(line, found.at(-1))
      const first = bare && unlisted.learn(bare)
      if (first) found.push(first)
      const here: readonly NumberedHeading[] = bare ? [bare] : stands ? named : []
      for (const heading of here) found.push({ ...heading, start, end, level })
      afterDivision = here.length > 0 && !bare
    } else afterDivision &&= afterBlank
    start = end + 1
  }
  return found
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) > SPACE && text.charCodeAt(i) !== NO_BREAK_SPACE) return false
  return true
}

const SPACE = 32
const NO_BREAK_SPACE = 0xa0

/** Spares most lines the look at what they say: a heading has its name among its first words. */
const MAY_BE_NAMED =
  /^\s*(?:§|(?:\p{L}+\.?\s+){0,2}(?:act|ak?te?|auf|scen|szen|sc[eè]n|chap|kap|book|buch|livre|part|teil|vol|band|tome|canto|ges|chant|sonn?et|psa[lu]m|ode|stanza|stroph|app|anh|ann|sect|abs|artic|artik|глав|част|книг|том|пес|дей|сцен|явл|прил|стат|разд|сонет|псал|ода|строф))/iu

/** A paragraph may begin with such words; a heading has a line to itself, or is in capitals, or belongs to a play. */
function standsAlone(text: string, end: number, line: string, heading: NumberedHeading | undefined): boolean {
  if (!heading || /^\s*\p{Ll}/u.test(line)) return false
  if (heading.label === 'act' || heading.label === 'scene') return true
  const next = text.slice(end + 1, end + 1 + LONGEST_LINE).split('\n', 1)[0] ?? ''
  return next.trim() === '' || numberedHeadings(next).length > 0 || /^\s*\p{Lu}{3,}/u.test(line)
}
