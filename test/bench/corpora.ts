/**
 * Corpora of 1, 10 and about 100 MB of distinct real documents, each a beginning of the next: made of Debian packages and, where they
 * are, of the books and RFCs of the evaluation. Documents come in a seeded order; a manifest with the hash of each says what is
 * there, and a second making is compared with the first. Of the largest corpus (largest.ts) they are the beginning. Everything lies in
 * `.bench/`, which git ignores.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { seeded } from '../eval/corpora.ts'
import { PACKAGES, unpackPackages } from './debian.ts'
import { type NamedText, textsOf } from './package-texts.ts'

export const SIZES = [1, 10, 100] as const
/** The corpus that has more of Debian's documentation besides: what there is, up to about so much text. */
export const LARGEST = 1000
/** Megabytes (10⁶ bytes). The largest is what there is, up to that. */
export type Size = (typeof SIZES)[number] | typeof LARGEST

export interface ManifestEntry {
  readonly file: string
  /** In `.bench/`; absent: `corpus`. */
  readonly folder?: string
  readonly bytes: number
  readonly sha256: string
}

export interface Manifest {
  readonly made: {
    readonly packages: readonly string[]
    readonly missing: readonly string[]
    readonly evaluation: boolean
  }
  readonly documents: readonly ManifestEntry[]
  /** Documents of no corpus: what is cut from them stands nowhere. */
  readonly heldOut: readonly ManifestEntry[]
  /** How many documents make up each size. */
  readonly counts: Readonly<Record<(typeof SIZES)[number], number>>
  /** Of names and hashes of all documents. */
  readonly hash: string
}

export const BENCH_FOLDER = path.resolve(import.meta.dirname, '../../.bench')
const CORPUS = path.join(BENCH_FOLDER, 'corpus')
const MANIFEST = path.join(CORPUS, 'manifest.json')
export const PACKAGE_FOLDER = path.join(BENCH_FOLDER, 'packages')

const SEED = 1917
const SHORTEST_DOCUMENT = 2000
/** No other package quotes them at length. */
const HELD_OUT = 'r-cran-janeaustenr'

/** Makes them anew. Throws when nothing is there to make them of. */
export function makeCorpora(evaluation: string | undefined): Manifest {
  const { folders, versions, missing } = unpackPackages(PACKAGES, PACKAGE_FOLDER)
  const texts: NamedText[] = []
  const heldOut: NamedText[] = []
  for (const name of PACKAGES) {
    const folder = folders.get(name)
    if (folder) (name === HELD_OUT ? heldOut : texts).push(...textsOf(name, folder))
  }
  if (evaluation) texts.push(...evaluationTexts(evaluation))
  if (texts.length === 0) throw new Error(`nothing to make a corpus of: ${missing.join('; ')}`)
  fs.rmSync(CORPUS, { recursive: true, force: true })
  fs.mkdirSync(CORPUS, { recursive: true })
  const documents: ManifestEntry[] = []
  const counts: Record<(typeof SIZES)[number], number> = { 1: 0, 10: 0, 100: 0 }
  const seen = new Set<string>()
  let total = 0
  for (const { name, text } of shuffled(texts)) {
    const entry = text.length >= SHORTEST_DOCUMENT ? written(documents.length, name, text, seen) : undefined
    if (!entry) continue
    documents.push(entry)
    for (const size of SIZES) if (total < size * 1e6) counts[size] = documents.length
    total += entry.bytes
    if (total >= 100e6) break
  }
  const held = heldOut.flatMap((text, i) => written(90_000 + i, text.name, text.text, seen) ?? [])
  const hash = createHash('sha256')
  for (const { file, sha256 } of [...documents, ...held]) hash.update(`${file} ${sha256}\n`)
  const made = { packages: versions, missing, evaluation: evaluation !== undefined }
  const manifest = { made, documents, heldOut: held, counts, hash: hash.digest('hex') }
  fs.writeFileSync(MANIFEST, JSON.stringify(manifest, undefined, 1))
  return manifest
}

/** Undefined when no corpora have been made. */
export function readManifest(): Manifest | undefined {
  return fs.existsSync(MANIFEST) ? (JSON.parse(fs.readFileSync(MANIFEST, 'utf8')) as Manifest) : undefined
}

/** Throws when the largest corpus is asked for and has not been made. */
export function documentsOf(manifest: Manifest, size: Size): readonly ManifestEntry[] {
  if (size !== LARGEST) return manifest.documents.slice(0, manifest.counts[size])
  const more = readMore()
  if (!more) throw new Error('There is no largest corpus yet: npm run bench -- --make --largest')
  return [...manifest.documents, ...more.documents]
}

export const bytesOf = (manifest: Manifest, size: Size): number =>
  documentsOf(manifest, size).reduce((sum, { bytes }) => sum + bytes, 0)

export const pathOf = ({ file, folder = 'corpus' }: ManifestEntry): string => path.join(BENCH_FOLDER, folder, file)

export const readDocument = (entry: ManifestEntry): Buffer => fs.readFileSync(pathOf(entry))

/** What the largest corpus has besides. */
export interface More {
  readonly packages: readonly string[]
  readonly missing: readonly string[]
  readonly documents: readonly ManifestEntry[]
  readonly hash: string
}

export const MORE_FOLDER = path.join(BENCH_FOLDER, 'largest')

/** Undefined when it has not been made. */
export function readMore(): More | undefined {
  const file = path.join(MORE_FOLDER, 'manifest.json')
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as More) : undefined
}

/** The files that are not what the manifest says. */
export function damaged({ documents, heldOut }: Pick<Manifest, 'documents' | 'heldOut'>): readonly string[] {
  return [...documents, ...heldOut]
    .filter(entry => !fs.existsSync(pathOf(entry)) || sha256(readDocument(entry)) !== entry.sha256)
    .map(({ file }) => file)
}

function written(number: number, name: string, text: string, seen: Set<string>): ManifestEntry | undefined {
  const bytes = Buffer.from(text.replace(/\r\n?/g, '\n').replaceAll('\0', ''))
  const hash = sha256(bytes)
  if (seen.has(hash)) return undefined
  seen.add(hash)
  const file = `${String(number).padStart(5, '0')}-${name.replace(/[^\w.-]/g, '_')}.txt`
  fs.writeFileSync(path.join(CORPUS, file), bytes)
  return { file, bytes: bytes.length, sha256: hash }
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function evaluationTexts(folder: string): NamedText[] {
  return ['bartlett', 'rfc'].flatMap(set => {
    const base = path.join(folder, set, 'corpus')
    if (!fs.existsSync(base)) return []
    return fs
      .readdirSync(base, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.txt'))
      .sort()
      .map(file => ({
        name: `${set}-${file.replace(/\.txt$/, '').slice(0, 40)}`,
        text: fs.readFileSync(path.join(base, file), 'utf8'),
      }))
  })
}

export function shuffled<T>(list: readonly T[]): T[] {
  const result = [...list]
  const random = seeded(SEED)
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[result[i], result[j]] = [result[j] as T, result[i] as T]
  }
  return result
}
