/** A library of many files, indexed as the server does it: once to the end, once called off in the middle and taken up again. Runs as a bundle. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { said } from '../../server/src/core/wording.ts'
import { CorpusIndex } from '../../server/src/node/indexing/corpus-index.ts'
import { loadCorpus } from '../../server/src/node/load-corpus.ts'

export interface LibraryTimes {
  readonly files: number
  /** To the end without a break. */
  readonly seconds: number
  /** Until the first file was told of, and between two that were told of one after the other, at most. */
  readonly firstProgressMs: number
  readonly longestSilenceMs: number
  /** From the call until nothing is read any more. */
  readonly cancelMs: number
  /** How many had been told of as read then. */
  readonly doneAtCancel: number
  readonly secondsBeforeCancel: number
  /** How many were read at the next start, and how long that took. */
  readonly resumed: number
  readonly secondsAfter: number
  readonly residentMb: number
}

const MEMORY = 64 * 1024 * 1024

async function measure(folder: string): Promise<LibraryTimes> {
  const files = fs.readdirSync(folder).length
  const whole = await inFolder(async kept => {
    let last = performance.now()
    const began = last
    let first = 0
    let longest = 0
    const index = await open(kept)
    const corpus = await loadCorpus(
      { folders: [folder] },
      {
        index,
        onProgress: () => {
          const now = performance.now()
          if (first === 0) first = now - began
          else longest = Math.max(longest, now - last)
          last = now
        },
      },
    )
    const seconds = (performance.now() - began) / 1000
    if (corpus.sources.size !== files)
      throw new Error(
        `${corpus.sources.size} of ${files}: ${corpus.failed.slice(0, 1).map(({ reason }) => said(reason))}`,
      )
    await index.close()
    return { seconds, firstProgressMs: first, longestSilenceMs: longest }
  })
  const residentMb = process.memoryUsage.rss() / 2 ** 20
  const broken = await inFolder(async kept => {
    const began = performance.now()
    const stop = new AbortController()
    let doneAtCancel = 0
    let called = 0
    let index = await open(kept)
    await loadCorpus(
      { folders: [folder] },
      {
        index,
        signal: stop.signal,
        onProgress: done => {
          doneAtCancel = done
          if (done < files / 2 || stop.signal.aborted) return
          called = performance.now()
          stop.abort()
        },
      },
    ).catch((error: unknown) => {
      if (!stop.signal.aborted) throw error
    })
    const ended = performance.now()
    await index.close()
    const again = performance.now()
    index = await open(kept)
    let resumed = 0
    const previous = await index.kept(1)
    const corpus = await loadCorpus({ folders: [folder] }, { index, previous, onProgress: () => void resumed++ })
    if (corpus.sources.size !== files) throw new Error(`${corpus.sources.size} of ${files} after it was called off`)
    await index.close()
    return {
      cancelMs: ended - called,
      doneAtCancel,
      secondsBeforeCancel: (called - began) / 1000,
      resumed,
      secondsAfter: (performance.now() - again) / 1000,
    }
  })
  return { files, ...whole, ...broken, residentMb }
}

const open = (folder: string): Promise<CorpusIndex> =>
  CorpusIndex.open({
    folder,
    memory: MEMORY,
    log: message => {
      throw new Error(message)
    },
  })

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-library-'))
  try {
    return await work(folder)
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

void measure(process.argv[2] as string).then(times => console.log(JSON.stringify(times)))
