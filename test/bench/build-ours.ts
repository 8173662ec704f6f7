/** How fast an index is made and how large it is: of the words alone, and from files to the disk as the server does it. */

import fs from 'node:fs'
import path from 'node:path'
import { SegmentBuilder } from '../../server/src/core/corpus/segment-builder.ts'
import { contributionOf } from '../../server/src/core/index/contribution.ts'
import { SECTIONS, type SectionName, unpackSegment } from '../../server/src/core/index/segment-file.ts'
import type { SourceId } from '../../server/src/core/model/place.ts'
import type { Corpus } from '../../server/src/core/service.ts'
import { scanWords } from '../../server/src/core/text/words.ts'
import { said } from '../../server/src/core/wording.ts'
import { PAGE_BYTES } from '../../server/src/node/index-store/page-cache.ts'
import { CorpusIndex } from '../../server/src/node/indexing/corpus-index.ts'
import { loadCorpus } from '../../server/src/node/load-corpus.ts'
import { bytesOf, documentsOf, LARGEST, type Manifest, readDocument, type Size } from './corpora.ts'
import { MEMORY } from './memory.ts'
import { renditionOf } from './prepare.ts'
import { indexFolderOf, workspaceOf } from './workspaces.ts'

export interface BuiltOurs {
  /** Of the files. */
  readonly bytes: number
  /** Of the texts, as they are kept. */
  readonly textBytes: number
  readonly documents: number
  readonly words: number
  /** Finding the words and making segments of them, in one thread, the texts at hand: bytes of text a second. */
  readonly aloneSpeed: number
  /** From files to an index on disk, terms included, by how many threads may read. */
  readonly threads: readonly ServerBuild[]
  readonly sections: Readonly<Record<SectionName, number>>
  readonly segments: number
  /** Of the segments, with their checksums. */
  readonly diskBytes: number
  /** Of all that lies in the index's folder: what was merged stays until the next change. */
  readonly folderBytes: number
}

export interface ServerBuild {
  readonly threads: number
  /** Until all can be searched. */
  readonly seconds: number
  readonly mergeSeconds: number
  /** Processor time of both. */
  readonly cpuSeconds: number
}

const THREADS = [1, 2]
/** It takes minutes: only as the server does it. */
const THREADS_OF_LARGEST = [2]
/** Of the largest corpus one document in so many says how fast its words are found: reading all takes minutes. */
const SAMPLE = 8
/** What the server puts into one segment. */
const BATCH_BYTES = 16 * 1024 * 1024

/** Leaves the index where {@link indexFolderOf} says. */
export async function buildOurs(manifest: Manifest, size: Size): Promise<BuiltOurs> {
  const alone = buildAlone(manifest, size)
  const threads: ServerBuild[] = []
  for (const count of size === LARGEST ? THREADS_OF_LARGEST : THREADS) threads.push(await serverBuild(size, count))
  const folder = indexFolderOf(size)
  const index = await CorpusIndex.open({ folder, memory: MEMORY, log: complain })
  const corpus = await index.kept(1)
  const segments = corpus.search.parts.map(({ segment }) => segment)
  const sections = Object.fromEntries(
    SECTIONS.map(name => [
      name,
      segments.reduce((sum, { bytes }) => sum + unpackSegment(bytes).sections[name].length, 0),
    ]),
  ) as Record<SectionName, number>
  const built = {
    bytes: bytesOf(manifest, size),
    textBytes: segments.reduce((sum, { header }) => sum + header.textBytes, 0),
    documents: segments.reduce((sum, { header }) => sum + header.documents, 0),
    words: segments.reduce((sum, { header }) => sum + header.words, 0),
    aloneSpeed: alone,
    threads,
    sections,
    segments: segments.length,
    diskBytes: segments.reduce((sum, { bytes }) => sum + fileBytes(bytes.length), 0),
  }
  await index.close()
  return { ...built, folderBytes: bytesUnder(folder) }
}

export function complain(message: string): void {
  console.error(message)
}

function buildAlone(manifest: Manifest, size: Size): number {
  const all = documentsOf(manifest, size)
  const some = size === LARGEST ? all.filter((_, i) => i % SAMPLE === 0) : all
  let builder = new SegmentBuilder()
  let spent = 0
  let textBytes = 0
  const timed = (run: () => void): void => {
    const began = performance.now()
    run()
    spent += performance.now() - began
  }
  for (const entry of some) {
    const rendition = renditionOf(entry, readDocument(entry))
    // What a reader has put together of pieces becomes one string when somebody looks into it.
    rendition.text.indexOf('\0')
    timed(() => {
      const words = scanWords(rendition.text, rendition.furniture)
      builder.add(
        contributionOf({
          id: entry.file as SourceId,
          path: entry.file,
          uri: entry.file,
          reader: '',
          fingerprint: '',
          keyHint: '',
          language: 'en',
          rendition,
          words,
          terms: [],
        }),
      )
    })
    if (builder.textBytes < BATCH_BYTES) continue
    textBytes += builder.textBytes
    timed(() => void builder.finish())
    builder = new SegmentBuilder()
  }
  textBytes += builder.textBytes
  timed(() => void builder.finish())
  return textBytes / (spent / 1000)
}

/** The index is made anew. */
async function serverBuild(size: Size, threads: number): Promise<ServerBuild> {
  const folder = indexFolderOf(size)
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(folder, { recursive: true })
  const cpu = process.cpuUsage()
  const began = performance.now()
  const index = await CorpusIndex.open({ folder, memory: MEMORY, log: complain })
  const corpus = await loadCorpus({ workspace: workspaceOf(size) }, { index, threads })
  const [failure] = corpus.failed
  if (failure) throw new Error(`${failure.path}: ${said(failure.reason)}`)
  const loaded = performance.now()
  await mergedWholly(index, corpus)
  await index.close()
  const { user, system } = process.cpuUsage(cpu)
  return {
    threads,
    seconds: (loaded - began) / 1000,
    mergeSeconds: (performance.now() - loaded) / 1000,
    cpuSeconds: (user + system) / 1e6,
  }
}

/** Until there is nothing to merge any more, as the server does it when it has nothing else to do. */
export async function mergedWholly(index: CorpusIndex, corpus: Corpus): Promise<Corpus> {
  for (let current = corpus; ; ) {
    const merged = await index.merged(current)
    if (merged === current) return current
    current = merged
  }
}

const SUM_BYTES = 4

/** With a checksum a page. */
function fileBytes(length: number): number {
  return length + Math.ceil(length / PAGE_BYTES) * SUM_BYTES
}

function bytesUnder(folder: string): number {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .reduce((sum, entry) => sum + fs.statSync(path.join(entry.parentPath, entry.name)).size, 0)
}
