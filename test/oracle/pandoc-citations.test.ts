import assert from 'node:assert/strict'
import { COLLECTED } from './collected.ts'
import { type Disagreement, disagreements, read, told } from './disagreements.ts'
import { EXPLAINED } from './explained.ts'
import { pandocVersion } from './pandoc.ts'
import { snippets } from './snippets.ts'

const GENERATED = 1_500
const SEED = 2026
/** Pandoc's start and a thousand files, several times, on a busy machine. */
const LONGEST_MS = 180_000

describe('citations beside Pandoc', function () {
  this.timeout(LONGEST_MS)
  const generated = snippets(GENERATED, SEED)
  let ofGenerated: readonly Disagreement[] = []
  let ofCollected: readonly Disagreement[] = []

  before(() => {
    pandocVersion()
    ofGenerated = disagreements(generated)
    ofCollected = disagreements(COLLECTED)
  })

  it('generated over the whole syntax', () => judge(generated, ofGenerated))

  it('as people write them', () => {
    assert.ok(COLLECTED.length >= 150)
    judge(COLLECTED, ofCollected)
  })

  it('a snippet reads the same alone as in a batch', () => {
    const all = generated.slice(0, 400)
    const together = read(all)
    const backwards = read([...all].reverse()).reverse()
    assert.deepEqual(backwards, together)
    for (let i = 0; i < all.length; i += 40) assert.deepEqual(read([all[i] as string])[0], together[i])
  })

  it('each kind of disagreement that is explained is one', () => {
    const used = new Set([...ofGenerated, ...ofCollected].flatMap(({ kinds }) => kinds))
    assert.deepEqual(
      EXPLAINED.filter(kind => !used.has(kind)).map(kind => kind.name),
      [],
    )
  })
})

function judge(all: readonly string[], found: readonly Disagreement[]): void {
  const counts = EXPLAINED.map(kind => ({ kind, count: found.filter(d => d.kinds.includes(kind)).length }))
  if (process.env.APPARATUS_ORACLE)
    console.log(
      [
        `${all.length} snippets, ${all.length - found.length} agree`,
        ...counts.map(({ kind, count }) => `${count} ${kind.name}`),
      ].join('; '),
    )
  const faults = found.filter(({ kinds }) => kinds.length === 0)
  assert.equal(faults.map(told).join('\n'), '', `${faults.length} of ${all.length} are read otherwise than by Pandoc`)
  for (const { kind, count } of counts) assert.ok(count <= kind.atMost, `${kind.name}: ${count} of ${all.length}`)
}
