/** Block quotations that are no `>`: their leaves, and which of them are quotations at all. O(n). */
import type { BlockQuote, Leaf } from './layout.ts'
import { quotedVerse } from './line-blocks.ts'
import { firstFrom, type Range } from './ranges.ts'
import type { SetOff } from './set-off.ts'

/** A line block outside of block quotations; from `prose` on its paragraph is prose. */
export interface Verse extends Range {
  readonly prose: number
  readonly footnote?: string
}

interface Blocks {
  readonly leaves: readonly Leaf[]
  readonly blocks: readonly BlockQuote[]
}

/** The leaves and blocks with those that tags, fences and verse make; a leaf that goes over the end of one is two. */
export function quotedBlocks(
  text: string,
  { leaves, blocks }: Blocks,
  setOff: readonly SetOff[],
  verses: readonly Verse[],
): Blocks {
  const own = verses.flatMap((verse): BlockQuote[] => {
    const loose = verseKind(text, leaves, verse)
    const { start, end, footnote } = verse
    if (loose === undefined) return []
    return [
      { start, end, ...(footnote === undefined ? {} : { footnote }), ...(loose === 'loose' ? { loose: true } : {}) },
    ]
  })
  const more = [...setOff.map(one => withoutCredit(text, one)), ...own]
  if (more.length === 0) return { leaves, blocks }
  const all = outermostBlocks([...blocks, ...more])
  return { leaves: leaves.flatMap(leaf => split(text, leaf, all)), blocks: all }
}

/** In HTML whose words they are stands in `<footer>`, or in `<cite>` as the last line. */
const CREDIT = /<footer\b|(?<=\n[ \t]*|<br[ /]*>\s*)<cite\b(?=[^\n]*\s*$)/i

function withoutCredit(text: string, { kind, start, end, footnote }: SetOff): BlockQuote {
  const credit = kind === 'tag' ? CREDIT.exec(text.slice(start, end)) : undefined
  return {
    start,
    end,
    ...(footnote === undefined ? {} : { footnote }),
    ...(credit ? { wordsTo: start + credit.index } : {}),
  }
}

function outermostBlocks(blocks: readonly BlockQuote[]): BlockQuote[] {
  const found: BlockQuote[] = []
  for (const block of blocks.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (block.start >= (found.at(-1)?.end ?? 0)) found.push(block)
  return found
}

function verseKind(
  text: string,
  leaves: readonly Leaf[],
  { start, end, prose }: Verse,
): ReturnType<typeof quotedVerse> {
  const at = firstFrom(leaves, start)
  const neighbour = (leaf: Leaf | undefined): string => {
    if (leaf?.kind !== 'paragraph' || leaf.block !== undefined || leaf.footnote?.startsWith('^')) return ''
    const between = leaf.end <= start ? text.slice(leaf.end, start) : text.slice(end, leaf.start)
    return between.trim() === '' ? text.slice(leaf.start, leaf.end) : ''
  }
  let [first, last] = [at - 1, at + 1]
  while (leaves[first]?.footnote?.startsWith('^')) first--
  while ((leaves[last]?.start ?? end) < end) last++
  const [before, after] = [leaves[first], leaves[last]]
  return quotedVerse(text.slice(start, prose), text.slice(prose, end), {
    before: neighbour(before),
    after: neighbour(after),
  })
}

/** `blocks` in order. The tags that end one are no part of what follows. */
function split(text: string, leaf: Leaf, blocks: readonly BlockQuote[]): Leaf[] {
  const { block: _, ...plain } = leaf
  const pieces: Leaf[] = []
  let at = leaf.start
  let i = firstEndingBehind(blocks, at)
  for (; i < blocks.length && (blocks[i] as BlockQuote).start < leaf.end; i++) {
    const { start, end } = blocks[i] as BlockQuote
    if (start > at) pieces.push(part(plain, at, start))
    pieces.push({ ...part(plain, Math.max(at, start), Math.min(leaf.end, end)), block: i })
    at = Math.min(leaf.end, behindTags(text, end))
  }
  if (pieces.length === 0) return [plain]
  if (at < leaf.end) pieces.push(part(plain, at, leaf.end))
  return pieces
}

const CLOSING_TAGS = /(?:\s|<\/\w+\s*>)*/y

function behindTags(text: string, at: number): number {
  CLOSING_TAGS.lastIndex = at
  return at + (CLOSING_TAGS.exec(text)?.[0].length ?? 0)
}

function part(leaf: Leaf, start: number, end: number): Leaf {
  if (start === leaf.start && end === leaf.end) return leaf
  const parts = leaf.parts
    .filter(one => one.start < end && one.end > start)
    .map(one => ({ start: Math.max(start, one.start), end: Math.min(end, one.end) }))
  return { ...leaf, start, end, parts }
}

function firstEndingBehind(blocks: readonly BlockQuote[], at: number): number {
  const first = firstFrom(blocks, at)
  return first > 0 && (blocks[first - 1] as BlockQuote).end > at ? first - 1 : first
}
