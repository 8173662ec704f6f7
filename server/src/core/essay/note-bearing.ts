/**
 * What a citation in a note is to the words before the note's mark. `^[@a, p. 3.]` says where they stand; `^[The summary is milder: "…"
 * [@b].]` says it of the note's own quotation, and of theirs only perhaps; `^[Compare the summary: "…" [@b].]` says nothing of them.
 */
import type { Citation } from '../model/citation.ts'
import type { Layout, Leaf } from './layout.ts'
import { markedSpans } from './marked-spans.ts'
import { SOFT } from './mask.ts'
import { hasPointingClause } from './pointer.ts'
import { looksLikeTitle } from './title-like.ts'

export type Bearing = 'own' | 'aside' | 'none'

/** Characters of a note before a citation; what stands further away is of no concern to it. */
const REACH = 1500
/** One word in marks is no quotation that a citation could belong to. */
const LEAST_WORDS = 2

export function noteBearing(scan: string, layout: Layout): (citation: Citation) => Bearing {
  // What a note in a block quotes is the writer’s all the same.
  const leaves = layout.leaves.flatMap(({ block, ...leaf }) => (leaf.footnote === undefined ? [] : [leaf]))
  if (leaves.length === 0) return () => 'own'
  const ofNote = Map.groupBy(leaves, leaf => leaf.footnote)
  const quoted = new Map<Leaf, Quoted[]>()
  for (const { open, close, firstLeaf, lastLeaf } of markedSpans(scan, { ...layout, leaves })) {
    const leaf = leaves[firstLeaf] as Leaf
    if (firstLeaf !== lastLeaf || !isQuoted(scan, leaf, { open, close })) continue
    const known = quoted.get(leaf)
    if (known) known.push({ open, close })
    else quoted.set(leaf, [{ open, close }])
  }
  return ({ span, footnote }) => {
    const leaf = ofNote.get(footnote)?.find(({ start, end }) => span.start >= start && span.end <= end)
    return leaf ? bearingOf(scan, leaf, quoted.get(leaf) ?? [], span) : 'own'
  }
}

interface Quoted {
  readonly open: number
  readonly close: number
}

function bearingOf(scan: string, leaf: Leaf, quoted: readonly Quoted[], { start, end }: Citation['span']): Bearing {
  const from = Math.max(leaf.start, start - REACH)
  const before = ownWords(scan, from, start, quoted)
  if (hasPointingClause(lastClause(before))) return 'none'
  if (quoted.some(({ open }) => open < start)) return 'aside'
  const next = quoted[0]?.open
  if (next === undefined || LEADS.test(before)) return 'own'
  return CLAUSE_END.test(scan.slice(end, next)) ? 'own' : 'aside'
}

/** With what the note quotes as commas, so that nothing in it ends a clause. */
function ownWords(scan: string, from: number, to: number, quoted: readonly Quoted[]): string {
  let words = ''
  let at = from
  for (const { open, close } of quoted) {
    if (open >= to) break
    if (open < at) continue
    words += `${scan.slice(at, open)}"${','.repeat(Math.max(0, Math.min(close, to) - open - 1))}`
    at = Math.min(close, to)
  }
  return (words + scan.slice(at, to)).replaceAll(SOFT, '').replace(LABEL, '')
}

function lastClause(words: string): string {
  return words.split(CLAUSE_END).at(-1) ?? ''
}

/** How a note begins: `^[`, `[^1]:`, or what stands for them. */
const LABEL = /^[\s\uFFFC]*(?:\^?\[(?:\^[^\]]*\]:)?)?\s*/u
/** Not the full stop of `cf.` or of a name's letter. */
const CLAUSE_END =
  /;\s|(?<!(?:^|[^\p{L}])(?:[Cc]f|[Vv]gl|[Ss]|[Сс]р|[Сс]м|\p{Lu}))[.!?]["”“»)\]]*\s+(?=["“„«([\uFFFC]*[\p{Lu}\uFFFC])/u
/** Nothing but a signal before the first citation. */
const LEADS =
  /^[\s\p{P}]*(?:(?:see|from|in|quoted|cited|siehe|so|aus|zitiert|nach|voir|dans|cité|см|цит|по)[\s\p{P}]+)*$/iu

/** Neither a title nor a word in scare quotes. */
function isQuoted(scan: string, leaf: Leaf, { open, close }: Quoted): boolean {
  const words = scan.slice(open + 1, close)
  if ((words.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).length < LEAST_WORDS) return false
  if (looksLikeTitle(scan, leaf, open, words, undefined)) return false
  return !OF_A_WORK.test(lastClause(scan.slice(leaf.start, open).replaceAll(SOFT, '').replace(LABEL, '')))
}

/** `Leon Trotsky, “Once again on the class nature”`: an author before the title of a work. */
const OF_A_WORK =
  /^\s*(?:(?:[Ss]ee|[Ii]n|[Ss]iehe|[Vv]oir|[Сс]м\.)\s+)?(?:\p{Lu}[\p{L}.'’-]*\s+(?:(?:and|und|et|и|&)\s+)?){0,5}\p{Lu}[\p{L}.'’-]*,\s*$/u
