import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CodeAction, DocumentSymbol, MarkupContent, Range } from 'vscode-languageserver/node'
import type { SourceListResult, StatusParams } from '../../server/src/lsp/protocol.ts'
import { bare, type Editor, neovimLike, vscodeLike } from '../support/editors/editors.ts'
import { ended } from '../support/ended.ts'
import { ALTERED, essayQuoting, KEEPER } from '../support/lighthouse.ts'
import { LspClient } from '../support/lsp-client.ts'
import { createWorkspace, type Workspace } from '../support/workspace.ts'

/** On the words that the essay quotes. */
const CURSOR: Range = { start: { line: 2, character: 30 }, end: { line: 2, character: 30 } }

interface Read {
  readonly diagnostic: string
  readonly hover: string
  readonly action: string
  readonly verdict: string
}

describe('the language of what a writer reads', () => {
  let client: LspClient
  let workspace: Workspace

  beforeEach(() => {
    workspace = createWorkspace({ 'sources/keeper1901.txt': KEEPER })
  })
  afterEach(() => ended(client, workspace))

  /** What an editor in this language shows of one altered quotation. */
  async function read(locale: string | undefined, editor = vscodeLike): Promise<Read> {
    const essay = workspace.uriOf('essay.md')
    client = new LspClient(editor)
    client.locale = locale
    await client.initialize(workspace.folder)
    client.open(essay, essayQuoting(ALTERED))
    const [diagnostic] = await client.diagnostics(essay, shown => shown.length === 1)
    const hover = await client.hover(essay, CURSOR.start)
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: essay },
      range: CURSOR,
      context: { diagnostics: [] },
    })
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: essay },
    })
    const all = symbols.flatMap(symbol => [symbol, ...(symbol.children ?? [])])
    return {
      diagnostic: typeof diagnostic?.message === 'string' ? diagnostic.message : '',
      hover: (hover?.contents as MarkupContent | undefined)?.value ?? '',
      action: actions.find(({ isPreferred }) => isPreferred)?.title ?? actions[0]?.title ?? '',
      verdict: all.find(({ detail }) => detail !== '' && detail !== undefined)?.detail ?? '',
    }
  }

  const ENGLISH = {
    diagnostic: /: differs from “[^”]+” \(@keeper1901\)\.$/,
    hover: /^\*\*Differs from /,
    action: /^Restore “[^”]+”$/,
    verdict: /^altered · @keeper1901$/,
  }
  const GERMAN = {
    diagnostic: /^„.*: weicht ab von „[^“]+“ \(@keeper1901\)\.$/,
    hover: /^\*\*Weicht (?:an \d+ Stellen )?ab von /,
    action: /^„[^“]+“ wiederherstellen$/,
    verdict: /^verändert · @keeper1901$/,
  }
  const FRENCH = {
    diagnostic: /^«.*\u00a0: diffère de «\u202f[^»]+\u202f» \(@keeper1901\)\.$/,
    hover: /^\*\*Diffère de /,
    action: /^Rétablir «\u202f[^»]+\u202f»$/,
    verdict: /^modifiée · @keeper1901$/,
  }
  const RUSSIAN = {
    diagnostic: /^«.*: расходится с источником «[^»]+» \(@keeper1901\)\.$/,
    hover: /^\*\*Расходится с источником /,
    action: /^Восстановить «[^»]+»$/,
    verdict: /^изменено · @keeper1901$/,
  }

  function assertReads(shown: Read, expected: Record<keyof Read, RegExp>): void {
    for (const [what, words] of Object.entries(expected)) assert.match(shown[what as keyof Read], words, what)
  }

  it('is German in a German editor', async () => {
    assertReads(await read('de'), GERMAN)
  })

  it('is French in a French editor, whatever its country', async () => {
    assertReads(await read('fr-CA'), FRENCH)
  })

  it('is Russian where an editor says its locale as the system does', async () => {
    assertReads(await read('ru_RU.UTF-8', neovimLike), RUSSIAN)
  })

  for (const locale of [undefined, 'en-GB', 'xx', '']) {
    it(`is English for ${locale === undefined ? 'an editor that names none' : JSON.stringify(locale)}`, async () => {
      assertReads(await read(locale), ENGLISH)
    })
  }
})

describe('what is kept for editors of several languages', () => {
  let workspace: Workspace
  let storage: Workspace
  const clients: LspClient[] = []

  beforeEach(() => {
    workspace = createWorkspace()
    storage = createWorkspace()
  })
  afterEach(async () => {
    for (const client of clients.splice(0)) await ended(client)
    workspace.dispose()
    storage.dispose()
  })

  async function start(locale: string, editor: Editor): Promise<LspClient> {
    const client = new LspClient(editor)
    clients.push(client)
    client.locale = locale
    await client.initialize(workspace.folder, { apparatus: true, storage: storage.folder })
    return client
  }

  it('says in the language of each what could not be read, though it was read once', async () => {
    workspace.write('sources/keeper1901.md', `---\ntitle: Keeper\nauthor: Poe: a life\n---\n\n${KEEPER}`)
    workspace.write('sources/torn.pdf', '%PDF-1.7 torn')
    const said = async (locale: string): Promise<readonly string[]> => {
      const client = await start(locale, vscodeLike)
      const asked = { sources: 9, failed: 9, withoutText: 0 }
      await client.until(() => {
        const status = client.said.findLast(({ method }) => method === 'apparatus/status')?.params as StatusParams
        return status?.loading === undefined && status?.ready === 1 && status.failedTotal === 1
      })
      const { sources, failed } = await client.request<SourceListResult>('apparatus/sourceList', asked)
      await client.request('shutdown')
      client.notify('exit')
      await client.exited
      return [...sources.items.flatMap(({ problems }) => problems), ...failed.items.map(({ reason }) => reason)]
    }
    assert.deepEqual(await said('de'), [
      'Zeile 3: Ein Wert mit einem Doppelpunkt darin braucht Anführungszeichen, oder die Zeile ist zu weit eingerückt.',
      'Die Datei ist kein PDF oder beschädigt.',
    ])
    assert.deepEqual(await said('ru'), [
      'Строка 3: Значение с двоеточием нужно взять в кавычки, или у строки лишний отступ.',
      'Файл — не PDF или повреждён.',
    ])
    assert.deepEqual(await said('en'), [
      'Line 3: A value with a colon in it needs quotation marks, or the line begins too far right.',
      'The file is no PDF, or a broken one.',
    ])
  })

  it('says what is wrong with the project file, until it is mended', async () => {
    workspace.write('sources/keeper1901.txt', KEEPER)
    workspace.write('apparatus.yaml', 'essays: essay.md\nsorces: texts\n')
    const client = await start('fr', vscodeLike)
    const told = (): readonly string[] | undefined =>
      (client.said.findLast(({ method }) => method === 'apparatus/status')?.params as StatusParams)?.bibliographies
    await client.until(
      () => told()?.some(line => line.startsWith('apparatus.yaml, ligne 2\u00a0: sorces\u00a0: ')) === true,
    )
    assert.match(told()?.join() ?? '', /Ce paramètre n’existe pas/)
    workspace.write('apparatus.yaml', 'essays: essay.md\n')
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: workspace.uriOf('apparatus.yaml'), type: 2 }] })
    await client.until(() => told() === undefined)
  })

  it('shows the pages of a source in the language of each, side by side', async () => {
    const book = path.join(import.meta.dirname, '../fixtures/book/book-pages.pdf')
    workspace.write('sources/ferrier1911.pdf', fs.readFileSync(book))
    const essay = workspace.uriOf('essay.md')
    const shown = async (locale: string): Promise<string> => {
      const client = await start(locale, bare)
      client.open(essay, '“an affidavit signed by two pilots and the widow who let him the room” [@ferrier1911].\n')
      for (;;) {
        const [target] = (await client.definition(essay, { line: 0, character: 20 })) ?? []
        if (target) return fileURLToPath('uri' in target ? target.uri : target.targetUri)
      }
    }
    const beginningOf = (file: string): string => fs.readFileSync(file, 'utf8').slice(0, 10)
    const english = await shown('en')
    const german = await shown('de')
    assert.equal(beginningOf(english), '── p. 1 ──')
    assert.equal(beginningOf(german), '── S. 1 ──')
    assert.equal(path.basename(english), path.basename(german))
  })
})
