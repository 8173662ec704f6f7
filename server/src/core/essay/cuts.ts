/**
 * Where an essay can be cut so that what lies before and what lies behind are read apart with the same result. A cut stands before a
 * block of prose that begins a line behind a blank one, and
 * - nothing is open there: no list, footnote, code or HTML block goes on (the block is a child of the document and is not indented;
 *   Markdown's blocks are read line by line, so nothing behind a line changes what was before it), and no `<blockquote>` or division
 *   that quotes (`uncut`);
 * - no quotation goes over it: a paragraph that continues one begins with its mark, this one with a letter or the like;
 * - the block holds a leaf, so that a block quotation before or behind it does not look past it for whose words it has.
 * What else reaches further is in `Seams`.
 */
import type { Tree, TreeCursor } from '@lezer/common'
import type { Range } from './ranges.ts'

/** In order. Never the start of the text, nor in one of the ranges `uncut`. */
export function cutsOf(text: string, tree: Tree, uncut: readonly Range[]): number[] {
  const cuts: number[] = []
  const block = tree.cursor()
  if (!block.firstChild()) return cuts
  do if (isCut(text, block)) cuts.push(block.from)
  while (block.nextSibling())
  return uncut.length === 0 ? cuts : outside(cuts, uncut)
}

/** Both in order, the ranges apart. */
function outside(cuts: readonly number[], ranges: readonly Range[]): number[] {
  let next = 0
  return cuts.filter(at => {
    while (next < ranges.length && (ranges[next] as Range).end <= at) next++
    return at <= (ranges[next]?.start ?? at)
  })
}

const PROSE = /^(?:Paragraph|(?:ATX|Setext)Heading\d|Table)$/
/** Neither a mark of quotation nor space or what may be taken for an item of a list. */
const SAFE_START = /^(?:[*_]{0,3}\p{L}|\d+[^\d.)]|#)/u
/** A number of so many digits is no word. */
const LONGEST_START = 16

function isCut(text: string, block: TreeCursor): boolean {
  const at = block.from
  if (!isBehindBlankLine(text, at)) return false
  if (PROSE.test(block.name)) return SAFE_START.test(text.slice(at, at + LONGEST_START))
  // Behind the label a paragraph, else the first leaf may be that of another block.
  return block.name === 'FootnoteDefinition' && block.node.firstChild?.nextSibling?.name === 'Paragraph'
}

function isBehindBlankLine(text: string, at: number): boolean {
  if (text[at - 1] !== '\n') return false
  let i = at - (text[at - 2] === '\r' ? 3 : 2)
  while (text[i] === ' ' || text[i] === '\t') i--
  return text[i] === '\n'
}
