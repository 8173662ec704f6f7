/** What `apparatus check` prints for a person: the findings by essay, then one line of figures. */
import colors from 'picocolors'
import { locatorsOf } from '../core/locate/locators-of.ts'
import { writtenLocator } from '../core/locate/written-locator.ts'
import type { Finding, Severity } from '../core/model/finding.ts'
import type { Verdict } from '../core/model/verdict.ts'
import type { Corpus } from '../core/service.ts'
import { LineIndex } from '../core/text/lines.ts'
import { said } from '../core/wording.ts'
import type { EssayResult } from './report.ts'

const SIGNS: Record<Severity, string> = {
  error: colors.red('error'),
  warning: colors.yellow('warning'),
  information: colors.blue('note'),
  hint: colors.dim('hint'),
}

/** Lines of text; colours only where the terminal shows them. With `all` every quotation is listed, with its verdict. */
export function prettyReport(corpus: Corpus, essays: readonly EssayResult[], all: boolean): string {
  const parts = all
    ? essays.map(prettyWhole)
    : essays.filter(({ checked }) => checked.findings.length > 0).map(prettyEssay)
  const failed = corpus.failed.map(({ path, reason }) => `${colors.red('not loaded')} ${path}: ${said(reason)}`)
  return [...failed, ...parts, summary(corpus, essays)].join('\n')
}

function prettyEssay({ path, checked }: EssayResult): string {
  const lines = new LineIndex<'essay'>(checked.essay.text)
  const row = (finding: Finding): string => {
    const { line, character } = lines.lineColumnAt(finding.span.start)
    const quoted = shorten(checked.essay.text.slice(finding.span.start, finding.span.end))
    return [
      `  ${colors.dim(`${line + 1}:${character + 1}`)}  ${SIGNS[finding.severity]}  ${quoted}`,
      `      ${finding.message}  ${colors.dim(finding.code)}`,
    ].join('\n')
  }
  return [colors.underline(path), ...checked.findings.map(row), ''].join('\n')
}

function prettyWhole({ path, checked }: EssayResult): string {
  const lines = new LineIndex<'essay'>(checked.essay.text)
  const rows = checked.quotations.map(({ quotation, judgement }) => {
    const { line, character } = lines.lineColumnAt(quotation.span.start)
    const finding = checked.findings.find(f => f.span.start === quotation.span.start)
    const quoted = shorten(checked.essay.text.slice(quotation.span.start, quotation.span.end))
    const verdict = judgement.reason ? `${judgement.verdict} (${judgement.reason})` : judgement.verdict
    const place = judgement.matches[0]?.place
    const locator = place && locatorsOf(checked.works.located(place.source), place.span)[0]
    const where = locator ? colors.dim(`  ${writtenLocator(locator)}${locator.certain ? '' : ' (inferred)'}`) : ''
    const row = `  ${colors.dim(`${line + 1}:${character + 1}`)}  ${colors.bold(verdict)}  ${quoted}${where}`
    return finding ? `${row}\n      ${SIGNS[finding.severity]}  ${finding.message}` : row
  })
  return [colors.underline(path), ...rows, ''].join('\n')
}

const ORDER: readonly Verdict[] = [
  'faithful',
  'adapted',
  'minor',
  'altered',
  'misattributed',
  'mislocated',
  'secondhand',
  'absent',
  'unchecked',
]

function summary(corpus: Corpus, essays: readonly EssayResult[]): string {
  const verdicts = essays.flatMap(({ checked }) => checked.quotations.map(({ judgement }) => judgement.verdict))
  const counts = ORDER.map(verdict => [verdict, verdicts.filter(v => v === verdict).length] as const)
  const told = counts.filter(([, count]) => count > 0).map(([verdict, count]) => `${count} ${verdict}`)
  const essaysText = `${essays.length} ${essays.length === 1 ? 'essay' : 'essays'}`
  const quotations = `${verdicts.length} ${verdicts.length === 1 ? 'quotation' : 'quotations'}`
  const sources = `${corpus.sources.size} ${corpus.sources.size === 1 ? 'source' : 'sources'}`
  return `${essaysText}, ${sources}, ${quotations}${told.length > 0 ? `: ${told.join(', ')}` : ''}`
}

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length > 70 ? `“${flat.slice(0, 69).trimEnd()}…”` : `“${flat}”`
}
