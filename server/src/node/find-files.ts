/**
 * Which files are sources and which are essays. Sources: the folders `sources` and `corpus` of the workspace, what the project
 * file lists, and folders or files named by a setting or on the command line. Essays: the other Markdown files of the workspace.
 */
import { promises as fs } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import ignore, { type Ignore } from 'ignore'
import picomatch from 'picomatch'
import { isBibliographyPath } from '../core/bib/parse-bibliography.ts'
import { EMPTY_PROJECT, PROJECT_FILE, type ProjectFile, readProjectFile } from '../core/corpus/project-file.ts'
import { mayBeGlossary } from '../core/glossary/glossary-name.ts'
import type { SourceId } from '../core/model/place.ts'
import { readerFor } from '../core/read/readers.ts'
import { isHidden, isInside, type WalkedFile, walk } from './walk.ts'

/** Folders of a workspace that hold sources by their name. */
export const SOURCE_FOLDERS: readonly string[] = ['sources', 'corpus']

/** Every file that is watched by itself costs a watch; the others of a large library are read anew when something else changes. */
const MOST_WATCHED_ATTACHED = 200

/** Where to look. All paths absolute, but for `folders`, which are relative to the workspace unless absolute. */
export interface Search {
  readonly workspace?: string
  /** Folders and single files besides, which may lie outside the workspace. */
  readonly folders?: readonly string[]
  readonly project?: ProjectFile
  /** Single files that bibliographies name, with the key of their reference. Those that are gone are passed over. */
  readonly attached?: readonly { readonly absolute: string; readonly key: string }[]
}

export interface FoundSource {
  readonly id: SourceId
  /** As a person finds it: relative to the workspace, or absolute outside it. */
  readonly path: string
  readonly absolute: string
  readonly uri: string
  /** The citation key that the project file gives it. */
  readonly key?: string
}

export interface FoundSources {
  /** In order of id. */
  readonly sources: readonly FoundSource[]
  /** Folders and files that are searched, existing or not: what to watch. Absolute. */
  readonly roots: readonly string[]
  /** Roots that were named but do not exist. */
  readonly missing: readonly string[]
}

/** The project file of a workspace; an empty one, without problems, where there is none. */
export async function loadProjectFile(workspace: string): Promise<ReturnType<typeof readProjectFile>> {
  try {
    return readProjectFile(await fs.readFile(path.join(workspace, PROJECT_FILE), 'utf8'))
  } catch {
    return { project: EMPTY_PROJECT, problems: [] }
  }
}

export async function findSources(search: Search): Promise<FoundSources> {
  const { workspace, project = EMPTY_PROJECT } = search
  const missing: string[] = []
  const roots: string[] = []
  const files = new Map<string, FoundSource>()
  const excluded = matcher(project.exclude)
  const ids = new Set<string>()
  const add = (absolute: string, base: string, ownKey?: string): void => {
    if (files.has(absolute) || !readerFor(absolute)) return
    const inWorkspace = workspace !== undefined && isInside(absolute, workspace)
    const shown = inWorkspace ? slashed(path.relative(workspace, absolute)) : slashed(absolute)
    if (inWorkspace && excluded(shown)) return
    let id = inWorkspace ? shown : slashed(path.relative(base, absolute))
    // Two folders outside the workspace may hold files of one name.
    if (ids.has(id)) id = shown
    ids.add(id)
    const key = project.keys.get(shown) ?? ownKey
    const source = { id: id as SourceId, path: shown, absolute, uri: pathToFileURL(absolute).href }
    files.set(absolute, key === undefined ? source : { ...source, key })
  }
  const addRoot = async (root: string, required: boolean): Promise<void> => {
    roots.push(root)
    const stats = await fs.stat(root).catch(() => undefined)
    if (stats?.isFile()) add(root, path.dirname(root))
    else if (stats?.isDirectory()) for (const file of await walk(root)) add(file.absolute, root)
    else if (required) missing.push(root)
  }
  if (workspace !== undefined) {
    for (const name of SOURCE_FOLDERS) await addRoot(path.join(workspace, name), false)
    for (const pattern of project.sources) {
      const { base, isGlob } = picomatch.scan(pattern)
      if (!isGlob) {
        await addRoot(path.resolve(workspace, pattern), true)
        continue
      }
      const folder = path.resolve(workspace, base)
      roots.push(folder)
      const matches = picomatch(pattern.replace(/^\.\//, ''))
      for (const file of await walk(folder)) {
        if (matches(slashed(path.relative(workspace, file.absolute)))) add(file.absolute, folder)
      }
    }
  }
  for (const folder of search.folders ?? [])
    await addRoot(workspace === undefined ? path.resolve(folder) : path.resolve(workspace, folder), true)
  for (const [i, { absolute, key }] of (search.attached ?? []).entries()) {
    const isThere = await fs.stat(absolute).then(
      stats => stats.isFile(),
      () => false,
    )
    if (i < MOST_WATCHED_ATTACHED && !files.has(absolute)) roots.push(absolute)
    if (isThere) add(absolute, path.parse(absolute).root, key)
  }
  const sources = [...files.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return { sources, roots: [...new Set(roots)], missing }
}

const ESSAY = /\.(?:md|markdown|qmd|rmd)$/i

/** Markdown files of the workspace that are no sources; `.gitignore` and `exclude` are respected. In the order of their paths. */
export async function findEssays(
  workspace: string,
  project: ProjectFile,
  sources: FoundSources,
): Promise<readonly WalkedFile[]> {
  const isSource = new Set(sources.sources.map(source => source.absolute))
  const excluded = matcher(project.exclude)
  const wanted = project.essays.length > 0 ? matcher(project.essays) : () => true
  const sourceRoots = sources.roots.filter(root => root !== workspace && isInside(root, workspace))
  const ignores: { readonly folder: string; readonly rules: Ignore }[] = []
  const isIgnored = (relative: string): boolean =>
    ignores.some(({ folder, rules }) => {
      if (folder !== '' && !relative.startsWith(`${folder}/`)) return false
      const inner = folder === '' ? relative : relative.slice(folder.length + 1)
      return inner !== '' && rules.ignores(inner)
    })
  const files = await walk(workspace, {
    enter: async (absolute, relative) => {
      const text = await fs.readFile(path.join(absolute, '.gitignore'), 'utf8').catch(() => undefined)
      if (text !== undefined) ignores.push({ folder: relative, rules: ignore().add(text) })
    },
    skip: relative => isIgnored(relative) || excluded(relative.replace(/\/$/, '')),
  })
  return files.filter(({ absolute, relative }) => {
    if (!ESSAY.test(relative) || isSource.has(absolute) || !wanted(relative)) return false
    return (
      project.essays.length > 0 ||
      !sourceRoots.some(root => isGlobFree(root, project, workspace) && isInside(absolute, root))
    )
  })
}

/** A folder that holds sources only; the base of a glob holds other files too. */
export function isGlobFree(root: string, project: ProjectFile, workspace: string): boolean {
  return !project.sources.some(pattern => {
    const { base, isGlob } = picomatch.scan(pattern)
    return isGlob && path.resolve(workspace, base) === root
  })
}

/** Globs and plain paths; a plain path matches what lies below it too. */
function matcher(patterns: readonly string[]): (relative: string) => boolean {
  const matchers = patterns.map(pattern => {
    const plain = pattern.replace(/^\.\//, '').replace(/\/$/, '')
    const matches = picomatch(plain)
    return (relative: string) => matches(relative) || relative.startsWith(`${plain}/`)
  })
  return relative => matchers.some(matches => matches(relative))
}

/** Whether a path that changed can matter: a source, a file that describes one, a bibliography or a glossary. */
export function mayBeSource(absolute: string): boolean {
  if (absolute.split(path.sep).slice(-1).some(isHidden)) return false
  return readerFor(absolute) !== undefined || isBibliographyPath(absolute) || mayBeGlossary(absolute)
}

function slashed(file: string): string {
  return path.sep === '/' ? file : file.split(path.sep).join('/')
}
