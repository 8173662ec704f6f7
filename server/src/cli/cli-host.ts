import type { Library } from '../core/bib/library.ts'
import type { Citing } from '../core/cite/citing.ts'
import type { ProjectPages } from '../core/corpus/project-pages.ts'
import type { FindingCode } from '../core/model/finding.ts'
import type { SourceId } from '../core/model/place.ts'
import type { Corpus, Essay } from '../core/service.ts'
import type { FindingPage } from './sarif.ts'

/** A file that is a source because a reference names it. */
export interface AttachedFile {
  readonly absolute: string
  readonly key: string
}

export interface EssayReferences {
  readonly library: Library
  /** What was named and not found: a sentence each. */
  readonly missing: readonly string[]
  readonly attached: readonly AttachedFile[]
  /** What a `_quarto.yml` says for essays that do not say it themselves: a path or the name of a style, and a language. */
  readonly style?: string
  readonly language?: string
  /** How the project file numbers the pages of sources. */
  readonly pages: ProjectPages
}

/** What the commands need from the machine they run on. */
export interface CliHost {
  /**
   * The sources of the folders or files named with `--corpus`; without any, those of the folder that the command runs in
   * (`sources/`, `corpus/`, the project file), and with none there the starter corpus.
   */
  loadCorpus(named: readonly string[], attached?: readonly AttachedFile[]): Promise<Corpus>
  /**
   * What an essay may cite: by its front matter and the files named with `--bibliography`; without any, by the project file or the
   * one bibliography of the folder that the command runs in. Rejects with a message when a file of `--bibliography` is not there.
   */
  loadReferences(path: string, essay: Essay, named: readonly string[]): Promise<EssayReferences>
  /** The essays at a path: the file itself, or the Markdown files of a folder. Rejects with a message for a person. */
  findEssays(path: string): Promise<readonly string[]>
  /** The decoded text of a file without a byte-order mark. Rejects with a message for a person. */
  readText(path: string): Promise<string>
  /** The decoded text of a source's file. Empty when the file is no longer there. */
  readRaw(source: SourceId, corpus: Corpus): Promise<string>
  /** Formats citations; asked for by the commands that do. */
  citing(): Citing
  /** Where a citation style is sought that an essay or the command line names: beside the essay, then where the command runs. Absolute. */
  styleFolders(essay?: string): readonly string[]
  /** Of the program. */
  readonly version: string
  /** What lies beside the program about a code of findings. */
  page(code: FindingCode): FindingPage | undefined
  print(text: string): void
  printError(text: string): void
}

/** As the shell sees it: 0 nothing at warning or above, 1 something (or nothing found), 2 could not run. */
export type ExitCode = 0 | 1 | 2
