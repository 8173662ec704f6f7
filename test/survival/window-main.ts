/**
 * `window-main.ts FOLDER NUMBER ROUNDS`: a window that adds documents of its own, buries some and merges what it finds, in as many
 * rounds. Says each document that it has added or buried once that is published.
 */
import fs from 'node:fs'
import type { IndexState } from '../../server/src/node/index-store/change.ts'
import { IndexStore } from '../../server/src/node/index-store/index-store.ts'
import { idsOf, living, segmentOf } from './documents.ts'
import { unsyncedFiles, VERSION } from './stores.ts'

/** So many segments and they are merged. */
const MOST_SEGMENTS = 5
/** The documents of one window. */
const SHARE = 10_000

const [folder = '', number = '', rounds = ''] = process.argv.slice(2)
const store = await IndexStore.open(folder, VERSION, { cacheBytes: 1 << 18, log: () => {}, files: unsyncedFiles })
const first = Number(number) * SHARE
for (let round = 0; round < Number(rounds); round++) {
  const ids = [first + 2 * round, first + 2 * round + 1]
  const added = await store.publish({ add: [segmentOf(ids)], drop: [], bury: [] })
  if (added.kind !== 'published') throw new Error('what nobody else touches cannot be overtaken')
  for (const id of ids) fs.writeSync(1, `added ${id}\n`)
  if (round % 3 === 2) await bury(first + 2 * round - 2)
  if (store.state.segments.length > MOST_SEGMENTS) await merge()
}
await store.close()
fs.writeSync(1, `done ${store.trouble ?? 'well'}\n`)

/** Buries one of our documents wherever others have merged it to. */
async function bury(id: number): Promise<void> {
  for (let state = store.state; ; ) {
    const result = await store.publish({ add: [], drop: [], bury: [placeOf(id, state)] })
    if (result.kind === 'published') break
    state = result.state
  }
  fs.writeSync(1, `buried ${id}\n`)
}

function placeOf(id: number, { segments }: IndexState): { readonly segment: string; readonly document: number } {
  for (const { name, bytes, gone } of segments) {
    const document = idsOf(bytes).indexOf(id)
    if (document >= 0 && !gone.has(document)) return { segment: name, document }
  }
  throw new Error(`document ${id} is lost`)
}

async function merge(): Promise<void> {
  const drop = store.state.segments.slice(0, -1)
  const merged = segmentOf(drop.flatMap(living))
  const { kind } = await store.publish({ add: [merged], drop, bury: [] })
  fs.writeSync(1, `merge ${kind}\n`)
}
