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

type Checked = EssayResult['checked']

const SIGNS: Record<Severity, string> = {
  error: colors.red('error'),
  warning: colors.yellow('warning'),
  information: colors.blue('note'),
  hint: colors.dim('hint'),
}

/** Lines of text; colours only where the terminal shows them. With `all` every quotation is listed too, with its verdict. */
export function prettyReport(corpus: Corpus, essays: readonly EssayResult[], all: boolean): string {
  const parts = all
    ? essays.map(prettyWhole)
    : essays.filter(({ checked }) => checked.findings.length > 0).map(prettyEssay)
  const failed = corpus.failed.map(({ path, reason }) => `${colors.red('not loaded')} ${path}: ${said(reason)}`)
  return [...failed, ...parts, summary(corpus, essays)].join('\n')
}

interface Row {
  /** Where it stands in the essay. */
  readonly at: number
  readonly text: string
}

function prettyEssay({ path, checked }: EssayResult): string {
  return essayOf(path, rowsOf(checked, checked.findings))
}

/** The quotations with what is told of each, and between them what is told of anything else: of keys, of terms. */
function prettyWhole({ path, checked }: EssayResult): string {
  const quoted = new Set(checked.quotations.map(({ quotation }) => quotation.span.start))
  const others = rowsOf(
    checked,
    checked.findings.filter(({ span }) => !quoted.has(span.start)),
  )
  return essayOf(
    path,
    [...quotationRows(checked), ...others].sort((a, b) => a.at - b.at),
  )
}

function essayOf(path: string, rows: readonly Row[]): string {
  return [colors.underline(path), ...rows.map(({ text }) => text), ''].join('\n')
}

function rowsOf({ essay }: Checked, findings: readonly Finding[]): readonly Row[] {
  const lines = new LineIndex<'essay'>(essay.text)
  return findings.map(({ span: { start, end }, severity, message, code }) => {
    const { line, character } = lines.lineColumnAt(start)
    const where = colors.dim(`${line + 1}:${character + 1}`)
    const text = `  ${where}  ${SIGNS[severity]}  ${shorten(essay.text.slice(start, end))}`
    return { at: start, text: `${text}\n      ${message}  ${colors.dim(code)}` }
  })
}

function quotationRows(checked: Checked): readonly Row[] {
  const lines = new LineIndex<'essay'>(checked.essay.text)
  return checked.quotations.map(({ quotation, judgement }) => {
    const { line, character } = lines.lineColumnAt(quotation.span.start)
    const findings = checked.findings.filter(f => f.span.start === quotation.span.start)
    const quoted = shorten(checked.essay.text.slice(quotation.span.start, quotation.span.end))
    const verdict = judgement.reason ? `${judgement.verdict} (${judgement.reason})` : judgement.verdict
    const place = judgement.matches[0]?.place
    const locator = place && locatorsOf(checked.works.located(place.source), place.span)[0]
    const where = locator ? colors.dim(`  ${writtenLocator(locator)}${locator.certain ? '' : ' (inferred)'}`) : ''
    const row = `  ${colors.dim(`${line + 1}:${character + 1}`)}  ${colors.bold(verdict)}  ${quoted}${where}`
    const told = findings.map(({ severity, message }) => `      ${SIGNS[severity]}  ${message}`)
    return { at: quotation.span.start, text: [row, ...told].join('\n') }
  })
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
