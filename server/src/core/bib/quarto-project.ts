/** What a `_quarto.yml` says of the bibliographies, the style and the language of all documents of its project. */
import { parse } from 'yaml'
import { tooMuchYaml } from '../yaml-guard.ts'

/** In this order, as Quarto looks for them. */
export const QUARTO_FILES = ['_quarto.yml', '_quarto.yaml'] as const

export interface QuartoProject {
  /** Relative to the folder of the file. */
  readonly bibliography: readonly string[]
  /** A file relative to that folder, or the name of a style. */
  readonly csl?: string
  readonly lang?: string
}

/** More is no project file; reading on would only cost time. */
const LONGEST = 1_000_000
const MOST_ALIASES = 100

/** Never throws: of a file that cannot be read nothing is known. */
export function readQuartoProject(text: string): QuartoProject {
  const data = text.length > LONGEST || tooMuchYaml(text) ? undefined : readYaml(text)
  if (typeof data !== 'object' || data === null) return { bibliography: [] }
  const fields = new Map<string, unknown>(Object.entries(data))
  // `lang` and `csl` for all documents may stand in the book, too.
  const book = fields.get('book')
  const inBook = new Map<string, unknown>(typeof book === 'object' && book !== null ? Object.entries(book) : [])
  const lists = [fields.get('bibliography'), inBook.get('bibliography')]
  const said = (name: string): string | undefined =>
    [fields.get(name), inBook.get(name)].find(value => typeof value === 'string' && value.trim() !== '') as
      | string
      | undefined
  const [csl, lang] = [said('csl'), said('lang')]
  return {
    bibliography: [...new Set(lists.flatMap(strings))],
    ...(csl !== undefined && { csl: csl.trim() }),
    ...(lang !== undefined && { lang: lang.trim() }),
  }
}

function readYaml(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false, maxAliasCount: MOST_ALIASES })
  } catch {
    return undefined
  }
}

function strings(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value]
  return list.filter(one => typeof one === 'string' && one.trim() !== '') as string[]
}
