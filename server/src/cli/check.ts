import type { SourceId } from '../core/model/place.ts'
import { type Corpus, checkEssay, parseEssay } from '../core/service.ts'
import { UNINTERRUPTED } from '../core/task.ts'
import type { CliHost, ExitCode } from './cli-host.ts'
import { prettyReport } from './pretty.ts'
import { type EssayResult, makeReport } from './report.ts'

export interface CheckArguments {
  readonly essays: readonly string[]
  readonly corpus: readonly string[]
  readonly format: 'pretty' | 'json'
  /** Also the quotations that nothing is wrong with. */
  readonly all: boolean
}

export async function check(args: CheckArguments, host: CliHost): Promise<ExitCode> {
  const corpus = await host.loadCorpus(args.corpus)
  const results: EssayResult[] = []
  for (const named of args.essays) {
    for (const path of await host.findEssays(named)) {
      const checked = await checkEssay(parseEssay(await host.readText(path)), corpus, UNINTERRUPTED)
      results.push({ path, checked })
    }
  }
  if (args.format === 'json') {
    const raws = await rawTexts(corpus, results, host)
    const report = makeReport(corpus, results, source => raws.get(source) ?? '', args.all)
    host.print(JSON.stringify(report, undefined, 1))
  } else host.print(prettyReport(corpus, results, args.all))
  const severities = results.flatMap(({ checked }) => checked.findings.map(finding => finding.severity))
  return severities.includes('error') || severities.includes('warning') ? 1 : 0
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
        if (!raws.has(place.source)) raws.set(place.source, await host.readRaw(place.source, corpus))
      }
    }
  }
  return raws
}
