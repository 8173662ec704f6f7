import type { Essay } from '../../essay/essay.ts'
import type { Quotation } from '../../model/quotation.ts'
import type { WordingStyle } from './wording.ts'

/** How an essay sets the quotation: the marks around it, their shape, and whether it stands in a table. */
export function styleOf(essay: Essay, quotation: Quotation): WordingStyle {
  const { text } = essay
  const mark = quotation.form === 'block' ? '' : outerMark(essay, quotation)
  const lineStart = text.lastIndexOf('\n', quotation.outer.start - 1) + 1
  return {
    outer: quotation.form === 'block' ? 'none' : nameOf(mark),
    apostrophe: apostropheOf(text, mark),
    straight: mark === '' ? !/[“”‘’]/.test(text) : mark === '"' || mark === "'",
    inTable: /^\s*\|/.test(text.slice(lineStart, quotation.outer.start + 1)),
  }
}

/** The second part of an interrupted quotation may have no mark of its own before it. */
function outerMark({ text, quotations }: Essay, quotation: Quotation): string {
  const own = text[quotation.outer.start] as string
  if (isMark(own)) return own
  // `<q>` and `\enquote{…}` are set as curly ones; inside, the writer's own are.
  if (/[<\\`]/.test(own)) return /[“”]/.test(text) ? '“' : '"'
  const part = quotations.find(
    other =>
      other.interrupted !== undefined &&
      other.interrupted === quotation.interrupted &&
      isMark(text[other.outer.start] ?? ''),
  )
  return part ? (text[part.outer.start] as string) : '"'
}

/** The one that the essay has more often between letters; where it has none, the one that goes with the marks. */
function apostropheOf(text: string, mark: string): WordingStyle['apostrophe'] {
  const straight = text.match(/\p{L}'(?=\p{L})/gu)?.length ?? 0
  const curly = text.match(/\p{L}’(?=\p{L})/gu)?.length ?? 0
  if (straight !== curly) return straight > curly ? "'" : '’'
  return mark === '"' || mark === "'" ? "'" : '’'
}

function isMark(character: string): boolean {
  return nameOf(character) !== 'none'
}

function nameOf(mark: string): WordingStyle['outer'] {
  if (/["“”„‟]/.test(mark)) return 'double'
  if (/['‘’‚‛]/.test(mark)) return 'single'
  return /[«»‹›]/.test(mark) ? 'guillemets' : 'none'
}
