/**
 * What the largest corpus has beyond the others: pages of Debian's documentation, HTML as it is, and dictionaries. Up to about a gigabyte
 * of text all in all, in a seeded order, with a manifest as the others have it.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import {
  LARGEST,
  type Manifest,
  type ManifestEntry,
  MORE_FOLDER,
  type More,
  PACKAGE_FOLDER,
  sha256,
  shuffled,
} from './corpora.ts'
import { MORE_PACKAGES, unpackPackages } from './debian.ts'
import { dictionary, htmlText } from './package-texts.ts'

/** Shorter pages are lists of links. In characters of text. */
const SHORTEST_PAGE = 6000
/** A page that is mostly markup is a diagram or a listing. */
const LEAST_TEXT = 0.15

/** Makes it anew, out of what `manifest` does not have. */
export function makeMore(manifest: Manifest): More {
  const { folders, versions, missing } = unpackPackages(MORE_PACKAGES, PACKAGE_FOLDER)
  fs.rmSync(MORE_FOLDER, { recursive: true, force: true })
  fs.mkdirSync(MORE_FOLDER, { recursive: true })
  const documents: ManifestEntry[] = []
  const seen = new Set(manifest.documents.map(entry => entry.sha256))
  let left = LARGEST * 1e6 - manifest.documents.reduce((sum, { bytes }) => sum + bytes, 0)
  for (const page of shuffled([...folders].flatMap(([name, folder]) => pagesIn(name, folder)))) {
    if (left <= 0) break
    const bytes = page.read()
    const hash = sha256(bytes)
    const length = seen.has(hash) ? 0 : textBytes(page.ending, bytes)
    if (length < SHORTEST_PAGE) continue
    seen.add(hash)
    left -= length
    const file = `${100_000 + documents.length}-${page.name.replace(/[^\w.-]/g, '_').slice(-80)}${page.ending}`
    fs.writeFileSync(path.join(MORE_FOLDER, file), bytes)
    documents.push({ file, folder: 'largest', bytes: bytes.length, sha256: hash })
  }
  const hash = createHash('sha256')
  for (const { file, sha256: own } of documents) hash.update(`${file} ${own}\n`)
  const more = { packages: versions, missing, documents, hash: hash.digest('hex') }
  fs.writeFileSync(path.join(MORE_FOLDER, 'manifest.json'), JSON.stringify(more, undefined, 1))
  return more
}

interface Page {
  readonly name: string
  readonly ending: '.html' | '.txt'
  readonly read: () => Buffer
}

function pagesIn(name: string, folder: string): Page[] {
  if (name.startsWith('dict-')) return dictionaries(folder)
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .sort()
    .flatMap(file => {
      const match = /\.(html?|txt|rst)(\.gz)?$/.exec(file)
      if (!match) return []
      const read = (): Buffer => (match[2] ? zlib.gunzipSync(fs.readFileSync(file)) : fs.readFileSync(file))
      const shown = `${name}-${path.relative(folder, file).slice(0, -match[0].length)}`
      return [{ name: shown, ending: match[1]?.startsWith('htm') ? '.html' : '.txt', read } as const]
    })
}

function dictionaries(folder: string): Page[] {
  return fs
    .readdirSync(path.join(folder, 'usr/share/dictd'))
    .filter(file => file.endsWith('.dict.dz'))
    .flatMap(file => dictionary(folder, file.slice(0, -'.dict.dz'.length)))
    .map(({ name, text }) => ({ name, ending: '.txt', read: () => Buffer.from(text) }))
}

/** None when it is no text to speak of. */
function textBytes(ending: Page['ending'], bytes: Buffer): number {
  if (bytes.includes(0)) return 0
  if (ending === '.txt') return bytes.length
  const length = htmlText(bytes).length
  return length >= bytes.length * LEAST_TEXT ? length : 0
}
