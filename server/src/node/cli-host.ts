import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CliHost } from '../cli/cli-host.ts'
import { parseInlineReferences } from '../core/bib/csl-yaml.ts'
import { attachedSources } from './attached-sources.ts'
import { findEssays, findSources, loadProjectFile } from './find-files.ts'
import { BibliographyLoader } from './load-bibliography.ts'
import { loadCorpus } from './load-corpus.ts'
import { readText } from './read-text.ts'
import { starterCorpus } from './starter-corpus.ts'

/** The host of the command line, for a command that runs in `folder`. */
export function nodeCliHost(folder: string): CliHost {
  const bibliographies = new BibliographyLoader()
  return {
    async loadCorpus(named, attached = []) {
      for (const name of named)
        if (!fs.existsSync(path.resolve(folder, name))) throw new Error(`${name}: no such file or folder`)
      if (named.length > 0) return loadCorpus({ folders: named.map(name => path.resolve(folder, name)), attached })
      const { project } = await loadProjectFile(folder)
      const corpus = await loadCorpus({ workspace: folder, project, attached })
      return corpus.sources.size > 0 || corpus.failed.length > 0 ? corpus : loadCorpus({ folders: [starterCorpus()] })
    },
    async loadReferences(essay, { text, frontMatter }, named) {
      for (const name of named)
        if (!fs.existsSync(path.resolve(folder, name))) throw new Error(`${name}: no such bibliography`)
      const { project } = await loadProjectFile(folder)
      const file = path.resolve(folder, essay)
      const { library, missing } = await bibliographies.load({
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
    print: text => void process.stdout.write(`${text}\n`),
    printError: text => void process.stderr.write(`${text}\n`),
  }
}
