import type { CheckedEssay, CheckedQuotation } from '../check/check-essay.ts'
import type { Essay } from '../essay/essay.ts'
import type { Verdict } from '../model/verdict.ts'
import { type Span, span } from '../text/span.ts'
import { say } from '../wording.ts'

/** A heading or a quotation of an essay, for the outline. Quotations lie under the heading before them. */
export interface EssaySymbol {
  readonly kind: 'heading' | 'quotation'
  readonly name: string
  readonly detail: string
  readonly span: Span<'essay'>
  readonly selection: Span<'essay'>
  readonly children: readonly EssaySymbol[]
}

const LONGEST_NAME = 60

/** The outline: headings nested by level, each with the quotations of its section and their verdicts. */
export function essaySymbols(essay: Essay, checked: CheckedEssay): readonly EssaySymbol[] {
  const root: Section = { level: 0, start: 0, children: [] }
  const open: Section[] = [root]
  const close = (level: number, end: number): void => {
    while (open.length > 1 && (open[open.length - 1] as Section).level >= level) finish(open, end)
  }
  const quotations = checked.quotations.filter(({ quotation }) => quotation.inside === undefined)
  let next = 0
  const takeQuotations = (until: number): void => {
    for (; next < quotations.length; next++) {
      const checkedQuotation = quotations[next] as CheckedQuotation
      if (checkedQuotation.quotation.outer.start >= until) return
      ;(open[open.length - 1] as Section).children.push(quotationSymbol(checkedQuotation, essay))
    }
  }
  for (const heading of essay.headings) {
    takeQuotations(heading.span.start)
    close(heading.level, heading.span.start)
    open.push({ level: heading.level, start: heading.span.start, heading, children: [] })
  }
  takeQuotations(Number.POSITIVE_INFINITY)
  close(1, essay.text.length)
  return root.children
}

interface Section {
  readonly level: number
  readonly start: number
  readonly heading?: Essay['headings'][number]
  readonly children: EssaySymbol[]
}

function finish(open: Section[], end: number): void {
  const section = open.pop() as Section
  const heading = section.heading as Essay['headings'][number]
  ;(open[open.length - 1] as Section).children.push({
    kind: 'heading',
    name: heading.title || '—',
    detail: '',
    span: span(section.start, Math.max(end, heading.span.end)),
    selection: heading.span,
    children: section.children,
  })
}

function quotationSymbol({ quotation, judgement }: CheckedQuotation, essay: Essay): EssaySymbol {
  const flat = essay.text.slice(quotation.span.start, quotation.span.end).replace(/\s+/g, ' ').trim()
  const name = flat.length > LONGEST_NAME ? `${flat.slice(0, LONGEST_NAME - 1).trimEnd()}…` : flat
  const keys = [...new Set(quotation.claims.map(claim => `@${claim.key}`))].join(', ')
  return {
    kind: 'quotation',
    name: say('“{0}”', name),
    detail: [VERDICTS[judgement.verdict](), keys].filter(part => part).join(' · '),
    span: quotation.outer,
    selection: quotation.span,
    children: [],
  }
}

const VERDICTS: Record<Verdict, () => string> = {
  faithful: () => say('faithful'),
  adapted: () => say('adapted'),
  minor: () => say('minor'),
  altered: () => say('altered'),
  misattributed: () => say('misattributed'),
  mislocated: () => say('mislocated'),
  absent: () => say('absent'),
  secondhand: () => say('secondhand'),
  unchecked: () => say('unchecked'),
}
