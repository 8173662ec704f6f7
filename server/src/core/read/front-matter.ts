import type { SourceProblem } from '../model/problem.ts'
import type { SourceMetadata } from '../model/source.ts'
import { readYamlMetadata } from './sidecar.ts'

export interface FrontMatter {
  /** Where the document begins after it: 0 when there is none. */
  readonly end: number
  readonly metadata: SourceMetadata
  readonly problems: readonly SourceProblem[]
}

/** Front matter is not a whole document: a longer one is a document that begins with a rule. */
const LONGEST = 65536

/** `---`, YAML, `---` or `...`, at the very start of a Markdown file. */
export function readFrontMatter(raw: string): FrontMatter {
  const none: FrontMatter = { end: 0, metadata: {}, problems: [] }
  const open = /^---[ \t]*\r?\n/.exec(raw.slice(0, 200))
  if (!open) return none
  const start = open[0].length
  const close = /^(?:---|\.\.\.)[ \t]*\r?$/m.exec(raw.slice(start, start + LONGEST))
  if (!close) return none
  const yaml = raw.slice(start, start + close.index)
  if (/^\s*$/.test(yaml.slice(0, 200)) && yaml.trim() === '') return none
  const end = start + close.index + close[0].length
  const { metadata, problems } = readYamlMetadata(yaml, 1)
  // Pandoc reads metadata as Markdown: `title: "On *Capital*"`.
  const title = metadata.title?.replace(/(\*{1,3}|_{1,3})(\S[^*_]*?)\1/g, '$2')
  return { end, metadata: title === undefined ? metadata : { ...metadata, title }, problems }
}
