/** A day in the life of an index, told in steps, for tests that end it at any moment. */
import type { IndexStore } from '../../server/src/node/index-store/index-store.ts'
import { living, segmentOf } from './documents.ts'

const VALUE = 'stamps'

/** What each step leaves behind: the first is what there is before any. */
export const SHAPES: readonly (readonly string[])[] = [
  [],
  ['1 2 3', '4'],
  ['1 -2 3', '4', '5 6'],
  ['5 6', '1 3 4'],
  ['5 6', '1 3 4'],
  ['5 -6', '1 3 4', '7'],
]

/** Does the steps one after the other and calls `told` after each. */
export async function tell(store: IndexStore, told: (step: number) => void): Promise<void> {
  await store.publish({ add: [segmentOf([1, 2, 3]), segmentOf([4])], drop: [], bury: [] })
  told(1)
  const burial = { segment: store.state.segments[0]?.name ?? '', document: 1 }
  await store.publish({ add: [segmentOf([5, 6])], drop: [], bury: [burial] })
  told(2)
  const drop = store.state.segments.slice(0, 2)
  await store.publish({ add: [segmentOf(drop.flatMap(living))], drop, bury: [] })
  told(3)
  await store.saveValue(VALUE, segmentOf([100]))
  told(4)
  const last = { segment: store.state.segments[0]?.name ?? '', document: 1 }
  await store.publish({ add: [segmentOf([7])], drop: [], bury: [last] })
  told(5)
}

/** What is known of the value after so many steps. */
export async function hasValue(store: IndexStore): Promise<boolean> {
  const value = await store.loadValue(VALUE)
  return value !== undefined && Buffer.compare(value, segmentOf([100])) === 0
}

export const VALUE_STEP = 4
