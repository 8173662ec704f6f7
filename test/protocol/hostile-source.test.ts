import assert from 'node:assert/strict'
import fs from 'node:fs'
import type { MarkupContent } from 'vscode-languageserver/node'
import type { StatusParams } from '../../server/src/lsp/protocol.ts'
import { vscodeLike } from '../support/editors/editors.ts'
import { ALTERED, essayQuoting, KEEPER } from '../support/lighthouse.ts'
import type { LspClient } from '../support/lsp-client.ts'
import { writingDesk } from '../support/writing-desk.ts'
import { DEADLY } from '../survival/deadly-pdfs.ts'

const HOVERS = 200
/** Of the slowest in a hundred hovers. On a machine that is busy otherwise: against what it was before. */
const SLOWEST_MS = 100
const TIMES_BEFORE = 3

describe('a PDF that would be read for ever', function () {
  this.timeout(60_000)
  const desk = writingDesk({ 'sources/keeper1901.txt': KEEPER })
  beforeEach(() => desk.start(vscodeLike))

  it('keeps no hover waiting, neither while it is read nor while its reader is killed, and is named', async function () {
    if (process.platform !== 'linux') this.skip()
    const { essay } = desk
    desk.client.open(essay, essayQuoting(ALTERED))
    await desk.client.diagnostics(essay, found => found.some(({ code }) => code === 'quotation.altered'))
    const before = await hovers(desk.client, essay, () => true)
    desk.workspace.write('sources/deadly.pdf', DEADLY['forms within forms']?.() as Uint8Array)
    desk.client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: desk.workspace.uriOf('sources/deadly.pdf'), type: 1 }],
    })
    let reader: { readonly pid: number; readonly since: number } | undefined
    const during = await hovers(desk.client, essay, done => {
      if (reader === undefined) {
        const pid = readerOf(desk.client.process.pid as number)
        if (pid !== undefined) reader = { pid, since: done }
      } else if (done === reader.since + HOVERS) {
        // In the midst of it, as the limits would do it after half a minute.
        process.kill(reader.pid, 'SIGKILL')
      }
      return failed(desk.client)?.path === 'sources/deadly.pdf'
    })
    assert.ok(reader !== undefined, 'it was read by a process of its own')
    assert.match(failed(desk.client)?.reason ?? '', /^The program that reads the file broke down/)
    const most = Math.max(SLOWEST_MS, TIMES_BEFORE * slowest(before))
    assert.ok(slowest(during) < most, `${slowest(during)} ms, ${slowest(before)} ms before`)
  })
})

/** How long each took, until `isOver` after the most that are asked for in any case. */
async function hovers(client: LspClient, essay: string, isOver: (done: number) => boolean): Promise<number[]> {
  const times: number[] = []
  for (;;) {
    const start = performance.now()
    const hover = await client.hover(essay, { line: 2, character: 40 })
    times.push(performance.now() - start)
    assert.match((hover?.contents as MarkupContent).value, /height/)
    const over = isOver(times.length)
    if (over && times.length >= HOVERS) return times
  }
}

function slowest(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.99)] as number
}

function failed(client: LspClient): StatusParams['failed'][number] | undefined {
  const status = client.said.findLast(({ method }) => method === 'apparatus/status')?.params as StatusParams | undefined
  return status?.failed[0]
}

/** The process that a server reads with. */
function readerOf(server: number): number | undefined {
  for (const name of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      if (!fs.readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('reader-process')) continue
      const parent = /^PPid:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${name}/status`, 'latin1'))?.[1]
      if (Number(parent) === server) return Number(name)
    } catch {
      // It has ended meanwhile.
    }
  }
  return undefined
}
