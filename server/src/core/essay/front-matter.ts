import { parseDocument } from 'yaml'
import type { Problem } from '../model/problem.ts'
import { type Span, span } from '../text/span.ts'
import { tooMuchYaml } from '../yaml-guard.ts'

/** What an essay says of itself in a YAML block at its very start, between `---` and `---` or `...`. */
export interface FrontMatter {
  /** From the first `---` to behind the closing line. */
  readonly span: Span<'essay'>
  /** `bibliography: refs.bib` or a list of them, as written. */
  readonly bibliography: readonly string[]
  readonly lang?: string
  readonly title?: string
  /** The citation style as written: a file, an address or a name. */
  readonly csl?: string
  /** What is to be in the bibliography without being cited: `@smith1776, @doe1999`, or `@*` for everything. */
  readonly nocite?: string
  /** Entries of `references:` as they stand, not checked. */
  readonly references: readonly unknown[]
  readonly problems: readonly Problem[]
}

/** More is no front matter that a person wrote; reading on would only cost time. */
const LONGEST = 200_000
const OPENING = /^---[ \t]*\r?\n(?!\s*\r?\n)/

/** One mistake in YAML makes many; the first ones say enough. */
const MOST_PROBLEMS = 10

/** The front matter of an essay; undefined when it has none. Never throws: YAML that cannot be read gives a problem. */
export function parseFrontMatter(text: string): FrontMatter | undefined {
  const opening = OPENING.exec(text)
  if (!opening) return undefined
  const closing = /^(?:---|\.\.\.)[ \t]*$/gm
  closing.lastIndex = opening[0].length
  const close = closing.exec(text.slice(0, LONGEST).replaceAll('\r', ' '))
  if (!close) return undefined
  const at = span<'essay'>(0, close.index + close[0].length)
  const problems: Problem[] = []
  const data = readYaml(text.slice(opening[0].length, close.index), problems)
  return {
    span: at,
    bibliography: strings(data.get('bibliography')),
    ...optional('lang', data.get('lang')),
    ...optional('title', data.get('title')),
    ...optional('csl', data.get('csl') ?? data.get('citation-style')),
    ...optional('nocite', strings(data.get('nocite')).join(' ')),
    references: array(data.get('references')),
    problems,
  }
}

function readYaml(source: string, problems: Problem[]): Map<string, unknown> {
  const excess = tooMuchYaml(source)
  if (excess) {
    problems.push({ message: `The front matter has too many YAML ${excess}; it was not read.`, line: 1 })
    return new Map()
  }
  try {
    const document = parseDocument(source, { uniqueKeys: false, logLevel: 'silent', prettyErrors: false })
    for (const error of document.errors.slice(0, MOST_PROBLEMS))
      problems.push({ message: firstLine(error.message), line: lineOf(source, error.pos[0]) })
    const value: unknown = document.toJS({ maxAliasCount: 100, mapAsMap: false })
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return new Map(Object.entries(value))
    if (value !== null)
      problems.push({ message: 'The front matter is no list of names and values; it was ignored.', line: 1 })
  } catch (error) {
    problems.push({ message: `The front matter could not be read: ${firstLine(String(error))}`, line: 1 })
  }
  return new Map()
}

/** Line 1 of the YAML is line 2 of the essay. */
function lineOf(source: string, at: number): number {
  return source.slice(0, at).split('\n').length + 1
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return array(value).filter(item => typeof item === 'string')
}

function array(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function optional<K extends string>(key: K, value: unknown): { [P in K]?: string } {
  return typeof value === 'string' && value.trim() !== '' ? ({ [key]: value.trim() } as { [P in K]?: string }) : {}
}
