/** Markdown tables and how numbers are written in them. */

export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line)]
}

/** Three figures that say something: 0.0314, 3.14, 314, 31,400. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–'
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: Math.min(4, digits) })
}

export const share = (part: number, of: number): string => (of === 0 ? '–' : (part / of).toFixed(3).replace(/^0/, ''))

export function section(title: string, ...lines: readonly string[]): string {
  return [`### ${title}`, '', ...lines, ''].join('\n')
}
