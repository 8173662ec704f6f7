/** `apparatus.yaml`: what a project says about its essays and sources, for every editor and for CI alike. All of it is optional. */
import * as v from 'valibot'
import { isNode, LineCounter, parseDocument } from 'yaml'
import type { Problem } from '../model/problem.ts'
import { said, say } from '../wording.ts'
import { firstOfEachLine, TOO_MUCH_YAML, tellYamlFault, tellYamlThrown } from '../yaml-fault.ts'
import { tooMuchYaml } from '../yaml-guard.ts'
import { Pages, type ProjectPages } from './project-pages.ts'

export const PROJECT_FILE = 'apparatus.yaml'

export interface ProjectFile {
  /** Folders, files or globs, relative to the project file; besides the folders that are found anyway. */
  readonly sources: readonly string[]
  /** Folders, files or globs of essays; empty: every Markdown file that is no source. */
  readonly essays: readonly string[]
  /** Globs of files that are neither. */
  readonly exclude: readonly string[]
  /** Whether the corpus that ships with Apparatus answers too; undefined: only when there are no other sources. */
  readonly starterCorpus?: boolean
  /** Bibliographies of essays that name none, relative to the project file. */
  readonly bibliography: readonly string[]
  /** Paths or globs of the writer's own glossaries, relative to the project file; besides those that are found by their name. */
  readonly glossary: readonly string[]
  /** Citation keys by path, relative to the project file. */
  readonly keys: ReadonlyMap<string, string>
  /** How pages are numbered, by path or citation key. */
  readonly pages: ProjectPages
}

export const EMPTY_PROJECT: ProjectFile = {
  sources: [],
  essays: [],
  exclude: [],
  bibliography: [],
  glossary: [],
  keys: new Map(),
  pages: {},
}

const Patterns = v.pipe(
  v.union([v.string(), v.array(v.string())], () => say('A path or a list of paths is expected.')),
  v.transform(value => (typeof value === 'string' ? [value] : value)),
)

const noKey = (): string => say('A citation key is expected.')

const FIELDS = {
  sources: Patterns,
  essays: Patterns,
  exclude: Patterns,
  bibliography: Patterns,
  glossary: Patterns,
  starterCorpus: v.boolean(() => say('“true” or “false” is expected.')),
  keys: v.record(v.string(), v.pipe(v.string(noKey), v.nonEmpty(noKey)), () =>
    say('Paths are expected, each with a citation key.'),
  ),
  pages: Pages,
}
type Field = keyof typeof FIELDS

/**
 * Every field is read on its own: a mistake in one leaves the others in force and becomes a problem with its line, which does not name the
 * file.
 */
export function readProjectFile(text: string): {
  readonly project: ProjectFile
  readonly problems: readonly Problem[]
} {
  if (tooMuchYaml(text)) return { project: EMPTY_PROJECT, problems: [{ message: said(TOO_MUCH_YAML), line: 1 }] }
  const lines = new LineCounter()
  const problems: Problem[] = []
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent', schema: 'core' })
  const complaints = document.errors.map(error => ({
    message: said(tellYamlFault(error)),
    line: lines.linePos(error.pos[0]).line,
  }))
  problems.push(...firstOfEachLine(complaints))
  let data: unknown
  try {
    data = document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    problems.push({ message: said(tellYamlThrown(error)) })
  }
  if (data === null || data === undefined) return { project: EMPTY_PROJECT, problems }
  if (typeof data !== 'object' || Array.isArray(data)) {
    return {
      project: EMPTY_PROJECT,
      problems: [...problems, { message: say('Settings by name are expected.'), line: 1 }],
    }
  }
  const lineOf = (path: readonly (string | number)[]): number | undefined => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return undefined
  }
  const complain = (name: string, path: readonly (string | number)[], what: string): void => {
    const line = lineOf(path)
    problems.push({ message: say('{0}: {1}', name, what), ...(line === undefined ? {} : { line }) })
  }
  const read = new Map<string, unknown>()
  for (const [name, value] of Object.entries(data)) {
    if (!Object.hasOwn(FIELDS, name)) {
      complain(name, [name], say('There is no such setting; there are {0}.', Object.keys(FIELDS).join(', ')))
      continue
    }
    if (value === null) continue
    const result = v.safeParse(FIELDS[name as Field], value)
    if (result.success) read.set(name, result.output)
    for (const issue of result.issues ?? []) {
      const inner = (issue.path ?? []).map(item => item.key as string | number)
      complain([name, ...inner].join('.'), [name, ...inner], issue.message)
    }
  }
  const list = (name: Field): readonly string[] => (read.get(name) as readonly string[] | undefined) ?? []
  const starter = read.get('starterCorpus') as boolean | undefined
  const keys = Object.entries((read.get('keys') as Readonly<Record<string, string>> | undefined) ?? {})
  const project: ProjectFile = {
    sources: list('sources'),
    essays: list('essays'),
    exclude: list('exclude'),
    bibliography: list('bibliography'),
    glossary: list('glossary'),
    ...(starter === undefined ? {} : { starterCorpus: starter }),
    keys: new Map(keys.map(([path, key]) => [path.replace(/^\.\//, '').replace(/\\/g, '/'), key])),
    pages: (read.get('pages') as ProjectPages | undefined) ?? {},
  }
  return { project, problems }
}
