/** Cuts the quotations out of a corpus and writes them beside its folded text, which all but ours search. */

import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { contribute } from '../../server/src/core/corpus/contribute.ts'
import type { FreshContribution } from '../../server/src/core/index/contribution.ts'
import type { SourceId } from '../../server/src/core/model/place.ts'
import type { Rendition } from '../../server/src/core/model/source.ts'
import { readerFor } from '../../server/src/core/read/readers.ts'
import { scanWords } from '../../server/src/core/text/words.ts'
import { said } from '../../server/src/core/wording.ts'
import { hashBytes } from '../../server/src/node/hash.ts'
import {
  BENCH_FOLDER,
  documentsOf,
  LARGEST,
  type Manifest,
  type ManifestEntry,
  pathOf,
  readDocument,
  type Size,
} from './corpora.ts'
import { type Asked, foldedText, makeWorkload } from './workload.ts'
import { makeWorkspace } from './workspaces.ts'

const FOLDED = path.join(BENCH_FOLDER, 'folded')
const foldedFile = (size: Size): string => path.join(FOLDED, `${size}.txt`)
const workloadFile = (size: Size): string => path.join(FOLDED, `${size}.json`)

/** The quotations of the largest corpus are cut out of so many of its documents: all of them need more memory than there is. */
const CUT_FROM = 1000

function contributionOf(entry: ManifestEntry, bytes: Uint8Array): FreshContribution {
  const file = pathOf(entry)
  const made = contribute({ id: file as SourceId, path: entry.file, uri: pathToFileURL(file).href, bytes }, hashBytes)
  if ('failed' in made) throw new Error(said(made.failed))
  return made
}

/** The text as a reader gives it, without anything that is found in it. */
export function renditionOf(entry: ManifestEntry, bytes: Uint8Array): Rendition {
  const reader = readerFor(entry.file)
  if (!reader || reader.isolated) throw new Error(`no reader for ${entry.file}`)
  return reader.read({ path: entry.file, bytes })
}

export async function prepare(manifest: Manifest, size: Size): Promise<void> {
  const entries = documentsOf(manifest, size)
  fs.mkdirSync(FOLDED, { recursive: true })
  const every = size === LARGEST ? Math.ceil(entries.length / CUT_FROM) : 1
  const cut = entries.filter((_, i) => i % every === 0)
  const sources = cut.map(entry => contributionOf(entry, readDocument(entry)))
  const foreign = manifest.heldOut.map(entry => contributionOf(entry, readDocument(entry)))
  const workload = makeWorkload(sources, foreign).map(({ truth, ...asked }) =>
    truth ? { ...asked, truth: { ...truth, document: truth.document * every } } : asked,
  )
  fs.writeFileSync(workloadFile(size), JSON.stringify(workload))
  const file = fs.openSync(foldedFile(size), 'w')
  entries.forEach((entry, i) => {
    const rendition = renditionOf(entry, readDocument(entry))
    const words = scanWords(rendition.text, rendition.furniture)
    fs.writeSync(file, `${i > 0 ? '\n' : ''}${foldedText({ words, rendition })}`)
  })
  fs.closeSync(file)
  await makeWorkspace(manifest, size)
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
