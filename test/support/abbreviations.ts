import fs from 'node:fs'
import path from 'node:path'
import { txtReader } from '../../server/src/core/read/plain/txt.ts'
import { findTerms } from '../../server/src/core/terms/finding/find-terms.ts'
import { isShortForm } from '../../server/src/core/terms/finding/long-forms.ts'
import { ABBREVIATION_PAIRS } from './abbreviation-pairs.ts'
import { sharedFolder } from './shared.ts'

export interface ComparedAbbreviations {
  readonly texts: number
  readonly wanted: number
  readonly found: number
  readonly missed: readonly string[]
  /** Given, and not on the list. */
  readonly extra: readonly string[]
  readonly precision: number
  readonly recall: number
}

/** The abbreviations that the finder gives for the texts of the list, against the list. */
export function compareAbbreviations(): ComparedAbbreviations {
  const missed: string[] = []
  const extra: string[] = []
  let wanted = 0
  let found = 0
  for (const [name, list] of Object.entries(ABBREVIATION_PAIRS)) {
    const want = pairsOf(list)
    const given = new Map<string, string>()
    for (const file of filesOf(name)) {
      const rendition = txtReader.read({ path: path.basename(file), bytes: fs.readFileSync(file) })
      for (const { name: long, aliases } of findTerms(rendition)) {
        for (const short of aliases) if (isShortForm(short)) given.set(keyOf(short, long), `${short} = ${long}`)
      }
    }
    wanted += want.size
    for (const [key, pair] of want) {
      if (given.has(key)) found++
      else missed.push(`${name}: ${pair}`)
    }
    for (const [key, pair] of given) if (!want.has(key)) extra.push(`${name}: ${pair}`)
  }
  const precision = found / (found + extra.length)
  const texts = Object.keys(ABBREVIATION_PAIRS).length + filesOf('seeds').length - 1
  return { texts, wanted, found, missed, extra, precision, recall: found / wanted }
}

function filesOf(name: string): readonly string[] {
  const folder = sharedFolder()
  if (name !== 'seeds') return [path.join(folder, 'eval/rfc/corpus', `${name}.txt`)]
  const seeds = path.join(folder, 'seeds')
  return fs.readdirSync(seeds).map(file => path.join(seeds, file))
}

function pairsOf(list: string): ReadonlyMap<string, string> {
  return new Map(
    list.split(/;\s+/).map(pair => {
      const [short, long] = pair.trim().split(' = ') as [string, string]
      return [keyOf(short, long), pair.trim()]
    }),
  )
}

/** Case, hyphens and plurals make no other pair. */
function keyOf(short: string, long: string): string {
  return `${plain(short)} = ${plain(long)}`
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .split(/[\s-]+/)
    .map(word => (word.endsWith('sses') ? word.slice(0, -2) : word.replace(/(?<!s)s$/, '')))
    .join(' ')
}
