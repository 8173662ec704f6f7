/** Whether a place is the one that the gold names, by the rule of the sets: it overlaps half of the shorter of the two. */
import fs from 'node:fs'
import path from 'node:path'
import type { Match } from '../../server/src/core/model/verdict.ts'
import type { EvalSet, GoldRow } from './corpora.ts'

type LengthOf = (bytes: number) => number

const lengths = new Map<string, LengthOf>()

export function isRightPlace(set: EvalSet, row: GoldRow, matches: readonly Match[]): boolean {
  const golds = [
    { file: row.source_file, start: row.gold_start, end: row.gold_end },
    ...(row.gold_alternatives ?? []).map(a => ({
      file: a.source_file ?? a.file ?? row.source_file,
      start: a.gold_start ?? a.start ?? 0,
      end: a.gold_end ?? a.end ?? 0,
    })),
  ]
  return matches.some(({ place }) => {
    const source = set.corpus.source(place.source)
    const raw = source.contribution.rendition.map.forward(place.span)
    return golds.some(gold => {
      if (gold.file === null || place.source !== gold.file) return false
      const at = lengthsIn(set, gold.file)
      const [start, end] = [at(gold.start), at(gold.end)]
      return Math.min(raw.end, end) - Math.max(raw.start, start) >= 0.5 * Math.min(raw.end - raw.start, end - start)
    })
  })
}

/** From bytes of a file to UTF-16 units of its text, which has no byte-order mark. */
function lengthsIn(set: EvalSet, file: string): LengthOf {
  const full = path.join(set.folder, 'corpus', file)
  let known = lengths.get(full)
  if (!known) {
    const bytes = fs.readFileSync(full)
    const label = isUtf8(bytes) ? 'utf-8' : 'windows-1252'
    known = count => new TextDecoder(label).decode(bytes.subarray(0, count)).length
    lengths.set(full, known)
  }
  return known
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
