import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { KeptRenditions } from '../../../server/src/node/kept-renditions.ts'
import { createWorkspace, type Workspace } from '../../support/workspace.ts'

const DAY = 24 * 60 * 60 * 1000

describe('renditions that are kept as files', () => {
  let workspace: Workspace
  let logged: string[]

  beforeEach(() => {
    workspace = createWorkspace()
    logged = []
  })
  afterEach(() => workspace.dispose())

  const kept = (): KeptRenditions => new KeptRenditions(message => void logged.push(message))

  async function keep(renditions: KeptRenditions, folder: string, text: string): Promise<string> {
    const file = { folder, name: 'keeper1907.pdf.txt', text, storage: workspace.folder }
    const uri = await renditions.keep(file)
    assert.ok(uri, logged.join())
    return fileURLToPath(uri)
  }

  it('hold the text, and hold it again when somebody changed it', async () => {
    const renditions = kept()
    const file = await keep(renditions, 'a', 'The lamp.\n')
    assert.equal(fs.readFileSync(file, 'utf8'), 'The lamp.\n')
    fs.chmodSync(file, 0o644)
    fs.writeFileSync(file, 'No lamp.\n')
    assert.equal(await keep(renditions, 'a', 'The lamp.\n'), file)
    assert.equal(fs.readFileSync(file, 'utf8'), 'The lamp.\n')
    assert.deepEqual(fs.readdirSync(path.dirname(file)), ['keeper1907.pdf.txt'])
  })

  it('go when nobody went to them for a month, also those of an earlier start; nothing else goes', async () => {
    const first = await keep(kept(), 'old', 'The lamp.\n')
    const second = await keep(kept(), 'new', 'The wick.\n')
    workspace.write('index-0/segment', 'of the index')
    const renditions = kept()
    renditions.use(workspace.folder)
    await renditions.tidy(Date.now() + 29 * DAY)
    assert.ok(fs.existsSync(first))
    const long = new Date(Date.now() - 31 * DAY)
    fs.utimesSync(path.dirname(first), long, long)
    await renditions.tidy()
    assert.ok(!fs.existsSync(path.dirname(first)))
    assert.ok(fs.existsSync(second) && fs.existsSync(workspace.path('index-0/segment')))
    // Who goes there again keeps it.
    fs.utimesSync(path.dirname(second), long, long)
    await keep(renditions, 'new', 'The wick.\n')
    await renditions.tidy()
    assert.ok(fs.existsSync(second))
  })

  it('are not there where nothing can be written, and that is logged', async () => {
    workspace.write('renditions', 'a file where the folder should be')
    const file = { folder: 'a', name: 'keeper1907.pdf.txt', text: 'The lamp.\n', storage: workspace.folder }
    assert.equal(await kept().keep(file), undefined)
    assert.equal(logged.length, 1)
  })
})
