/** `apparatus check --format sarif`: SARIF 2.1.0, which code hosts and editors show beside the lines of an essay. */
import type { Finding, FindingCode, Severity } from '../core/model/finding.ts'
import { LineIndex } from '../core/text/lines.ts'
import type { EssayResult } from './report.ts'

/** What is known of a code besides its name. */
export interface FindingPage {
  readonly uri: string
  readonly markdown: string
}

export interface SarifTool {
  readonly version: string
  /** Undefined where the page does not lie beside the program. */
  page(code: FindingCode): FindingPage | undefined
}

const LEVELS: Record<Severity, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
}

/** Lines and columns count from 1, columns in UTF-16 code units. Paths are those that were given, with slashes. */
export function sarifReport(essays: readonly EssayResult[], tool: SarifTool): object {
  const codes = [...new Set(essays.flatMap(({ checked }) => checked.findings.map(({ code }) => code)))].sort()
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Apparatus', version: tool.version, rules: codes.map(code => ruleOf(code, tool.page(code))) },
        },
        columnKind: 'utf16CodeUnits',
        results: essays.flatMap(essay => resultsOf(essay, codes)),
      },
    ],
  }
}

function ruleOf(id: FindingCode, page: FindingPage | undefined): object {
  if (!page) return { id }
  const { uri, markdown } = page
  const summary = markdown.split(/\n{2,}/)[1] ?? id
  return { id, shortDescription: { text: summary }, helpUri: uri, help: { text: markdown, markdown } }
}

function resultsOf({ path, checked: { essay, findings } }: EssayResult, codes: readonly FindingCode[]): object[] {
  const lines = new LineIndex<'essay'>(essay.text)
  const uri = path.split(/[\\/]/).map(encodeURIComponent).join('/')
  return findings.map(({ code, severity, span, message }: Finding) => {
    const start = lines.lineColumnAt(span.start)
    const end = lines.lineColumnAt(span.end)
    const region = {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    }
    return {
      ruleId: code,
      ruleIndex: codes.indexOf(code),
      level: LEVELS[severity],
      message: { text: message },
      locations: [{ physicalLocation: { artifactLocation: { uri }, region } }],
    }
  })
}
