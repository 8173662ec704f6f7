import { pageNumberingOf } from '../core/corpus/project-pages.ts'
import type { SourceId } from '../core/model/place.ts'
import { isTextFile } from '../core/model/source.ts'
import { bindCorpus, type Corpus, checkEssay, type Essay, parseEssay } from '../core/service.ts'
import { UNINTERRUPTED } from '../core/task.ts'
import type { CliHost, EssayReferences, ExitCode } from './cli-host.ts'
import { githubReport } from './github.ts'
import { prettyReport } from './pretty.ts'
import { type EssayResult, makeReport } from './report.ts'
import { sarifReport } from './sarif.ts'

export const CHECK_FORMATS = ['pretty', 'json', 'sarif', 'github'] as const
export type CheckFormat = (typeof CHECK_FORMATS)[number]

export function isCheckFormat(name: string): name is CheckFormat {
  return (CHECK_FORMATS as readonly string[]).includes(name)
}

export interface CheckArguments {
  readonly essays: readonly string[]
  readonly corpus: readonly string[]
  /** Besides what the essays name themselves. */
  readonly bibliographies: readonly string[]
  readonly format: CheckFormat
  /** Also the quotations that nothing is wrong with. */
  readonly all: boolean
}

interface CitingEssay {
  readonly path: string
  readonly essay: Essay
  readonly references: EssayReferences
}

export async function check(args: CheckArguments, host: CliHost): Promise<ExitCode> {
  const paths: string[] = []
  for (const named of args.essays) paths.push(...(await host.findEssays(named)))
  const essays: CitingEssay[] = []
  for (const path of paths) {
    const essay = parseEssay(await host.readText(path))
    essays.push({ path, essay, references: await host.loadReferences(path, essay, args.bibliographies) })
  }
  for (const message of new Set(essays.flatMap(({ references }) => references.missing))) host.printError(message)
  const attached = essays.flatMap(({ references }) => references.attached)
  const corpus = await host.loadCorpus(args.corpus, attached)
  const results: EssayResult[] = []
  for (const { path, essay, references } of essays) {
    const { library, missing, pages } = references
    const binding = bindCorpus(library, corpus)
    const checked = await checkEssay(essay, corpus, UNINTERRUPTED, undefined, {
      library,
      incomplete: missing.length > 0,
      sourcesOf: key => binding.resolve(key),
      keyOf: id => binding.keyFor(id),
      pagesOf: id =>
        pageNumberingOf(pages, corpus.source(id).contribution.path, binding.keyFor(id) ?? corpus.source(id).key),
    })
    results.push({ path, checked })
  }
  await print(args, corpus, results, host)
  const severities = results.flatMap(({ checked }) => checked.findings.map(finding => finding.severity))
  return severities.includes('error') || severities.includes('warning') ? 1 : 0
}

async function print(
  { format, all }: CheckArguments,
  corpus: Corpus,
  results: readonly EssayResult[],
  host: CliHost,
): Promise<void> {
  switch (format) {
    case 'json': {
      const raws = await rawTexts(corpus, results, host)
      const report = makeReport(corpus, results, source => raws.get(source) ?? '', all)
      return host.print(JSON.stringify(report, undefined, 1))
    }
    case 'sarif':
      return host.print(JSON.stringify(sarifReport(results, host), undefined, 1))
    case 'github':
      for (const line of githubReport(results)) host.print(line)
      return
    case 'pretty':
      return host.print(prettyReport(corpus, results, all))
  }
}

/** The files of all sources that some place lies in, each read once. */
async function rawTexts(
  corpus: Corpus,
  results: readonly EssayResult[],
  host: CliHost,
): Promise<ReadonlyMap<SourceId, string>> {
  const raws = new Map<SourceId, string>()
  for (const { checked } of results) {
    for (const { judgement } of checked.quotations) {
      for (const { place } of judgement.matches) {
        if (!raws.has(place.source) && isTextFile(corpus.source(place.source).contribution.rendition))
          raws.set(place.source, await host.readRaw(place.source, corpus))
      }
    }
  }
  return raws
}
