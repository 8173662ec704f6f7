import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { Diagnostic } from 'vscode-languageserver/node'
import type { SourcesResult, StatusParams } from '../../server/src/lsp/protocol.ts'
import { vscodeLike } from '../support/editors/editors.ts'
import { ALTERED, essayQuoting, KEEPER } from '../support/lighthouse.ts'
import { LspClient } from '../support/lsp-client.ts'
import { createWorkspace, type Workspace } from '../support/workspace.ts'

const altered = (found: readonly Diagnostic[]): boolean => found.some(({ code }) => code === 'quotation.altered')
const calm = (found: readonly Diagnostic[]): boolean => !altered(found)

/** What the editor gives the server a folder for: the sources as they were read. */
describe('the index that is kept', () => {
  let workspace: Workspace
  let storage: Workspace
  let essay: string
  const clients: LspClient[] = []

  beforeEach(() => {
    workspace = createWorkspace({ 'sources/keeper1901.txt': KEEPER })
    for (let i = 0; i < 20; i++) workspace.write(`sources/other${i}.txt`, invented(i))
    storage = createWorkspace()
    essay = workspace.uriOf('essay.md')
  })
  afterEach(async () => {
    for (const client of clients) await client.kill()
    for (const client of clients.splice(0)) assert.deepEqual(client.problems, [], 'standard output carries frames only')
    workspace.dispose()
    storage.dispose()
  })

  const start = async (): Promise<LspClient> => {
    const client = await LspClient.start(vscodeLike, workspace.folder, { apparatus: true, storage: storage.folder })
    clients.push(client)
    return client
  }
  const whole = (client: LspClient, sources = 21): Promise<unknown> =>
    client.until(() => isIdle(client) && lastStatus(client)?.ready === sources)
  const end = async (client: LspClient): Promise<void> => {
    await client.request('shutdown')
    client.notify('exit')
    await client.exited
  }
  const files = (): string[] =>
    fs
      .readdirSync(storage.folder, { recursive: true, encoding: 'utf8' })
      .map(name => path.join(storage.folder, name))
      .filter(name => fs.statSync(name).isFile())

  /** The quotation is wrong, is told so, and is right with the source's wording. */
  const checks = async (client: LspClient): Promise<void> => {
    client.open(essay, essayQuoting(ALTERED))
    await client.diagnostics(essay, altered)
  }

  it('answers at the next start, and notices what changed meanwhile', async () => {
    const first = await start()
    await whole(first)
    await checks(first)
    await end(first)
    assert.ok(
      files().some(name => name.includes('segment')),
      'something is kept',
    )

    workspace.write('sources/keeper1901.txt', KEEPER.replace('height of', 'depth of'))
    workspace.remove('sources/other3.txt')
    workspace.write('sources/other4.txt', 'Quite another text stands here now, of a few words more.\n')
    const second = await start()
    await whole(second, 20)
    second.open(essay, essayQuoting(ALTERED))
    await second.diagnostics(essay, calm)
    const { sources } = await second.request<SourcesResult>('apparatus/sources')
    assert.equal(sources.length, 20)
    assert.ok(!sources.some(source => source.path.endsWith('other3.txt')))
  })

  it('notices a change that left size and time of the file as they were', async () => {
    const file = workspace.path('sources/keeper1901.txt')
    const first = await start()
    await whole(first)
    await end(first)
    const { atime, mtime } = fs.statSync(file)
    const changed = KEEPER.replace('height of', 'weight of')
    assert.equal(changed.length, KEEPER.length)
    fs.writeFileSync(file, changed)
    fs.utimesSync(file, atime, mtime)
    const second = await start()
    await whole(second)
    second.open(essay, essayQuoting('the weight of'))
    const { sources } = await second.request<SourcesResult>('apparatus/sources')
    assert.equal(sources.length, 21)
    await checks(second)
  })

  it('is made anew where it is damaged, and nothing wrong is said meanwhile', async () => {
    const first = await start()
    await whole(first)
    await end(first)
    for (const file of files()) {
      const bytes = fs.readFileSync(file)
      for (let at = 40; at < bytes.length; at += 97) bytes[at] = (bytes[at] as number) ^ 0x5a
      fs.writeFileSync(file, bytes)
    }
    const second = await start()
    await checks(second)
    await whole(second)
    const hover = await second.request<{ contents: { value: string } } | null>('textDocument/hover', {
      textDocument: { uri: essay },
      position: { line: 0, character: 3 },
    })
    assert.ok(hover === null || typeof hover.contents.value === 'string')
  })

  it('is whole again after the server was killed while it was reading', async () => {
    for (const wait of [0, 20, 60, 120]) {
      const killed = await start()
      const enough = Date.now() + wait
      await killed.until(() => Date.now() >= enough || lastStatus(killed)?.ready === 21)
      killed.process.kill('SIGKILL')
      await killed.exited
    }
    const client = await start()
    await whole(client)
    await checks(client)
  })

  it('serves several servers at once, each with what is on disk', async () => {
    const all = await Promise.all([start(), start(), start()])
    await Promise.all(all.map(client => whole(client)))
    workspace.write('sources/keeper1901.txt', KEEPER.replace('height of', 'depth of'))
    for (const client of all) {
      client.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: workspace.uriOf('sources/keeper1901.txt'), type: 2 }],
      })
      client.open(essay, essayQuoting(ALTERED))
    }
    await Promise.all(all.map(client => client.diagnostics(essay, calm)))
    const late = await start()
    await whole(late)
    late.open(essay, essayQuoting(ALTERED))
    await late.diagnostics(essay, calm)
  })

  it('is read to the end at the next start when the writer has called the reading off', async () => {
    for (let i = 20; i < 400; i++) workspace.write(`sources/other${i}.txt`, invented(i))
    const first = await start()
    const begun = (): { token: string } | undefined =>
      first.said.find(({ method, params }) => method === '$/progress' && isBegin(params))?.params as { token: string }
    await first.until(() => begun() !== undefined)
    first.notify('window/workDoneProgress/cancel', { token: begun()?.token })
    await first.until(() => first.said.some(({ method }) => method === 'window/showMessage'))
    await end(first)
    const second = await start()
    await whole(second, 401)
  })

  it('is done without where it cannot be kept: told once, and all else goes on', async () => {
    // A file where the folder should be.
    const blocked = storage.path('blocked')
    fs.writeFileSync(blocked, 'not a folder')
    const client = await LspClient.start(vscodeLike, workspace.folder, { apparatus: true, storage: blocked })
    clients.push(client)
    await whole(client)
    await checks(client)
    const told = client.said.filter(({ method }) => method === 'window/showMessage')
    assert.equal(told.length, 1, JSON.stringify(told))
  })
})

function lastStatus(client: LspClient): StatusParams | undefined {
  return client.said.filter(({ method }) => method === 'apparatus/status').at(-1)?.params as StatusParams | undefined
}

function isBegin(params: unknown): boolean {
  return (params as { value?: { kind?: string } }).value?.kind === 'begin'
}

function isIdle(client: LspClient): boolean {
  const status = lastStatus(client)
  return status !== undefined && status.loading === undefined
}

/** A text of its own for each number. */
function invented(number: number): string {
  const words = Array.from({ length: 400 }, (_, i) => `w${(number * 7919 + i * 104729) % 5003}`)
  return `${words.join(' ')}.\n`
}
