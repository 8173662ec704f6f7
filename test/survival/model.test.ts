/** A few windows on one index against the simplest thing that could be right: a list of lists. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Change, IndexState } from '../../server/src/node/index-store/change.ts'
import type { IndexStore } from '../../server/src/node/index-store/index-store.ts'
import { idsOf, living, segmentOf, shape } from './documents.ts'
import { filesOf, Stores } from './stores.ts'

type Step =
  | { readonly kind: 'add'; readonly window: number; readonly sizes: readonly number[]; readonly checked: boolean }
  | { readonly kind: 'replace' | 'bury'; readonly window: number; readonly pick: number }
  | { readonly kind: 'merge'; readonly window: number; readonly pick: number; readonly count: number }
  | { readonly kind: 'discard'; readonly window: number; readonly pick: number }
  | { readonly kind: 'refresh' | 'reopen'; readonly window: number }

const MOST_WINDOWS = 4
const window = fc.nat(MOST_WINDOWS - 1)
const pick = fc.nat(1000)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('add' as const),
    window,
    sizes: fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }),
    checked: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom('replace' as const, 'bury' as const), window, pick }),
  fc.record({ kind: fc.constant('merge' as const), window, pick, count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constantFrom('refresh' as const, 'reopen' as const), window }),
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('discard' as const), window, pick }) },
)

/** What a window knows: the model's segments as they were when it last looked. */
interface Row {
  readonly key: object
  readonly ids: readonly number[]
  readonly gone: ReadonlySet<number>
}

interface Window {
  store: IndexStore
  rows: readonly Row[]
  /** How often something had been published when it last looked. */
  version: number
}

describe('any sequence of changes by any windows', () => {
  const stores = new Stores()
  afterEach(() => stores.clear())

  it('gives what a list of lists gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: MOST_WINDOWS }),
        fc.array(step, { maxLength: 20, size: 'max' }),
        async (n, steps) => {
          await new Run(stores, n).all(steps)
          await stores.clear()
        },
      ),
      { numRuns: 100 },
    )
  })
})

class Run {
  private readonly stores: Stores
  private readonly folder: string
  private readonly count: number
  private readonly windows: Window[] = []
  private truth: readonly Row[] = []
  private version = 0
  private nextId = 0

  constructor(stores: Stores, count: number) {
    this.stores = stores
    this.folder = stores.folder()
    this.count = count
  }

  async all(steps: readonly Step[]): Promise<void> {
    for (let i = 0; i < this.count; i++)
      this.windows.push({ store: await this.stores.open(this.folder), rows: [], version: 0 })
    for (const each of steps) {
      await this.one(each)
      for (const { store, rows } of this.windows) assert.deepEqual(shape(store.state), rows.map(shown))
    }
    for (const { store } of this.windows) assert.deepEqual(shape(await store.refresh()), this.truth.map(shown))
    for (const { store } of this.windows) await store.close()
    assert.deepEqual([filesOf(this.folder, 'lease'), filesOf(this.folder, 'temporary')], [[], []])
    assert.ok(filesOf(this.folder, 'manifest').length <= 2)
    assert.deepEqual(shape((await this.stores.open(this.folder)).state), this.truth.map(shown))
  }

  private async one(each: Step): Promise<void> {
    const known = this.windows[each.window % this.count] as Window
    const { store, rows } = known
    const { state } = store
    switch (each.kind) {
      case 'refresh':
        await store.refresh()
        break
      case 'reopen':
        await store.close()
        known.store = await this.stores.open(this.folder)
        break
      case 'discard': {
        const row = rows[each.pick % rows.length]
        await store.discard(row ? nameOf(state, rows, row) : 'segment-that-never-was')
        if (this.truth.some(({ key }) => key === row?.key)) this.version++
        this.truth = this.truth.filter(({ key }) => key !== row?.key)
        break
      }
      default: {
        const plan = this.plan(each, rows)
        const isLate = (each.kind === 'add' && each.checked && known.version !== this.version) || plan.isLate
        const result = await store.publish(changeOf(each, state, rows, plan))
        assert.equal(result.kind, isLate ? 'overtaken' : 'published', each.kind)
        if (isLate) break
        this.truth = plan.after
        if (plan.add.length > 0 || plan.bury) this.version++
      }
    }
    known.rows = this.truth
    known.version = this.version
  }

  /** What the change should give on top of the truth. */
  private plan(each: Exclude<Step, { kind: 'refresh' | 'reopen' | 'discard' }>, rows: readonly Row[]): Plan {
    if (each.kind === 'add') {
      const add = each.sizes.map(size => this.fresh(size))
      return { add, drop: [], bury: undefined, isLate: false, after: [...this.truth, ...add] }
    }
    if (each.kind === 'merge') {
      const from = rows.length === 0 ? 0 : each.pick % rows.length
      const drop = rows.slice(from, from + each.count)
      const ids = drop.flatMap(({ ids, gone }) => ids.filter((_, i) => !gone.has(i)))
      const add = [{ key: {}, ids, gone: new Set<number>() }]
      const isLate = drop.some(row => !this.truth.includes(row))
      const keys = drop.map(({ key }) => key)
      return {
        add,
        drop,
        bury: undefined,
        isLate,
        after: [...this.truth.filter(({ key }) => !keys.includes(key)), ...add],
      }
    }
    const filled = rows.filter(({ ids }) => ids.length > 0)
    const row = filled[each.pick % filled.length]
    const add = each.kind === 'replace' ? [this.fresh(1)] : []
    if (!row) return { add, drop: [], bury: undefined, isLate: false, after: [...this.truth, ...add] }
    const document = each.pick % row.ids.length
    const now = this.truth.find(({ key }) => key === row.key)
    const isLate = !now || (add.length > 0 && now.gone.has(document))
    const buried = this.truth.map(other =>
      other === now && !now.gone.has(document) ? { ...now, gone: new Set([...now.gone, document]) } : other,
    )
    return { add, drop: [], bury: { row, document }, isLate, after: [...buried, ...add] }
  }

  private fresh(size: number): Row {
    return { key: {}, ids: Array.from({ length: size }, () => this.nextId++), gone: new Set() }
  }
}

interface Plan {
  readonly add: readonly Row[]
  readonly drop: readonly Row[]
  readonly bury: { readonly row: Row; readonly document: number } | undefined
  readonly isLate: boolean
  readonly after: readonly Row[]
}

function changeOf(each: Step, state: IndexState, rows: readonly Row[], { add, drop, bury }: Plan): Change {
  const dropped = drop.map(row => state.segments[rows.indexOf(row)]).filter(segment => segment !== undefined)
  // A merge reads what it puts together, as the real one does.
  const merged = dropped.flatMap(living)
  if (each.kind === 'merge') assert.deepEqual(merged, add[0]?.ids)
  return {
    add: add.map(({ ids }) => segmentOf(ids)),
    drop: dropped,
    bury: bury ? [{ segment: nameOf(state, rows, bury.row), document: bury.document }] : [],
    ...(each.kind === 'add' && each.checked && { basis: state }),
  }
}

function nameOf(state: IndexState, rows: readonly Row[], row: Row): string {
  const segment = state.segments[rows.indexOf(row)]
  assert.ok(segment && idsOf(segment.bytes).length === row.ids.length)
  return segment.name
}

function shown({ ids, gone }: Row): string {
  return ids.map((id, i) => (gone.has(i) ? `-${id}` : `${id}`)).join(' ')
}
