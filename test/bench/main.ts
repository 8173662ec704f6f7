/**
 * npm run bench: how fast things are, with others beside us on the same quotations.
 *
 *   --make       makes the corpora (Debian packages; the texts of the evaluation where they are) and ends
 *   --size N     only the corpus of N megabytes (1, 10, 100); may be repeated
 *   --largest    with --make: the largest corpus too (a gigabyte of text, three of files); else: it is measured too, ours, ripgrep and indexOf
 *   --full       the slow ones at 100 MB too: ten minutes more, and gigabytes of memory
 *   --only PART  waits, formats, library, bibliography, compare, ours (compare without the others), hover or profile; may be repeated
 *   --write      puts the tables into the generated part of docs/performance.md
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { sharedFolder } from '../support/shared.ts'
import { bibliographyTable } from './bibliography.ts'
import { makeBundles } from './bundle.ts'
import { type Compared, child, classTable, compare, comparisonTables } from './compare.ts'
import {
  bytesOf,
  damaged,
  LARGEST,
  type Manifest,
  makeCorpora,
  readManifest,
  readMore,
  SIZES,
  type Size,
} from './corpora.ts'
import { formatTables } from './formats.ts'
import { goalTable } from './goals.ts'
import { growthTables } from './growth.ts'
import { makeMore } from './largest.ts'
import { libraryTable } from './library.ts'
import { type Profile, profileTables } from './profile.ts'
import { figure, section } from './table.ts'
import { type HoverTimes, hoverTable, measureHovers, measureWaits } from './waits.ts'

const { values: options } = parseArgs({
  options: {
    make: { type: 'boolean', default: false },
    size: { type: 'string', multiple: true },
    largest: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    write: { type: 'boolean', default: false },
  },
})

function evaluationFolder(): string | undefined {
  const folder = path.join(process.env.APPARATUS_SHARED ?? path.resolve(import.meta.dirname, '../../../shared'), 'eval')
  return fs.existsSync(folder) ? folder : undefined
}

function make(): void {
  const before = readManifest()
  const manifest = makeCorpora(evaluationFolder())
  console.log(describeCorpora(manifest))
  if (before) console.log(before.hash === manifest.hash ? 'The same as before.' : `Before it was ${before.hash}.`)
  if (!options.largest) return
  const moreBefore = readMore()
  const more = makeMore(manifest)
  console.log(describeLargest(manifest))
  if (moreBefore)
    console.log(moreBefore.hash === more.hash ? 'The same as before.' : `Before it was ${moreBefore.hash}.`)
}

function describeLargest(manifest: Manifest): string {
  const more = readMore()
  if (!more) throw new Error('There is no largest corpus yet: npm run bench -- --make --largest')
  const { packages, missing, documents, hash } = more
  return section(
    'The largest corpus',
    `These and ${documents.length.toLocaleString('en-US')} pages more, ${figure(bytesOf(manifest, LARGEST) / 1e6)} MB of files, of: ${packages.join(', ')}.`,
    ...(missing.length > 0 ? [`Not to be had: ${missing.join('; ')}.`] : []),
    `Hash of the pages: \`${hash.slice(0, 16)}\`.`,
  )
}

function describeCorpora({ made, documents, counts, heldOut, hash, ...manifest }: Manifest): string {
  const sizes = SIZES.map(size => {
    const bytes = bytesOf({ made, documents, counts, heldOut, hash, ...manifest }, size)
    return `${counts[size]} documents, ${figure(bytes / 1e6)} MB`
  })
  return section(
    'Corpora',
    `${sizes.join('; ')}. Made of: ${made.packages.join(', ')}${made.evaluation ? '; books and RFCs of the evaluation' : ''}.`,
    ...(made.missing.length > 0 ? [`Not to be had: ${made.missing.join('; ')}.`] : []),
    `Hash of all ${documents.length + heldOut.length} documents: \`${hash.slice(0, 16)}\`.`,
  )
}

function wholeManifest(): Manifest {
  const manifest = readManifest()
  if (!manifest) throw new Error('There are no corpora yet: npm run bench -- --make')
  const more = options.largest ? (readMore()?.documents ?? []) : []
  const bad = damaged({ documents: [...manifest.documents, ...more], heldOut: manifest.heldOut })
  if (bad.length > 0) throw new Error(`Not as they were made, make them again: ${bad.slice(0, 5).join(', ')}`)
  return manifest
}

function machine(): string {
  const cpus = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  const model = cpus[0]?.model.trim() || os.arch()
  return `Node ${process.versions.node}, ${cpus.length} × ${model}, ${memory} GB of memory.`
}

async function bench(): Promise<string[]> {
  const wants = (part: string): boolean => options.only === undefined || options.only.includes(part)
  const parts = [`${machine()}\n`]
  const told = (...sections: readonly string[]): void => {
    for (const part of sections) console.log(part)
    parts.push(...sections)
  }
  let keystrokes
  if (wants('waits')) {
    sharedFolder()
    const waits = await measureWaits()
    keystrokes = waits.keystrokes
    told(waits.table)
  }
  if (wants('formats')) told(formatTables())
  if (wants('library')) told(await libraryTable())
  if (wants('bibliography')) told(bibliographyTable())
  const compared: Compared[] = []
  const hovers: HoverTimes[] = []
  const isCompared = wants('compare') || wants('ours')
  if (isCompared || wants('hover') || wants('profile')) {
    const manifest = wholeManifest()
    told(describeCorpora(manifest), ...(options.largest ? [describeLargest(manifest)] : []))
    if (isCompared) await makeBundles()
    for (const size of wantedSizes()) {
      if (isCompared) compared.push(await compare(size, { full: options.full, alone: !wants('compare') }))
      if (wants('hover')) hovers.push(await measureHovers(manifest, size))
    }
    const last = compared.at(-1)
    if (last) told(...comparisonTables(compared), classTable(last), ...growthTables(compared))
    if (hovers.length > 0) told(hoverTable(hovers))
    const profiled = wantedSizes().findLast(size => size !== LARGEST)
    if (wants('profile') && profiled)
      told(...profileTables(profiled, JSON.parse(child('profile', profiled)) as Profile[]))
  }
  if (compared.length > 0 || hovers.length > 0 || keystrokes) told(goalTable(compared, hovers, keystrokes))
  return parts
}

function wantedSizes(): readonly Size[] {
  const { size: named } = options
  const some = SIZES.filter(size => named === undefined || named.includes(String(size)))
  return options.largest ? [...some, LARGEST] : some
}

const MARK = '<!-- what follows is written by npm run bench -- --write -->'

function write(parts: readonly string[]): void {
  const file = path.resolve(import.meta.dirname, '../../docs/performance.md')
  const before = fs.readFileSync(file, 'utf8').split(MARK)[0] as string
  fs.writeFileSync(file, `${before}${MARK}\n\n${parts.join('\n').trimEnd()}\n`)
}

if (options.make) make()
else {
  const parts = await bench()
  if (options.write) write(parts)
}
