import assert from 'node:assert/strict'
import type { CodeAction, DocumentSymbol, MarkupContent, Range } from 'vscode-languageserver/node'
import { neovimLike, vscodeLike } from '../support/editors/editors.ts'
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
    diagnostic: /^Differs from “[^”]+” \(@keeper1901\): /,
    hover: /^\*\*Differs from /,
    action: /^Restore the source’s wording$/,
    verdict: /^altered · @keeper1901$/,
  }
  const GERMAN = {
    diagnostic: /^Weicht ab von „[^“]+“ \(@keeper1901\): „/,
    hover: /^\*\*Weicht (?:an \d+ Stellen )?ab von /,
    action: /^Wortlaut der Quelle wiederherstellen$/,
    verdict: /^verändert · @keeper1901$/,
  }
  const FRENCH = {
    diagnostic: /^Diffère de «\u202f[^»]+\u202f» \(@keeper1901\)\u00a0: «/,
    hover: /^\*\*Diffère de /,
    action: /^Rétablir les mots de la source$/,
    verdict: /^modifiée · @keeper1901$/,
  }
  const RUSSIAN = {
    diagnostic: /^Расходится с источником «[^»]+» \(@keeper1901\): «/,
    hover: /^\*\*Расходится с источником /,
    action: /^Восстановить слова источника$/,
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
