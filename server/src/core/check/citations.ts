/**
 * Citation keys that stand for nothing. Said only where it can be known: where there is a bibliography and all of it was read, or
 * where a source has nearly this key. And keys of works that cannot be checked, since no text of them is loaded. Keys that Quarto reads as cross-references are none of ours.
 */
import { type KeyShape, keyShape, nearKeys } from '../bib/near-keys.ts'
import type { Essay } from '../essay/essay.ts'
import type { Citation } from '../model/citation.ts'
import type { Finding } from '../model/finding.ts'
import { noSourceMessage, unknownKeyMessage } from './messages.ts'
import type { Works } from './works.ts'

const MOST_NEAR = 3
/** Quarto's prefixes of figures, tables, theorems, callouts and the like; the essay's parser knows the commonest itself. */
const CROSS_REFERENCE =
  /^(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau|vid|dia|supp\w*)-/i

/** One finding for each place where an unknown key stands, and one for each work without a text, where it is cited first. `nearTo` is that of {@link nearKeysIn}: it is kept for these works. */
export function citationFindings(
  essay: Essay,
  works: Works,
  nearTo: (key: string) => readonly string[] = nearKeysIn(works),
): readonly Finding[] {
  const { library, incomplete } = works
  const hasLibrary = library !== undefined && library.references.length > 0
  const found: Finding[] = []
  const unread = new Set<string>()
  for (const citation of essay.citations)
    for (const item of citation.items) {
      if (hasNoSource(item.key, works) && !unread.has(item.key)) {
        unread.add(item.key)
        const message = noSourceMessage(item.key)
        found.push({ code: 'citation.no-source', severity: 'hint', span: item.keySpan, message })
      }
      if (isKnown(item.key, works) || CROSS_REFERENCE.test(item.key)) continue
      const isCertain = hasLibrary && !incomplete
      // What could not be read may hold the key; without a bibliography the work may be listed nowhere.
      const near = isCertain ? nearTo(item.key) : nearTo(item.key).filter(other => isSlip(item.key, other))
      if (!isCertain && near.length === 0) continue
      const severity = isCertain && !isPerson(citation, near) ? 'warning' : 'information'
      const message = unknownKeyMessage(item.key, near, hasLibrary)
      found.push({ code: 'citation.unknown-key', severity, span: item.keySpan, message })
    }
  return found
}

/** Keys that may have been meant by an unknown one, as the writer would cite them: at most three, the nearest first. */
export function nearKeysIn(works: Works): (key: string) => readonly string[] {
  let shapes: readonly KeyShape[] | undefined
  const found = new Map<string, readonly string[]>()
  return key => {
    shapes ??= shapesOf(works)
    const near = found.get(key) ?? nearKeys(key, shapes).slice(0, MOST_NEAR)
    found.set(key, near)
    return near
  }
}

function shapesOf({ library, corpus, keyOf }: Works): readonly KeyShape[] {
  const own = new Set([...corpus.sources.keys()].map(keyOf).filter(key => library?.has(key) !== true))
  return [...(library?.keyShapes ?? []), ...[...own].map(keyShape)]
}

/** A work of the bibliography of which no text is loaded, where texts of others are. */
function hasNoSource(key: string, { library, sourcesOf, ownSources }: Works): boolean {
  return ownSources && library?.has(key) === true && sourcesOf(key).length === 0
}

function isKnown(key: string, { library, sourcesOf }: Works): boolean {
  return library?.has(key) === true || sourcesOf(key).length > 0
}

/** A shorter key is near to too many. */
const SHORTEST = 6

/** `smth1776` for `smith1776`, but not `smith1759` nor `smith1776b`: those are other works of the same author. */
function isSlip(key: string, near: string): boolean {
  const [a, b] = [keyShape(key).plain, keyShape(near).plain]
  if (a === b) return true
  if (Math.min(a.length, b.length) < SHORTEST) return false
  if (a.startsWith(b) || b.startsWith(a)) return endsInWord(key.toLowerCase(), near.toLowerCase())
  return a.replace(/\P{N}/gu, '') === b.replace(/\P{N}/gu, '') && !sameEnds(a, b)
}

/**
 * `revolution-betraye`: one or two letters of the last word are missing, or too many. Not `smith` for `smith1776`, nor `revolution-betrayed-b`, which is
 * the key of the next source of that name.
 */
function endsInWord(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return long.startsWith(short) && /\p{L}\p{M}*$/u.test(short) && /^\p{L}{1,2}$/u.test(long.slice(short.length))
}

/** `smith1776a` and `smith1776b`: the letter behind the year tells works apart. */
function sameEnds(a: string, b: string): boolean {
  return a.replace(/(?<=\p{N})\p{L}$/u, '') === b.replace(/(?<=\p{N})\p{L}$/u, '')
}

/** `@somebody` in running text is a name on some platform as often as a key. */
function isPerson({ mode, items }: Citation, near: readonly string[]): boolean {
  return (
    mode === 'narrative' && near.length === 0 && items.every(item => item.locator === undefined && item.suffix === '')
  )
}
