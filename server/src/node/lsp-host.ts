import { promises as fs } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { PROJECT_FILE, type ProjectFile } from '../core/corpus/project-file.ts'
import { decode } from '../core/read/charset.ts'
import type { Host, LoadRequest, SourceFolders, SourcePlaces } from '../lsp/host.ts'
import { findEssays, findSources, isGlobFree, loadProjectFile, type Search, SOURCE_FOLDERS } from './find-files.ts'
import { loadCorpus, reloadPaths } from './load-corpus.ts'
import { nodeTimers } from './node-timers.ts'
import { starterCorpus } from './starter-corpus.ts'
import { watchCorpus } from './watch-corpus.ts'

/** The language server's host on a machine with files. URIs that name no file are taken for places where nothing is. */
export function lspHost(log: (message: string) => void): Host {
  return {
    timers: nodeTimers,
    loadSources: request => loadSources(request, log),
    watchSources(roots, changed) {
      const watcher = watchCorpus(paths(roots), files => changed(files.map(file => pathToFileURL(file).href)))
      return { dispose: () => void watcher.close().catch(error => log(`watching did not end: ${String(error)}`)) }
    },
    async readText(uri) {
      const [file] = paths([uri])
      if (file === undefined) return undefined
      try {
        return decode(await fs.readFile(file)).text
      } catch {
        return undefined
      }
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

async function loadSources(request: LoadRequest, log: (message: string) => void) {
  const [workspace, ...others] = paths(request.folders)
  const loaded = workspace === undefined ? undefined : await loadProjectFile(workspace)
  for (const { message } of loaded?.problems ?? []) log(message)
  const search = await withStarter(searchIn(workspace, loaded?.project, request, await existing(others)), request)
  request.onFound(await placesOf(search, others))
  const options = { previous: request.previous, signal: request.signal, onProgress: request.onProgress }
  return request.changed
    ? reloadPaths(request.previous, paths(request.changed), search, options)
    : loadCorpus(search, options)
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
async function withStarter(search: Search, { starterCorpus: wanted }: LoadRequest): Promise<Search> {
  const declared = search.project?.starterCorpus
  if (!wanted || declared === false) return search
  if (!declared && (await findSources(search)).sources.length > 0) return search
  return { ...search, folders: [...(search.folders ?? []), starterCorpus()] }
}

async function placesOf(search: Search, others: readonly string[]): Promise<SourcePlaces> {
  const { workspace, project } = search
  const { roots } = await findSources(search)
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
