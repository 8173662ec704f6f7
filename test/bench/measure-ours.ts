/** What a process with our index measures, on disk or in memory: the same quotations as the others, and what only we count. */
import fs from 'node:fs'
import type { Probe } from '../../server/src/core/index/probe.ts'
import { checkEssay, parseEssay, VerdictMemo } from '../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../server/src/core/task.ts'
import { CorpusIndex } from '../../server/src/node/indexing/corpus-index.ts'
import { loadCorpus, reloadPaths } from '../../server/src/node/load-corpus.ts'
import { median } from './ask.ts'
import { complain, mergedWholly } from './build-ours.ts'
import { bytesOf, documentsOf, LARGEST, type Manifest, type Size } from './corpora.ts'
import type { Asking, Measured } from './measure-tool.ts'
import { MEMORY, memory } from './memory.ts'
import { readFolded, readWorkload } from './prepare.ts'
import { judgeAsking, type OurAsking } from './quality.ts'
import { Apparatus } from './tools/apparatus.ts'
import type { Asked } from './workload.ts'
import { editedFile, indexFolderOf, workspaceOf } from './workspaces.ts'

/** Where the index is. */
export type Whereabouts = 'disk' | 'memory'

export interface Reads {
  readonly preads: number
  readonly bytes: number
}

export interface MeasuredOurs extends Measured {
  readonly askings: readonly (Asking & OurAsking)[]
  /** The same with the differences of each place, as a verdict needs them: milliseconds by quotation. */
  readonly judged: readonly number[]
  /** The quotations cut from the smallest corpus: milliseconds by quotation. */
  readonly smallest: readonly number[]
  readonly probes: readonly Probe[]
  /** A quotation of the commonest words only. */
  readonly stopWords: { readonly ms: number; readonly probe: Probe; readonly reads: Reads }
  /** By quotation, after all were asked before. */
  readonly warm: readonly Reads[]
  /** The same, each with an index that was opened for it: nothing of it is in our memory. Of an index on disk. */
  readonly cold: readonly (Reads & { readonly ms: number })[]
  /** Reads of a check after a keystroke outside the quotations of an essay. */
  readonly keystrokeReads: number
  /** Resident memory of the process after the quotations, in bytes; and what `held` grows by when terms were asked for. */
  readonly resident: number
  readonly glossaryBytes: number
  /** Milliseconds. An unchanged folder at a start: until it is known that nothing has changed. */
  readonly unchangedMs: number
  /** One source of a megabyte was changed: until it can be searched. */
  readonly changeMs: number
}

const ROUNDS = 5
const STOP_WORDS = { text: 'and that it was of the and to be in a that which is not as he had been by' }

export async function measureOurs(manifest: Manifest, size: Size, where: Whereabouts): Promise<MeasuredOurs> {
  const workspace = workspaceOf(size)
  const workload = readWorkload(size)
  const ofSmallest = readWorkload(1)
  const before = memory()
  const began = performance.now()
  const folder = where === 'disk' ? { folder: indexFolderOf(size) } : {}
  const index = await CorpusIndex.open({ ...folder, memory: MEMORY, log: complain })
  let corpus = await index.kept(1)
  if (where === 'memory') corpus = await mergedWholly(index, await loadCorpus({ workspace }, { index }))
  const opened = performance.now()
  const unchanged = await loadCorpus({ workspace }, { index, previous: corpus })
  const unchangedMs = performance.now() - opened
  if (unchanged !== corpus) throw new Error('the index is not that of the folder')

  const ours = new Apparatus(corpus, documentsOf(manifest, size))
  for (const asked of workload) ours.places(asked)
  const times = timed(workload, asked => ours.places(asked))
  const judged = timed(workload, asked => ours.best(asked))
  const warm = workload.map(asked => readsOf(index, () => ours.places(asked)))
  const resident = process.memoryUsage.rss()
  const held = memory() - before
  const smallest = timed(ofSmallest, asked => ours.places(asked))
  const probes = workload.map(asked => ours.probed(asked))
  const stopMs = median(Array.from({ length: ROUNDS }, () => once(() => ours.places(STOP_WORDS))))
  const stopWords = {
    ms: stopMs,
    probe: ours.probed(STOP_WORDS),
    reads: readsOf(index, () => ours.places(STOP_WORDS)),
  }
  const keystrokeReads = await readsOfKeystroke(index, ours, workload)

  const folded = readFolded(size)
  const askings = workload.map((asked, i) => judgeAsking(asked, times[i] as number, ours, folded))
  const beforeGlossary = memory()
  for (const { text } of workload) corpus.glossary.termAt(text, text.length >> 1)
  const glossaryBytes = memory() - beforeGlossary
  const cold = where === 'disk' ? await coldReads(size, workload) : []
  const changeMs = await changed(index, ours, size)
  await index.close()
  return {
    bytes: bytesOf(manifest, size),
    buildSeconds: (opened - began) / 1000,
    held,
    diskBytes: 0,
    askings,
    judged,
    smallest,
    probes,
    stopWords,
    warm,
    cold,
    keystrokeReads,
    resident,
    glossaryBytes,
    unchangedMs,
    changeMs,
  }
}

/** The median of some rounds for each. The rounds go through all, so that a disturbance hits one round of a quotation only. */
function timed(workload: readonly Asked[], run: (asked: Asked) => unknown): number[] {
  const rounds = Array.from({ length: ROUNDS }, () => workload.map(asked => once(() => run(asked))))
  return workload.map((_, i) => median(rounds.map(round => round[i] as number)))
}

function once(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

function readsOf(index: CorpusIndex, run: () => unknown): Reads {
  const before = index.counters
  run()
  const after = index.counters
  if (!before || !after) return { preads: 0, bytes: 0 }
  return { preads: after.preads - before.preads, bytes: after.bytesRead - before.bytesRead }
}

async function coldReads(size: Size, workload: readonly Asked[]): Promise<(Reads & { readonly ms: number })[]> {
  const all: (Reads & { readonly ms: number })[] = []
  for (const asked of workload) {
    const index = await CorpusIndex.open({ folder: indexFolderOf(size), memory: MEMORY, log: complain })
    const ours = new Apparatus(await index.kept(1), [])
    let ms = 0
    const reads = readsOf(index, () => {
      ms = once(() => ours.places(asked))
    })
    all.push({ ...reads, ms })
    await index.close()
  }
  return all
}

/** Checks an essay of quotations, types a character into its first line and checks it again. */
async function readsOfKeystroke(index: CorpusIndex, { corpus }: Apparatus, workload: readonly Asked[]) {
  const quoted = workload.filter(({ text }) => !text.includes('\n'))
  const text = ['An essay.', ...quoted.map(asked => `He says “${asked.text}”.`)].join('\n\n')
  const memo = new VerdictMemo()
  const essay = parseEssay(text)
  const checked = await checkEssay(essay, corpus, UNINTERRUPTED, memo)
  const before = index.counters?.preads ?? 0
  const next = parseEssay(text.replace('essay', 'essays'), essay)
  await checkEssay(next, corpus, UNINTERRUPTED, memo, { previous: checked })
  return (index.counters?.preads ?? 0) - before
}

const CHANGES = 5
const CHANGED_BYTES = 1_000_000
/** A file is read once nobody writes to it; how long that takes is the watcher's business. Milliseconds. */
const AT_REST = 10_000

/** A source of a megabyte, made of the corpus's own texts, comes into it and changes: the median of some changes. */
async function changed(index: CorpusIndex, ours: Apparatus, size: Size): Promise<number> {
  const file = editedFile(size)
  const search = { workspace: workspaceOf(size) }
  let body = ''
  for (const { contribution } of ours.corpus.sources.values())
    if (body.length < CHANGED_BYTES) body += contribution.rendition.text
  const times: number[] = []
  let { corpus } = ours
  try {
    for (let i = 0; i < CHANGES; i++) {
      const mark = `Edited for the time number ${i} xyzzy${i}.`
      fs.writeFileSync(file, Buffer.from(`${mark}\n\n${body}`).subarray(0, CHANGED_BYTES))
      const then = new Date(Date.now() - AT_REST)
      fs.utimesSync(file, then, then)
      const began = performance.now()
      corpus = await reloadPaths(corpus, [file], search, { index })
      const found = new Apparatus(corpus, []).places({ text: mark })
      times.push(performance.now() - began)
      if (found.length === 0) throw new Error('the changed source is not found')
    }
  } finally {
    fs.rmSync(file, { force: true })
    if (size !== LARGEST) await reloadPaths(corpus, [file], search, { index })
  }
  return median(times)
}
