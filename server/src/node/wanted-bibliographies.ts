/** Which files an essay's bibliographies are, and where they may lie. */
import { promises as fs } from 'node:fs'
import path from 'node:path'
import { isBibliographyPath } from '../core/bib/parse-bibliography.ts'
import { QUARTO_FILES, type QuartoProject, readQuartoProject } from '../core/bib/quarto-project.ts'
import type { Bibliography } from '../core/bib/reference.ts'
import { say } from '../core/wording.ts'
import { isFile } from './is-file.ts'
import { readText } from './read-text.ts'
import { isInside } from './walk.ts'

export interface BibliographyRequest {
  /** Absolute path of the essay, when it is a file. */
  readonly essay?: string
  /** What its front matter names. */
  readonly named: readonly string[]
  /** Its own `references:`; see parseInlineReferences. */
  readonly inline?: Bibliography
  /** Absolute. */
  readonly workspace?: string
  /** What the project file names, for essays that name nothing. */
  readonly project?: readonly string[]
}

export interface QuartoSettings {
  /** The `_quarto.yml` that counts and those that would; a change of theirs would change the result. Absolute. */
  readonly projects: readonly string[]
  /** What that says of style and language; absent: there is none, or it says nothing. A style that is a file there is absolute. */
  readonly csl?: string
  readonly lang?: string
}

/** A bibliography by the name that it is given. */
export interface WantedFile {
  readonly name: string
  /** In the order of preference. */
  readonly candidates: readonly string[]
}

export interface WantedFiles {
  readonly files: readonly WantedFile[]
  readonly quarto: QuartoSettings
}

/** What the essay and its `_quarto.yml` name, else the project file, else the only bibliography of the workspace. */
export async function wantedFiles(request: BibliographyRequest): Promise<WantedFiles> {
  const { essay, named, workspace, project = [] } = request
  const beside = essay === undefined ? [] : [path.dirname(essay)]
  const top = workspace === undefined ? [] : [workspace]
  const { projects, folder, found } = await quartoProject(beside[0] ?? workspace, workspace)
  const csl = found?.csl === undefined ? undefined : await styleOf(found.csl, folder)
  const quarto = { projects, ...(csl !== undefined && { csl }), ...(found?.lang !== undefined && { lang: found.lang }) }
  const own = named.map(name => ({ name, candidates: candidatesOf(name, [...beside, ...top]) }))
  // Quarto joins its lists with a document's, whose entries come later and count.
  const shared = (found?.bibliography ?? []).map(name => ({ name, candidates: candidatesOf(name, [folder]) }))
  if (own.length + shared.length > 0) return { files: [...shared, ...own], quarto }
  if (project.length > 0) return { files: project.map(name => ({ name, candidates: candidatesOf(name, top) })), quarto }
  const only = workspace === undefined ? undefined : await onlyBibliography(workspace)
  return { files: only === undefined ? [] : [{ name: path.basename(only), candidates: [only] }], quarto }
}

/** The nearest `_quarto.yml` in a folder or above it, in the workspace. */
async function quartoProject(
  from: string | undefined,
  workspace: string | undefined,
): Promise<{ readonly projects: readonly string[]; readonly folder: string; readonly found?: QuartoProject }> {
  const projects: string[] = []
  const isOurs = (folder: string): boolean => workspace !== undefined && isInside(folder, workspace)
  for (let folder = from ?? ''; folder !== '' && (folder === from || isOurs(folder)); folder = path.dirname(folder)) {
    for (const name of QUARTO_FILES) {
      const file = path.join(folder, name)
      projects.push(file)
      const text = await readText(file).catch(() => undefined)
      if (text !== undefined) return { projects, folder, found: readQuartoProject(text) }
    }
    if (path.dirname(folder) === folder) break
  }
  return { projects, folder: from ?? '' }
}

/** Absolute where it is a file beside the project file; else as it is written, which may be the name of a style. */
async function styleOf(csl: string, folder: string): Promise<string> {
  const file = path.resolve(folder, csl)
  return (await isFile(file)) ? file : csl
}

/** Nothing is fetched: an address has no candidates, nor has a file that no parser reads. */
function candidatesOf(name: string, folders: readonly string[]): readonly string[] {
  if (/^[a-z][a-z+.-]+:\/\//i.test(name) || !isBibliographyPath(name)) return []
  return [...new Set(folders.map(folder => path.resolve(folder, name)))]
}

/** The `.bib` file at the top of a workspace, when there is one only; else a `references.json` or `.yaml`. */
async function onlyBibliography(workspace: string): Promise<string | undefined> {
  const names = await fs.readdir(workspace).catch((): string[] => [])
  const bibs = names.filter(name => /\.bib$/i.test(name) && !name.startsWith('.'))
  const others = names.filter(name => /^(?:references|bibliography)\.(?:json|ya?ml)$/i.test(name))
  const [only, second] = bibs.length > 0 ? bibs : others
  return only === undefined || second !== undefined ? undefined : path.join(workspace, only)
}

/** Why a bibliography is not there, with the places where it was sought. */
export function missingMessage(name: string, sought: readonly string[], workspace: string | undefined): string {
  if (/^[a-z][a-z+.-]+:\/\//i.test(name)) return say('The bibliography “{0}” is an address; nothing is fetched.', name)
  if (sought.length === 0)
    return say(
      'The bibliography “{0}” cannot be read: its name must end in .bib, .bibtex, .json, .yaml, .yml or .ris.',
      name,
    )
  const places = sought.map(file => (workspace === undefined ? file : path.relative(workspace, file)))
  const all = places.map(place => say('“{0}”', place)).reduce((others, place) => say('{0} and {1}', others, place))
  return say('The bibliography “{0}” was not found. It was looked for as {1}.', name, all)
}
