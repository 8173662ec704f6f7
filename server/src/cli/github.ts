/** `apparatus check --format github`: a line a finding that GitHub Actions shows beside the line of the essay. */
import type { Severity } from '../core/model/finding.ts'
import { LineIndex } from '../core/text/lines.ts'
import type { EssayResult } from './report.ts'

/** Hints are no annotations: there is room for ten in a step. */
const COMMANDS: Record<Severity, 'error' | 'warning' | 'notice' | undefined> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: undefined,
}

export function githubReport(essays: readonly EssayResult[]): string[] {
  return essays.flatMap(({ path, checked: { essay, findings } }) => {
    const lines = new LineIndex<'essay'>(essay.text)
    return findings.flatMap(({ code, severity, span, message }) => {
      const command = COMMANDS[severity]
      if (command === undefined) return []
      const start = lines.lineColumnAt(span.start)
      const end = lines.lineColumnAt(span.end)
      // Columns are for what lies in one line.
      const columns = start.line === end.line ? `,col=${start.character + 1},endColumn=${end.character + 1}` : ''
      const where = `file=${property(path)},line=${start.line + 1},endLine=${end.line + 1}${columns}`
      return `::${command} ${where},title=${property(code)}::${data(message)}`
    })
  })
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
