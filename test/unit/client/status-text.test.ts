import assert from 'node:assert/strict'
import { type StatusText, statusText, type Translate } from '../../../client/src/status-text.ts'
import type { StatusParams } from '../../../server/src/lsp/protocol.ts'

describe('the status item', () => {
  const t: Translate = (message, ...args) => message.replace(/\{(\d)\}/g, (_all, i) => String(args[Number(i)]))
  const quiet: StatusParams = { ready: 5, failed: [], failedTotal: 0, essays: [] }
  const shown = (status?: StatusParams, uri?: string): StatusText => statusText(status, uri, t)

  it('is busy until it knows', () => {
    assert.equal(shown().busy, true)
    assert.deepEqual(shown({ ...quiet, loading: { done: 2, total: 5 } }), {
      text: 'Reading sources: 2 of 5',
      detail: '',
      more: '',
      busy: true,
      warning: false,
    })
  })

  it('counts the verdicts of the essay in view, and no other', () => {
    const counts = { absent: 1, faithful: 10, altered: 1 }
    const status = { ...quiet, essays: [{ uri: 'file:///e.md', version: 1, quotations: 12, counts }] }
    assert.equal(shown(status, 'file:///e.md').text, '12 quotations: 1 altered, 1 absent · 5 sources')
    assert.equal(shown(status, 'file:///other.md').text, '5 sources')
  })

  it('names the two gravest kinds, and all of them for who asks further', () => {
    const counts = { faithful: 19, adapted: 1, minor: 2, altered: 6, misattributed: 2, absent: 1, unchecked: 8 }
    const essays = [{ uri: 'file:///e.md', version: 1, quotations: 39, counts }]
    const { text, more } = shown({ ...quiet, essays }, 'file:///e.md')
    assert.equal(text, '39 quotations: 6 altered, 2 from another source, … · 5 sources')
    assert.equal(
      more,
      '39 quotations: 19 faithful, 1 adapted, 2 with small differences, 6 altered, 2 from another source, 1 absent, 8 unchecked',
    )
  })

  it('speaks of one as of one', () => {
    const essays = [{ uri: 'file:///e.md', version: 1, quotations: 1, counts: { faithful: 1 } }]
    assert.equal(shown({ ...quiet, ready: 1, essays }, 'file:///e.md').text, '1 quotation: 1 faithful · 1 source')
  })

  it('warns of what could not be read', () => {
    const failed = [{ state: 'failed' as const, path: 'sources/x.pdf', reason: 'broken' }]
    const { detail, warning } = shown({ ...quiet, failed, failedTotal: 1 })
    assert.equal(warning, true)
    assert.equal(detail, '1 source could not be read')
  })
})
