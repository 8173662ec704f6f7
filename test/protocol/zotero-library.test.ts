import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import type { CompletionList, Diagnostic, LocationLink, MarkupContent, Position } from 'vscode-languageserver/node'
import type { SourcesResult } from '../../server/src/lsp/protocol.ts'
import { vscodeLike } from '../support/editors/editors.ts'
import { writingDesk } from '../support/writing-desk.ts'

const fixture = (name: string): Uint8Array =>
  new Uint8Array(fs.readFileSync(path.join(import.meta.dirname, '../fixtures', name)))

/** As Better BibTeX exports a collection with its files: the paths are relative to the export. */
const EXPORT = String.raw`@article{ferrierTideTables1911,
  title = {The Tide Tables of Averel},
  author = {Ferrier, Maud},
  date = {1911-05},
  journaltitle = {Transactions of the Coastal Society},
  volume = {8},
  pages = {211--215},
  langid = {british},
  file = {Ferrier - 1911 - The Tide Tables of Averel.pdf:files/12/Ferrier - 1911 - The Tide Tables of Averel.pdf:application/pdf;Averel\: tables (snapshot):files/13/index.html:text/html}
}

@book{krollSecondLogbook1907,
  title = {The {{Second Logbook}}},
  author = {Kröll, Ida},
  date = {1907},
  publisher = {Oakum \& Sons},
  file = {files/14/Kröll - 1907 - Logbook.pdf}
}

@book{nothingAttached1999,
  title = {Of Other Harbours},
  author = {Quay, Tom},
  date = {1999}
}
`
const TIDE = 'the printed figures had been drifting. They drifted slowly, by the thickness of a coin in a week'
const LOGBOOK = 'informed him regularly some weeks after they had passed'
const essayOf = (tide: string, more = ''): string =>
  `# Harbours\n\nOne reads that "${tide}" [@ferrierTideTables1911, p. 212].\n\nHe was "${LOGBOOK}" [@krollSecondLogbook1907].\n${more}`

/** Behind the first `what`. */
function behind(text: string, what: string): Position {
  const lines = text.slice(0, text.indexOf(what) + what.length).split('\n')
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 }
}

describe('a Zotero export with its attachments', function () {
  this.timeout(30_000)
  const desk = writingDesk({
    'library.bib': EXPORT,
    'files/12/Ferrier - 1911 - The Tide Tables of Averel.pdf': fixture('book/book-columns.pdf'),
    'files/13/index.html': fixture('book/book.html'),
    'files/14/Kröll - 1907 - Logbook.pdf': fixture('pdf/book.pdf'),
  })
  beforeEach(() => desk.start(vscodeLike))

  /** When the attachments have been read. */
  async function opened(text: string): Promise<void> {
    desk.client.open(desk.essay, text)
    for (;;) {
      const { sources } = await desk.client.request<SourcesResult>('apparatus/sources')
      // At first the sources that ship answer, as in any folder without sources.
      if (sources.length === 3 && sources.every(({ state }) => state === 'ready')) return
      const seen = desk.client.said.length
      await desk.client.until(() => desk.client.said.length > seen)
    }
  }
  const complete = async (text: string, what: string): Promise<readonly string[]> => {
    const list = await desk.client.request<CompletionList | null>('textDocument/completion', {
      textDocument: { uri: desk.essay },
      position: behind(text, what),
      context: { triggerKind: 1 },
    })
    return list?.items.map(({ label }) => label) ?? []
  }

  it('is the corpus: its attachments are the sources of their entries, and nothing else had to be said', async () => {
    await opened(essayOf(TIDE))
    const { sources } = await desk.client.request<SourcesResult>('apparatus/sources')
    assert.deepEqual(sources.map(source => [source.path, source.state === 'ready' && source.reference]).sort(), [
      ['files/12/Ferrier - 1911 - The Tide Tables of Averel.pdf', 'ferrierTideTables1911'],
      ['files/13/index.html', 'ferrierTideTables1911'],
      ['files/14/Kröll - 1907 - Logbook.pdf', 'krollSecondLogbook1907'],
    ])
  })

  it('checks what is quoted from it', async () => {
    const told = (found: readonly Diagnostic[]): readonly unknown[] =>
      found.map(({ code }) => code).filter(code => code !== 'citation.no-source')
    await opened(essayOf(TIDE))
    await desk.client.diagnostics(desk.essay, found => told(found).length === 0)
    desk.client.change(desk.essay, { text: essayOf(TIDE.replace('coin', 'hair')) })
    const [altered] = await desk.client.diagnostics(desk.essay, found => told(found).length > 0)
    assert.equal(altered?.code, 'quotation.altered')
    assert.match(typeof altered.message === 'string' ? altered.message : '', /coin/)
  })

  it('completes keys and the pages of a quotation', async () => {
    const text = essayOf(TIDE, `\nAs "${LOGBOOK}" [@\n\nAgain "${TIDE}" [@ferrierTideTables1911, ]\n`)
    await opened(text)
    const keys = await complete(text, `As "${LOGBOOK}" [@`)
    assert.deepEqual(keys, ['krollSecondLogbook1907', 'ferrierTideTables1911', 'nothingAttached1999'])
    const [first] = await complete(text, `Again "${TIDE}" [@ferrierTideTables1911, `)
    assert.equal(first, 'p. 212')
  })

  it('says in the hover what is cited and what stands there, and goes to it', async () => {
    const text = essayOf(TIDE)
    await opened(text)
    const at = behind(text, '[@ferrier')
    const { value } = (await desk.client.hover(desk.essay, at))?.contents as MarkupContent
    for (const part of ['Ferrier', 'Tide Tables of Averel', 'printed figures had been drifting', 'files/12/'])
      assert.ok(value.includes(part), `${part} in ${value}`)
    const [target] = ((await desk.client.definition(desk.essay, behind(text, 'One reads that "the'))) ??
      []) as LocationLink[]
    assert.match(decodeURIComponent(target?.targetUri ?? ''), /Ferrier - 1911|index\.html/)
  })
})
