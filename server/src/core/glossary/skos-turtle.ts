/**
 * SKOS in Turtle, read by N3.js. A statement that is no Turtle is left out, with a notice; those round it count.
 */
import { DataFactory, Parser } from 'n3'
import type { Problem } from '../model/problem.ts'
import { LineIndex } from '../text/lines.ts'
import { type Span, span } from '../text/span.ts'
import { say } from '../wording.ts'
import { type OwnText, type ReadGlossary, termLanguage } from './own-entry.ts'
import { SkosConcepts } from './skos-concepts.ts'

/** Faults that are stepped over; a file with more is no Turtle. */
const MOST_FAULTS = 20
/** Names without an address of their own are kept apart by it. */
const BASE = 'urn:glossary'

export function readTurtleGlossary(text: string): ReadGlossary {
  const problems: Problem[] = []
  let readable = text
  for (let faults = 0; ; faults++) {
    const concepts = new SkosConcepts()
    const fault = read(readable, concepts)
    if (!fault || faults >= MOST_FAULTS) return { entries: concepts.entries(), problems }
    const lines = readable.split('\n')
    const line = Math.min(Math.max(fault.line, 1), lines.length)
    problems.push({ message: say('A statement is not valid Turtle; it is left out.'), line })
    const { from, to } = statementRound(lines, line - 1)
    readable = lines.map((one, i) => (i >= from && i <= to ? ' '.repeat(one.length) : one)).join('\n')
  }
}

function read(text: string, concepts: SkosConcepts): { readonly line: number } | undefined {
  const index = new LineIndex<'raw'>(text)
  let last: Span<'raw'> = span(0, 0)
  const places = new WeakMap<object, Span<'raw'>>()
  const factory = {
    ...DataFactory,
    literal(...said: Parameters<typeof DataFactory.literal>) {
      const made = DataFactory.literal(...said)
      places.set(made, last)
      return made
    },
  }
  let seen = 1
  try {
    const quads = new Parser({ baseIRI: BASE, factory }).parse(text, {
      onToken({ type, line, start, end, endLine = line }) {
        seen = line
        if (type !== 'literal') return
        last = span(
          index.offsetAt({ line: line - 1, character: start }),
          index.offsetAt({ line: endLine - 1, character: end }),
        )
      },
    })
    for (const { subject, predicate, object } of quads) {
      if (object.termType !== 'Literal') continue
      const language = termLanguage(object.language || undefined)
      const at = places.get(object) ?? span<'raw'>(0, 0)
      const said: OwnText = { text: object.value, ...(language ? { language } : {}), at }
      concepts.add(subject.value, predicate.value, said)
    }
    return undefined
  } catch (error) {
    const said = /line (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    return { line: said === undefined ? seen : Number(said) }
  }
}

/** From behind the last line before that ends a statement to the next that does. */
function statementRound(lines: readonly string[], at: number): { readonly from: number; readonly to: number } {
  const ends = (line: number): boolean => /\.\s*(?:#.*)?\r?$/.test(lines[line] ?? '')
  let from = at
  while (from > 0 && !ends(from - 1) && lines[from - 1]?.trim() !== '') from--
  let to = at
  while (to < lines.length - 1 && !ends(to)) to++
  return { from, to }
}
