/**
 * Quotations as LaTeX writes them: ``` ``words'' ```, `\enquote{…}`, `\textquote[…]{…}`. Pandoc hands the commands on to LaTeX and prints the
 * marks as they are, so that both are quotations on paper. Inside a command Pandoc reads no Markdown; what is usual there of TeX is
 * taken out. Where no mark closes, nothing is a quotation. O(n).
 */
import type { Edit } from './mask.ts'
import { firstFrom, type Range } from './ranges.ts'

const ANY = /``|\\(?:en|text|block)quote/
const TOKEN =
  /\\(?:en|text|block)quote\*?(?:\[(?:[^[\]{}]|\{(?:[^{}]|\{[^{}]{0,200}\}){0,200}\}){0,200}\]){0,2}\{|(?<!`)``(?!`)(?=\S)|(?<=\S)''(?!')|\\(?:emph|textit|textbf|textsc)\{|\\(?:auto|paren|foot|text|smart)?cite[tp]?\*?(?:\[[^\]]{0,200}\]){0,2}\{[^{}]{0,200}\}|\\(?:dots|ldots|textellipsis)(?:\{\}|(?![A-Za-z]))|\\.|[{}]/gu

/** More that stand open at once were forgotten to close. */
const MOST_OPEN = 32

type Open = { readonly kind: 'command' | 'marks' | 'look' | 'brace' } & Range

/** What is shown otherwise in one paragraph; `opaque` (in order) is not looked at. */
export function texQuotes(text: string, { start, end }: Range, opaque: readonly Range[]): Edit[] {
  const paragraph = text.slice(start, end)
  if (!ANY.test(paragraph)) return []
  const edits: Edit[] = []
  const open: Open[] = []
  let hidden = firstFrom(opaque, start)
  for (const { 0: found, index } of paragraph.matchAll(TOKEN)) {
    const at = start + index
    while (hidden < opaque.length && (opaque[hidden] as Range).end <= at) hidden++
    if ((opaque[hidden]?.start ?? end) <= at) continue
    if (open.length > MOST_OPEN) open.shift()
    const here = { start: at, end: at + found.length }
    if (found === '``') open.push({ kind: 'marks', ...here })
    else if (found === "''") close(open, 'marks', here, edits)
    else if (found === '{') open.push({ kind: 'brace', ...here })
    else if (found === '}') close(open, undefined, here, edits)
    else if (/^\\\w+quote/.test(found)) open.push({ kind: 'command', ...here })
    else if (!open.some(({ kind }) => kind === 'command')) continue
    else if (found.endsWith('{')) open.push({ kind: 'look', ...here })
    else if (/^\\(?:\w*cite)/.test(found)) edits.push({ ...here, show: 'space' })
    else if (/^\\(?:l?dots|text)/.test(found)) edits.push({ ...here, show: { character: '…' } })
  }
  return edits
}

/** `kind` is what may be closed; without it whatever a brace closes. */
function close(open: Open[], kind: Open['kind'] | undefined, end: Range, edits: Edit[]): void {
  const at = open.findLastIndex(one => (kind === undefined ? one.kind !== 'marks' : one.kind === kind))
  const begin = open[at]
  if (!begin) return
  // Marks that a brace encloses are closed inside it.
  if (kind !== undefined && open.slice(at).some(one => one.kind !== 'marks')) return
  open.length = at
  const { start } = begin
  if (begin.kind === 'look')
    edits.push({ start, end: begin.end, show: 'soft' }, { start: end.start, end: end.end, show: 'soft' })
  else if (begin.kind !== 'brace')
    edits.push(
      { start, end: begin.end, show: { character: '“' } },
      { start: end.start, end: end.end, show: { character: '”' } },
    )
}
