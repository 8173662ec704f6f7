/**
 * Where a text uses a term, found by the hashes of its words. Cost: O(words) of what is looked through, a look into a bit table for most
 * of them. Which parts of a corpus are looked through: corpus-mentions.ts.
 */
import { hashWord } from '../../text/fold.ts'
import { type Span, span, type Unit } from '../../text/span.ts'
import type { WordTable } from '../../text/words.ts'

/** One name of a term, to be sought in texts of one language. */
export interface MentionPattern {
  /** For each word of the name, its folded forms. */
  readonly forms: readonly (readonly string[])[]
  /** The last word on a hit: whether the words as they are written are this name (hashes collide, and case counts for some). */
  accepts(words: readonly string[]): boolean
}

const BITS = 16
const MASK = (1 << BITS) - 1

/** Patterns made ready for scanning many texts. */
export interface CompiledPatterns {
  /** By the hash of their first word; longer names first. */
  readonly byFirst: ReadonlyMap<number, readonly HashedPattern[]>
  /** One byte for the low bits of each hash in `byFirst`: most words of a text need no look into the map. */
  readonly filter: Uint8Array
}

export function compileMentions(patterns: readonly MentionPattern[]): CompiledPatterns {
  const byFirst = new Map<number, HashedPattern[]>()
  const filter = new Uint8Array(1 << BITS)
  for (const pattern of patterns) {
    const hashes = pattern.forms.map(forms => new Set(forms.map(form => hashWord(form))))
    for (const hash of hashes[0] ?? []) {
      filter[hash & MASK] = 1
      const list = byFirst.get(hash) ?? []
      list.push({ pattern, hashes })
      byFirst.set(hash, list)
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.hashes.length - a.hashes.length)
  return { byFirst, filter }
}

/**
 * In order, not overlapping; of two names that begin at one word the longer one counts. `from` and `to` (not included) say at which words
 * they may begin; the table must be good for the length of a name beyond.
 */
export function mentionsOf<U extends Unit>(
  { byFirst, filter }: CompiledPatterns,
  text: string,
  table: WordTable,
  from = 0,
  to = table.count,
): readonly Span<U>[] {
  const found: Span<U>[] = []
  const { hashes, starts, ends } = table
  for (let i = from; i < to; i++) {
    const hash = hashes[i] as number
    if (filter[hash & MASK] === 0) continue
    for (const candidate of byFirst.get(hash) ?? []) {
      if (!matchesAt(candidate, text, table, i)) continue
      const last = i + candidate.hashes.length - 1
      found.push(span<U>(starts[i] as number, ends[last] as number))
      i = last
      break
    }
  }
  return found
}

/** A pattern and the hashes that each of its words may have. */
export interface HashedPattern {
  readonly pattern: MentionPattern
  readonly hashes: readonly ReadonlySet<number>[]
}

function matchesAt({ pattern, hashes }: HashedPattern, text: string, table: WordTable, first: number): boolean {
  if (first + hashes.length > table.count) return false
  for (let k = 1; k < hashes.length; k++) {
    const i = first + k
    if (!(hashes[k] as ReadonlySet<number>).has(table.hashes[i] as number)) return false
    if (!isOneName(text, table.ends[i - 1] as number, table.starts[i] as number)) return false
  }
  const words: string[] = []
  for (let i = first; i < first + hashes.length; i++) words.push(text.slice(table.starts[i], table.ends[i]))
  return pattern.accepts(words)
}

/**
 * Whether what stands between two words leaves them one name: spaces, one line break (with the `>` of a Markdown block quotation),
 * hyphens, emphasis and quotation marks; not the end of a sentence, a comma or a blank line.
 */
export function isOneName(text: string, from: number, to: number): boolean {
  // `U.S.S.R.`, `Hitler–Stalin Pact`, `xml:lang`
  if (to - from === 1 && (text[from] === '.' || text[from] === '–' || text[from] === ':')) return true
  let breaks = 0
  // `C. L. R. James`
  for (let i = isInitial(text, from) ? from + 1 : from; i < to; i++) {
    const char = text[i] as string
    if (char === '\n') breaks++
    else if (char === '>') {
      if (breaks === 0) return false
    } else if (!ALLOWED.has(char)) return false
  }
  return breaks <= 1 && to - from <= 40
}

/** Whether a full stop stands at `at`, right behind a capital that is a word of its own. */
function isInitial(text: string, at: number): boolean {
  return text[at] === '.' && INITIAL_LAST.test(text.slice(Math.max(0, at - 2), at))
}

const INITIAL_LAST = /(?:^|[^\p{L}\p{N}])\p{Lu}$/u

const ALLOWED: ReadonlySet<string> = new Set([...' \t\r\u00a0\u202f\u2009-‐‑\u00ad*_~"“”„«»\'’‘&/'])
