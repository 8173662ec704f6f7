/** Cuts the quotations out of a corpus and writes them beside its folded text, which all but ours search. */
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { contribute } from '../../server/src/core/corpus/contribute.ts'
import type { Contribution } from '../../server/src/core/index/contribution.ts'
import type { SourceId } from '../../server/src/core/model/place.ts'
import { hashBytes } from '../../server/src/node/hash.ts'
import {
  BENCH_FOLDER,
  documentsOf,
  type Manifest,
  type ManifestEntry,
  pathOf,
  readDocument,
  type Size,
} from './corpora.ts'
import { type Asked, foldedText, makeWorkload } from './workload.ts'

const FOLDED = path.join(BENCH_FOLDER, 'folded')
const foldedFile = (size: Size): string => path.join(FOLDED, `${size}.txt`)
const workloadFile = (size: Size): string => path.join(FOLDED, `${size}.json`)

export function contributionOf(entry: ManifestEntry, bytes: Uint8Array): Contribution {
  const file = pathOf(entry)
  const made = contribute({ id: file as SourceId, path: entry.file, uri: pathToFileURL(file).href, bytes }, hashBytes)
  if ('failed' in made) throw new Error(made.failed)
  return made
}

export function prepare(manifest: Manifest, size: Size): void {
  const sources = documentsOf(manifest, size).map(entry => contributionOf(entry, readDocument(entry)))
  const foreign = manifest.heldOut.map(entry => contributionOf(entry, readDocument(entry)))
  fs.mkdirSync(FOLDED, { recursive: true })
  fs.writeFileSync(workloadFile(size), JSON.stringify(makeWorkload(sources, foreign)))
  const file = fs.openSync(foldedFile(size), 'w')
  sources.forEach((source, i) => fs.writeSync(file, `${i > 0 ? '\n' : ''}${foldedText(source)}`))
  fs.closeSync(file)
}

/** Made by {@link prepare}. */
export const readWorkload = (size: Size): readonly Asked[] =>
  JSON.parse(fs.readFileSync(workloadFile(size), 'utf8')) as Asked[]

/** The folded text of each document. Made by {@link prepare}. */
export function readFolded(size: Size): readonly string[] {
  // Not split: pieces of one string would keep the whole of it, and would be searched more slowly.
  const bytes = fs.readFileSync(foldedFile(size))
  const texts: string[] = []
  for (let from = 0; from <= bytes.length; ) {
    const newline = bytes.indexOf(10, from)
    const to = newline < 0 ? bytes.length : newline
    texts.push(bytes.toString('utf8', from, to))
    from = to + 1
  }
  return texts
}
