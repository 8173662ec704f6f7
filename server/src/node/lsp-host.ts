import { promises as fs } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isBibliographyPath } from '../core/bib/parse-bibliography.ts'
import { PROJECT_FILE, type ProjectFile } from '../core/corpus/project-file.ts'
import type { Problem } from '../core/model/problem.ts'
import type { Corpus } from '../core/service.ts'
import { say } from '../core/wording.ts'
import type {
  BibliographyRequest,
  Host,
  LoadedBibliography,
  LoadRequest,
  SourceFolders,
  SourcePlaces,
} from '../lsp/host.ts'
import { attachedSources } from './attached-sources.ts'
import { nodeCiting } from './csl-citing.ts'
import {
  type FoundSources,
  findEssays,
  findSources,
  isGlobFree,
  loadProjectFile,
  type Search,
  SOURCE_FOLDERS,
} from './find-files.ts'
import { findingPages } from './finding-pages.ts'
import { KeptIndexes } from './indexing/kept-indexes.ts'
import { KeptRenditions } from './kept-renditions.ts'
import { BibliographyLoader } from './load-bibliography.ts'
import { loadFound, reloadFound } from './load-corpus.ts'
import { GlossaryLoader } from './load-glossaries.ts'
import { nodeTimers } from './node-timers.ts'
import { readText } from './read-text.ts'
import { starterCorpus } from './starter-corpus.ts'
import { translationsInto } from './translations.ts'
import { watchCorpus } from './watch-corpus.ts'

/** The language server's host on a machine with files. URIs that name no file are taken for places where nothing is. */
export function lspHost(log: (message: string) => void, notice: (message: string) => void = log): Host {
  const bibliographies = new BibliographyLoader()
  const glossaries = new GlossaryLoader()
  const citing = nodeCiting(log)
  const indexes = new KeptIndexes(log, notice)
  const renditions = new KeptRenditions(log)
  return {
    timers: nodeTimers,
    translationsInto,
    findingPages: findingPages(),
    loadSources(request) {
      renditions.use(request.storage)
      return loadSources(request, indexes, log)
    },
    async tidySources(corpus, signal) {
      await renditions.tidy()
      return (await indexes.current?.merged(corpus, signal)) ?? corpus
    },
    keepRendition: file => renditions.keep(file),
    citing,
    dispose() {
      citing.dispose()
      renditions.dispose()
      return indexes.close()
    },
    watchSources(roots, changed) {
      const watcher = watchCorpus(paths(roots), files => changed(files.map(file => pathToFileURL(file).href)))
      // A bibliography was read before it was known that it is one to watch: what changed since is asked for.
      const bibliographies = roots.filter(isBibliographyPath)
      if (bibliographies.length > 0) void watcher.ready.then(() => changed(bibliographies))
      return { dispose: () => void watcher.close().catch(error => log(`watching did not end: ${String(error)}`)) }
    },
    async readText(uri) {
      const [file] = paths([uri])
      if (file === undefined) return undefined
      return readText(file).catch(() => undefined)
    },
    async stampOf(uri) {
      const [file] = paths([uri])
      if (file === undefined) return undefined
      const stats = await fs.stat(file, { bigint: true }).catch(() => undefined)
      return stats?.isFile() ? `${stats.mtimeNs}:${stats.ctimeNs}:${stats.size}:${stats.ino}` : undefined
    },
    uriOf: bibliography => (path.isAbsolute(bibliography) ? pathToFileURL(bibliography).href : bibliography),
    loadBibliography: request => loadBibliography(request, bibliographies),
    async attachedTo(library, folder) {
      const [workspace] = folder === undefined ? [] : paths([folder])
      const attached = await attachedSources(library, workspace)
      return attached.map(({ path: absolute, key }) => ({ uri: pathToFileURL(absolute).href, key }))
    },
    async loadGlossaries(folders) {
      const workspaces = paths(folders)
      const [first] = workspaces
      const loaded = first === undefined ? undefined : await loadProjectFile(first)
      const project = loaded?.project
      const { own, named, missing } = await glossaries.load({ workspaces, ...(project && { project }) })
      const problems = [...projectProblems(loaded), ...own.problems].map(troubleText)
      return { own, watched: uris(named), troubles: [...missing, ...problems] }
    },
    async findEssays(folders) {
      const found: string[] = []
      for (const workspace of paths(folders.folders)) {
        const { project } = await loadProjectFile(workspace)
        const sources = await findSources(searchIn(workspace, project, folders, []))
        const essays = await findEssays(workspace, project, sources)
        found.push(...essays.map(({ absolute }) => pathToFileURL(absolute).href))
      }
      return found
    },
  }
}

type ProjectRead = Awaited<ReturnType<typeof loadProjectFile>>

function projectProblems(loaded: ProjectRead | undefined): readonly (Problem & { readonly path: string })[] {
  return (loaded?.problems ?? []).map(problem => ({ ...problem, path: PROJECT_FILE }))
}

function troubleText({ path: file, line, message }: Problem & { readonly path: string }): string {
  return line === undefined ? say('{0}: {1}', file, message) : say('{0}, line {1}: {2}', file, line, message)
}

async function loadBibliography(
  { essay, named, inline, folder }: BibliographyRequest,
  loader: BibliographyLoader,
): Promise<LoadedBibliography> {
  const [file] = paths([essay])
  const [workspace] = folder === undefined ? [] : paths([folder])
  const project = workspace === undefined ? undefined : (await loadProjectFile(workspace)).project
  const { library, missing, watched, stale, projects, csl, lang } = await loader.load({
    named,
    ...(file !== undefined && { essay: file }),
    ...(inline && { inline }),
    ...(workspace !== undefined && { workspace }),
    ...(project && { project: project.bibliography }),
  })
  return {
    library,
    missing: missing.map(({ message }) => message),
    stale: stale.map(one => (workspace === undefined ? one : path.relative(workspace, one))),
    files: uris(watched),
    projects: uris(projects),
    ...(project && { pages: project.pages }),
    ...(csl !== undefined && { csl }),
    ...(lang !== undefined && { lang }),
  }
}

async function loadSources(request: LoadRequest, indexes: KeptIndexes, log: (message: string) => void) {
  const [workspace, ...others] = paths(request.folders)
  const loaded = workspace === undefined ? undefined : await loadProjectFile(workspace)
  for (const problem of projectProblems(loaded)) log(troubleText(problem))
  const own = searchIn(workspace, loaded?.project, request, await existing(others))
  const attached = request.attached.flatMap(({ uri, key }) => paths([uri]).map(absolute => ({ absolute, key })))
  const { storage, memory, renew, signal, onProgress } = request
  // What was kept answers while the files are looked for.
  const index = await indexes.take(storage, [workspace, ...others, ...(own.folders ?? [])], memory)
  if (renew === 'all') await index.clear()
  if (renew === 'damaged') await index.leaveOutDamaged()
  const isNew = index !== indexes.current
  indexes.current = index
  const { previous } = request
  const isKnown = previous.revision > 0 && !isNew && renew !== 'damaged'
  const kept = isKnown || renew === 'all' ? previous : await index.kept(previous.revision + 1)
  if (!isKnown && kept.search.parts.length > 0) request.onCorpus(kept, true)
  const { search, found } = await withStarter({ ...own, attached }, request)
  request.onFound(placesOf(search, found, others))
  const options = {
    previous: kept,
    index,
    signal,
    onProgress,
    onCorpus: (corpus: Corpus) => request.onCorpus(corpus, false),
  }
  return request.changed && isKnown
    ? reloadFound(kept, paths(request.changed), found, options)
    : loadFound(found, options)
}

function searchIn(
  workspace: string | undefined,
  project: ProjectFile | undefined,
  { extra }: SourceFolders,
  more: readonly string[],
): Search {
  const folders = [...extra.filter(folder => workspace !== undefined || path.isAbsolute(folder)), ...more]
  return { ...(workspace !== undefined && { workspace }), ...(project && { project }), folders }
}

/** The source folders of the other folders of a workspace; the first one alone has a project file. */
async function existing(others: readonly string[]): Promise<string[]> {
  const candidates = others.flatMap(folder => SOURCE_FOLDERS.map(name => path.join(folder, name)))
  const isFolder = await Promise.all(
    candidates.map(folder =>
      fs.stat(folder).then(
        stats => stats.isDirectory(),
        () => false,
      ),
    ),
  )
  return candidates.filter((_, i) => isFolder[i])
}

/** Adds the starter corpus where it is to answer: when asked for, or when there is nothing else. */
async function withStarter(
  search: Search,
  { starterCorpus: wanted }: LoadRequest,
): Promise<{ readonly search: Search; readonly found: FoundSources }> {
  const found = await findSources(search)
  const declared = search.project?.starterCorpus
  if (!wanted || declared === false || (!declared && found.sources.length > 0)) return { search, found }
  const withIt = { ...search, folders: [...(search.folders ?? []), starterCorpus()] }
  return { search: withIt, found: await findSources(withIt) }
}

function placesOf({ workspace, project }: Search, { roots }: FoundSources, others: readonly string[]): SourcePlaces {
  const waiting = others.flatMap(folder => SOURCE_FOLDERS.map(name => path.join(folder, name)))
  const all = [...new Set([...roots, ...waiting])]
  const sourceOnly = all.filter(
    root => workspace === undefined || (root !== workspace && (!project || isGlobFree(root, project, workspace))),
  )
  const projectFile = workspace === undefined ? [] : [path.join(workspace, PROJECT_FILE)]
  return { roots: uris([...all, ...projectFile]), sourceOnly: uris(sourceOnly) }
}

function uris(files: readonly string[]): string[] {
  return files.map(file => pathToFileURL(file).href)
}

function paths(uris: readonly string[]): string[] {
  return uris.flatMap(uri => {
    if (!uri.startsWith('file:')) return []
    try {
      return [path.resolve(fileURLToPath(uri))]
    } catch {
      // Not the address of a file on this machine: another computer's, or badly encoded.
      return []
    }
  })
}
