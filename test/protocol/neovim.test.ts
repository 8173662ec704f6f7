import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Hover, Location, LocationLink, MarkupContent } from 'vscode-languageserver/node'
import { ALTERED, essayQuoting, KEEPER } from '../support/lighthouse.ts'
import { createWorkspace } from '../support/workspace.ts'

/** As `vim.diagnostic.get` gives it. */
interface NeovimDiagnostic {
  readonly lnum: number
  readonly message: string
  readonly code: string
  readonly source: string
}

const OF_TIDES = 'an affidavit signed by two pilots and the widow who let him the room'

interface Shown {
  readonly wrong: readonly NeovimDiagnostic[]
  readonly mended: readonly NeovimDiagnostic[]
  readonly hover: Hover | null
  readonly definition: readonly (Location | LocationLink)[] | null
  readonly opened: {
    readonly name: string
    readonly readonly: boolean
    readonly column: number
    /** From the first to the one behind the cursor's. */
    readonly lines: readonly string[]
    /** Of the cursor, from 1. */
    readonly row: number
  }
  readonly references: readonly Location[] | null
}

describe('in Neovim', () => {
  const neovim = process.env.APPARATUS_NVIM ?? 'nvim'

  before(function () {
    if (spawnSync(neovim, ['--version']).status === 0) return
    const missing = `${neovim} is not installed: the smoke test in Neovim did not run (Debian: apt-get install neovim)`
    if (process.env.CI) throw new Error(missing)
    console.error(missing)
    this.skip()
  })

  it('a wrong quotation is shown, explained and found, and goes when it is mended; a PDF opens at its page', async function () {
    this.timeout(30_000)
    const root = path.resolve(import.meta.dirname, '../..')
    const workspace = createWorkspace({
      'sources/keeper1901.txt': KEEPER,
      'sources/ferrier1911.pdf': fs.readFileSync(path.join(root, 'test/fixtures/book/book-pages.pdf')),
      'essay.md': `${essayQuoting(ALTERED)}\nOf tides it is said: "${OF_TIDES}" [@ferrier1911].\n`,
    })
    try {
      const script = path.join(root, 'test/support/editors/neovim.lua')
      const { stdout, stderr } = await promisify(execFile)(
        neovim,
        ['--headless', '--clean', '-c', `luafile ${script}`],
        {
          env: {
            ...process.env,
            HOME: workspace.path('home'),
            XDG_CACHE_HOME: workspace.path('home/cache'),
            APPARATUS_NODE: process.execPath,
            APPARATUS_SERVER: path.join(root, 'server/dist/server.cjs'),
            APPARATUS_ESSAY: workspace.path('essay.md'),
          },
          timeout: 30_000,
        },
      )
      const line = stdout.split('\n').find(text => text.startsWith('{'))
      assert.ok(line, `Neovim printed nothing of ours: ${stdout}${stderr}`)
      const { wrong, mended, hover, definition, opened, references } = JSON.parse(line) as Shown
      assert.deepEqual(
        wrong.map(({ lnum, code, source }) => [lnum, code, source]),
        [[2, 'quotation.altered', 'apparatus']],
      )
      assert.match(wrong[0]?.message ?? '', /depth/)
      assert.match((hover?.contents as MarkupContent | undefined)?.value ?? '', /height/)
      const target = definition?.[0]
      assert.ok(target)
      assert.equal('uri' in target ? target.uri : target.targetUri, workspace.uriOf('sources/keeper1901.txt'))
      assert.deepEqual(mended, [])
      assert.match(opened.name, /\/renditions\/[\w-]+\/ferrier1911\.pdf\.txt$/)
      assert.ok(opened.readonly, 'nobody writes into it')
      const { lines, row, column } = opened
      const from = Buffer.from(lines[row - 1] ?? '')
        .subarray(column)
        .toString()
      assert.ok(OF_TIDES.startsWith(from.trim()), from)
      assert.match(lines.findLast(text => text.startsWith('── ')) ?? '', /^── p\. 2 /)
      assert.deepEqual(
        references?.map(({ uri, range }) => [uri, range.start.line]),
        [[workspace.uriOf('essay.md'), 4]],
      )
    } finally {
      workspace.dispose()
    }
  })
})
