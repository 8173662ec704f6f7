import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { CliHost } from '../cli/cli-host.ts'
import { parseInlineReferences } from '../core/bib/csl-yaml.ts'
import type { Corpus } from '../core/corpus/corpus.ts'
import { PROJECT_FILE } from '../core/corpus/project-file.ts'
import { attachedSources } from './attached-sources.ts'
import { nodeCiting } from './csl-citing.ts'
import { findEssays, findSources, loadProjectFile, type Search } from './find-files.ts'
import { pageOn } from './finding-pages.ts'
import { CorpusIndex } from './indexing/corpus-index.ts'
import { indexFolder } from './indexing/kept-indexes.ts'
import { BibliographyLoader } from './load-bibliography.ts'
import { loadFound } from './load-corpus.ts'
import { GlossaryLoader } from './load-glossaries.ts'
import { programVersion } from './program-version.ts'
import { readText } from './read-text.ts'
import { starterCorpus } from './starter-corpus.ts'

/** The host of the command line, for a command that runs in `folder`. `index`: where what was read of sources is kept, if anywhere. */
export function nodeCliHost(folder: string, index?: string): CliHost {
  const bibliographies = new BibliographyLoader()
  const load = (search: Search): Promise<Corpus> =>
    loadKept(search, index === undefined ? undefined : path.resolve(folder, index))
  return {
    async loadCorpus(named, attached = []) {
      for (const name of named)
        if (!fs.existsSync(path.resolve(folder, name))) throw new Error(`${name}: no such file or folder`)
      if (named.length > 0) return load({ folders: named.map(name => path.resolve(folder, name)), attached })
      const { project, problems } = await loadProjectFile(folder)
      for (const { line, message } of problems)
        process.stderr.write(
          `apparatus: ${line === undefined ? PROJECT_FILE : `${PROJECT_FILE}:${line}`}: ${message}\n`,
        )
      // Asked for it answers beside the others; without a word of it where there are none.
      const wanted = project.starterCorpus
      const found = await load({ workspace: folder, project, attached, ...(wanted && { folders: [starterCorpus()] }) })
      const hasNone = found.sources.size === 0 && found.failed.length === 0
      const corpus = hasNone && wanted === undefined ? await load({ folders: [starterCorpus()] }) : found
      const { own, missing } = await new GlossaryLoader().load({ workspaces: [folder], project })
      for (const message of missing) process.stderr.write(`apparatus: ${message}\n`)
      for (const { path: file, line, message } of own.problems)
        process.stderr.write(`apparatus: ${line === undefined ? file : `${file}:${line}`}: ${message}\n`)
      return corpus.withOwn(own)
    },
    async loadReferences(essay, { text, frontMatter }, named) {
      for (const name of named)
        if (!fs.existsSync(path.resolve(folder, name))) throw new Error(`${name}: no such bibliography`)
      const { project } = await loadProjectFile(folder)
      const file = path.resolve(folder, essay)
      const { library, missing, csl, lang } = await bibliographies.load({
        essay: file,
        named: [...(frontMatter?.bibliography ?? []), ...named.map(name => path.resolve(folder, name))],
        workspace: folder,
        project: project.bibliography,
        ...(frontMatter && frontMatter.references.length > 0
          ? { inline: parseInlineReferences(text, frontMatter.span, file) }
          : {}),
      })
      const attached = await attachedSources(library, folder)
      return {
        library,
        missing: missing.map(({ message }) => message),
        attached: attached.map(({ path: absolute, key }) => ({ absolute, key })),
        pages: project.pages,
        ...(csl !== undefined && { style: csl }),
        ...(lang !== undefined && { language: lang }),
      }
    },
    async findEssays(named) {
      const absolute = path.resolve(folder, named)
      const stats = await fs.promises.stat(absolute).catch(() => undefined)
      if (!stats) throw new Error(`${named}: no such file or folder`)
      if (!stats.isDirectory()) return [named]
      const { project } = await loadProjectFile(absolute)
      const found = await findEssays(absolute, project, await findSources({ workspace: absolute, project }))
      return found.map(essay => path.join(named, path.relative(absolute, essay.absolute)))
    },
    async readText(file) {
      return readText(path.resolve(folder, file))
    },
    async readRaw(source, corpus) {
      return readText(fileURLToPath(corpus.source(source).contribution.uri)).catch(() => '')
    },
    citing: () => nodeCiting(),
    styleFolders: essay => [...(essay === undefined ? [] : [path.dirname(path.resolve(folder, essay))]), folder],
    version: programVersion(),
    page: pageOn,
    print: text => void process.stdout.write(`${text}\n`),
    printError: text => void process.stderr.write(`${text}\n`),
  }
}

/** What a run of the command line may take of memory for its sources. */
const MEMORY = 512 * 1024 * 1024

/** The corpus; with a folder, of what is kept there and what has changed since, which is kept too. */
async function loadKept(search: Search, folder: string | undefined): Promise<Corpus> {
  const log = (message: string): void => void process.stderr.write(`apparatus: ${message}\n`)
  const places = [search.workspace, ...(search.folders ?? [])]
  const index = await CorpusIndex.open({
    memory: MEMORY,
    log,
    ...(folder === undefined ? {} : { folder: indexFolder(folder, places) }),
  })
  // A run can not start over in its midst: what is damaged is found before.
  await index.leaveOutDamaged()
  const corpus = await loadFound(await findSources(search), { index, previous: await index.kept(0) })
  // In memory it is searched once or a few times: not worth a merge.
  return folder === undefined ? corpus : index.merged(corpus)
}
