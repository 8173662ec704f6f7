import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import type { SourceId } from '../../server/src/core/model/place.ts'
import { said } from '../../server/src/core/wording.ts'
import { buildSegment, type FileToRead } from '../../server/src/node/indexing/build-segment.ts'
import { CorpusIndex } from '../../server/src/node/indexing/corpus-index.ts'
import { loadCorpus } from '../../server/src/node/load-corpus.ts'
import { Quarantine } from '../../server/src/node/reader-process/quarantine.ts'
import { READER_LIMITS } from '../../server/src/node/reader-process/reader-limits.ts'
import { ReaderProcess } from '../../server/src/node/reader-process/reader-process.ts'
import { createWorkspace } from '../support/workspace.ts'
import { runProgram } from './child-processes.ts'
import { DEADLY, HARMLESS, harmless } from './deadly-pdfs.ts'

/** As it ships, but that a test need not take half a minute. */
const LIMITS = { ...READER_LIMITS, cpuMs: 1500, memory: 512 * 1024 * 1024 }

const RUNS = 40

const make = (what: string): Uint8Array => (DEADLY[what] as () => Uint8Array)()

describe('a process that reads files', () => {
  let process_: ReaderProcess
  before(() => {
    process_ = new ReaderProcess(LIMITS)
  })
  after(() => process_.dispose())

  const readHarmless = async (): Promise<void> => {
    const read = await process_.read('pdf', { path: 'good.pdf', bytes: harmless() })
    assert.ok(!('died' in read))
    assert.equal(read.text.trim(), HARMLESS)
  }

  for (const what of Object.keys(DEADLY)) {
    it(`keeps its limits, and the next file is read: ${what}`, async () => {
      const bytes = make(what)
      const watched = watchMemory(process_)
      const started = performance.now()
      await process_.read('pdf', { path: `${what}.pdf`, bytes })
      const seconds = (performance.now() - started) / 1000
      const peak = watched.stop()
      assert.ok(seconds < 20, `${seconds} s`)
      // Between two looks a bomb unpacks a little more.
      assert.ok(peak < LIMITS.memory * 1.4, `${peak / 1024 / 1024} MB`)
      await readHarmless()
    })
  }

  it('ends when it takes too much of time or of memory, and says so', async () => {
    assert.deepEqual(await process_.read('pdf', { path: 'x.pdf', bytes: make('forms within forms') }), { died: 'time' })
    const little = new ReaderProcess({ ...READER_LIMITS, memory: 256 * 1024 * 1024 })
    const read = await little.read('pdf', { path: 'x.pdf', bytes: make('half a gigabyte of blanks') })
    little.dispose()
    assert.deepEqual(read, { died: 'memory' })
  })

  it('ends when it is killed in the midst of a file, and the next file is read by another', async () => {
    await readHarmless()
    const first = process_.pid
    const reading = process_.read('pdf', { path: 'x.pdf', bytes: make('forms within forms') })
    const next = process_.read('pdf', { path: 'good.pdf', bytes: harmless() })
    // Not before it has begun: what waits is read by whoever is there then.
    setImmediate(() => process.kill(first as number, 'SIGKILL'))
    assert.deepEqual(await reading, { died: 'crash' })
    assert.ok('text' in (await next))
    assert.notEqual(process_.pid, first)
  })

  it('ends with a program that is killed, whatever it is doing', async () => {
    const { lines, signal } = await runProgram('reader-main.ts', [], (_, kill) => kill())
    assert.equal(signal, 'SIGKILL')
    await assertGone(Number(lines[0]))
  })

  it('ends with the program that has it, when that has nothing to do', async () => {
    await readHarmless()
    const { pid } = process_
    process_.dispose()
    await assertGone(pid as number)
  })

  it('reads any file that was damaged, or says that it cannot', async () => {
    const whole = ['book', 'columns', 'office', 'browser'].map(name =>
      fs.readFileSync(path.join(import.meta.dirname, `../fixtures/pdf/${name}.pdf`)),
    )
    const hit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) })
    const damage = fc.record({
      file: fc.nat(whole.length - 1),
      hits: fc.array(hit, { maxLength: 40 }),
      length: fc.oneof(
        { weight: 3, arbitrary: fc.constant(1) },
        { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
      ),
    })
    await fc.assert(
      fc.asyncProperty(damage, async ({ file, hits, length }) => {
        const bytes = new Uint8Array(whole[file] as Buffer)
        for (const { at, byte } of hits) bytes[Math.floor(at * (bytes.length - 1))] = byte
        const read = await process_.read('pdf', {
          path: 'a.pdf',
          bytes: bytes.subarray(0, Math.ceil(length * bytes.length)),
        })
        assert.ok(!('died' in read), JSON.stringify(read))
      }),
      { numRuns: RUNS },
    )
  })
})

describe('a file that kills its reader', () => {
  it('is named with the reason and the others are read; after the second time it is let be', async function () {
    this.timeout(30_000)
    const workspace = createWorkspace({
      'a.txt': 'Words before it.',
      'deadly.pdf': make('forms within forms'),
      'good.pdf': harmless(),
    })
    const reading = new ReaderProcess({ ...LIMITS, cpuMs: 1000 })
    try {
      const files = ['a.txt', 'deadly.pdf', 'good.pdf'].map((path): FileToRead => {
        const absolute = workspace.path(path)
        return { id: path as SourceId, path, absolute, uri: workspace.uriOf(path) }
      })
      let quarantine = Quarantine.read(undefined)
      const load = async (): Promise<string | undefined> => {
        const { outcomes } = await buildSegment(files, () => {}, { process: reading, closed: quarantine.closed })
        assert.deepEqual(
          outcomes.map(({ kind }) => kind),
          ['added', 'failed', 'added'],
        )
        const failed = outcomes[1]
        if (failed?.kind !== 'failed') return undefined
        if (failed.killer) quarantine.note(failed.killer.hash, failed.killer.death)
        // As the next start finds it.
        const kept = quarantine.write()
        if (kept) quarantine = Quarantine.read(kept)
        return said(failed.reason)
      }
      assert.match((await load()) ?? '', /^To read the file took more than \d+ seconds\.$/)
      assert.match((await load()) ?? '', /^To read the file took more than \d+ seconds\.$/)
      assert.match((await load()) ?? '', /It is left out until it changes/i)
      assert.equal(quarantine.closed.size, 1)
      workspace.write('deadly.pdf', harmless())
      const { outcomes } = await buildSegment(files, () => {}, { process: reading, closed: quarantine.closed })
      assert.equal(outcomes[1]?.kind, 'added')
    } finally {
      reading.dispose()
      workspace.dispose()
    }
  })

  it('is remembered by the index, and forgotten when everything is to be read anew', async () => {
    const storage = createWorkspace()
    const open = (): Promise<CorpusIndex> =>
      CorpusIndex.open({ folder: storage.folder, memory: 1 << 20, log: message => assert.fail(message) })
    try {
      for (const times of [1, 2]) {
        const index = await open()
        const quarantine = await index.quarantine()
        quarantine.note('hash', 'time')
        await index.saveQuarantine()
        assert.equal(quarantine.closed.size, times - 1)
        await index.close()
      }
      const index = await open()
      assert.deepEqual([...(await index.quarantine()).closed], [['hash', 'time']])
      await index.clear()
      await index.saveQuarantine()
      await index.close()
      const again = await open()
      assert.equal((await again.quarantine()).closed.size, 0)
      await again.close()
    } finally {
      storage.dispose()
    }
  })

  it('is let go at once when the reading is called off', async () => {
    const workspace = createWorkspace({ 'deadly.pdf': make('forms within forms') })
    const stop = new AbortController()
    try {
      const loading = loadCorpus({ folders: [workspace.folder] }, { signal: stop.signal })
      const [pid] = await until(
        () => readersOf(process.pid),
        readers => readers.length > 0,
      )
      stop.abort(new Error('called off'))
      await assert.rejects(loading, /called off/)
      await assertGone(pid as number)
    } finally {
      workspace.dispose()
    }
  })

  it('is forgotten when what was kept of it cannot be read', () => {
    assert.equal(Quarantine.read(new TextEncoder().encode('[[1')).closed.size, 0)
  })
})

/** Resident memory of the process, looked at all the time; 0 where nothing tells it. */
function watchMemory(reading: ReaderProcess): { stop(): number } {
  let peak = 0
  const looking = setInterval(() => {
    try {
      const status = fs.readFileSync(`/proc/${reading.pid}/status`, 'latin1')
      peak = Math.max(peak, Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024)
    } catch {
      // Between two processes, or not on Linux.
    }
  }, 20)
  return {
    stop() {
      clearInterval(looking)
      return peak
    },
  }
}

/** The processes that a program has begun to read with. */
function readersOf(program: number): number[] {
  return fs.readdirSync('/proc').flatMap(name => {
    if (!/^\d+$/.test(name)) return []
    try {
      const isReader = fs.readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('reader-process')
      const parent = /^PPid:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${name}/status`, 'latin1'))?.[1]
      return isReader && Number(parent) === program ? [Number(name)] : []
    } catch {
      return []
    }
  })
}

async function until<T>(look: () => T, isIt: (found: T) => boolean): Promise<T> {
  for (;;) {
    const found = look()
    if (isIt(found)) return found
    await new Promise<void>(resolve => setTimeout(resolve, 10))
  }
}

async function assertGone(pid: number): Promise<void> {
  for (let look = 0; look < 200; look++) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await new Promise<void>(resolve => setTimeout(resolve, 10))
  }
  assert.fail(`process ${pid} is still there`)
}
