/** What of a piece of a quotation an alignment asks for, with what the writer's brackets allow. */
import { type Alignment, GAP_COST, GAP_WORD_COST } from '../text/align.ts'
import type { AlignRows } from '../text/align-table.ts'
import { NearCosts, type NearRow } from '../text/near-costs.ts'
import { WORD_COST } from '../text/near-word.ts'
import { WordIds } from '../text/word-ids.ts'
import type { PatternWord, Piece } from './pattern.ts'

/** Bracketed words are the writer's: leaving them out costs nearly nothing, and they replace what stands beside them. */
const BRACKET_EXTRA = 1
const BRACKET_GAP = 1
const BRACKET_GAP_WORD = 1

/** The words as they are, from this word of the source on. */
export function exactAlignment(piece: Piece, from: number): Alignment {
  const steps = piece.words.map((_, i) => ({
    kind: 'same' as const,
    rows: [i, i + 1] as const,
    columns: [from + i, from + i + 1] as const,
  }))
  return { cost: 0, from, to: from + piece.words.length, steps }
}

export function alignRowsOf({ words, hashes }: Piece): AlignRows & { readonly near: NearCosts } {
  const ids = new WordIds(words.length)
  for (const hash of hashes) ids.add(hash)
  const { nearRows, rows } = distinctRows(words)
  const isFree = (word: PatternWord | undefined): boolean => word?.bracket?.kind === 'free'
  // A gap beside a bracketed word is as cheap as one beside the other end of it.
  const atBracket = words.map((word, i) => isFree(word) || isFree(words[i + 1]))
  return {
    count: words.length,
    hashes,
    lengths: Int32Array.from(words, word => word.folded.length),
    nearRows,
    extraCosts: Int32Array.from(words, word => (isFree(word) ? BRACKET_EXTRA : WORD_COST)),
    gapCosts: Int32Array.from(atBracket, is => (is ? BRACKET_GAP : GAP_COST)),
    gapWordCosts: Int32Array.from(atBracket, is => (is ? BRACKET_GAP_WORD : GAP_WORD_COST)),
    ids,
    near: new NearCosts(rows),
  }
}

/** A word with a bracket inside may be met in two ways, so it is a row of its own. */
function distinctRows(words: readonly PatternWord[]): {
  readonly nearRows: Int32Array
  readonly rows: readonly NearRow[]
} {
  const numbers = new Map<string, number>()
  const rows: NearRow[] = []
  const nearRows = Int32Array.from(words, ({ hash, folded, bracket }) => {
    const kept = bracket?.kind === 'part' ? bracket.kept : undefined
    const key = kept === undefined ? folded : `${folded}[${kept}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, rows.length)
    return rows.push({ hash, folded, kept }) - 1
  })
  return { nearRows, rows }
}
