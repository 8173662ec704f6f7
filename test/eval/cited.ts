/**
 * Cited copies: the essays of a set again, with a Pandoc citation after each quotation that a source holds: the right key, a wrong
 * one, one of a source that is not loaded, and the right one among others.
 */
import type { CheckedQuotation } from '../../server/src/core/service.ts'
import { checkText, type EvalSet, essaySpan, type GoldRow, seeded } from './corpora.ts'
import { isRightPlace } from './gold.ts'

export type CitedAs = 'right' | 'wrong' | 'not loaded' | 'several'

export interface CitedResult {
  readonly row: GoldRow
  readonly checked: CheckedQuotation | undefined
  readonly placed: boolean
}

/** Characters between a row's beginning and the first word of the quotation: marks, a bar of a line block. */
const MARKS = 8

export async function checkCited(set: EvalSet, as: CitedAs): Promise<readonly CitedResult[]> {
  const random = seeded(1)
  const ids = [...set.corpus.sources.keys()]
  const keyOf = new Map([...set.corpus.sources.values()].map(({ id, key }) => [id as string, key]))
  const results: CitedResult[] = []
  for (const [file, text] of set.essays) {
    const rows = set.rows.filter(
      row => row.essay_file === file && row.source_file !== null && keyOf.has(row.source_file),
    )
    const spans = rows.map(row => ({ row, ...essaySpan(text, row) })).sort((a, b) => a.end - b.end)
    let copy = ''
    let done = 0
    const starts = new Map<GoldRow, number>()
    for (const { row, start, end } of spans) {
      const lineEnd = text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end)
      if (lineEnd < done) continue
      starts.set(row, copy.length + (start - done))
      const right = keyOf.get(row.source_file as string) as string
      const other = keyOf.get(ids[Math.floor(random() * ids.length)] as string) as string
      if (as === 'wrong' && (other === right || holds(row, other, keyOf))) continue
      copy += `${text.slice(done, lineEnd)} ${citation(as, right, other)}`
      done = lineEnd
    }
    copy += text.slice(done)
    const { quotations } = await checkText(copy, set.corpus)
    for (const [row, start] of starts) {
      const checked = quotations.find(
        ({ quotation }) => Math.abs(quotation.span.start - start) <= MARKS && quotation.claims.length > 0,
      )
      if (!checked && as === 'wrong') continue
      results.push({ row, checked, placed: checked ? isRightPlace(set, row, checked.judgement.matches) : false })
    }
  }
  return results
}

function holds(row: GoldRow, key: string, keyOf: ReadonlyMap<string, string>): boolean {
  return (row.gold_alternatives ?? []).some(a => keyOf.get(a.source_file ?? a.file ?? '') === key)
}

function citation(as: CitedAs, right: string, other: string): string {
  switch (as) {
    case 'right':
      return `[@${right}]`
    case 'wrong':
      return `[@${other}]`
    case 'not loaded':
      return '[@nobody1900]'
    case 'several':
      return `[@${other}; @${right}]`
  }
}
