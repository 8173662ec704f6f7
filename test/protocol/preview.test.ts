import assert from 'node:assert/strict'
import type { PreviewResult, PreviewRun, PreviewStaleParams } from '../../server/src/lsp/protocol.ts'
import { vscodeLike } from '../support/editors/editors.ts'
import { LspClient } from '../support/lsp-client.ts'
import { writingDesk } from '../support/writing-desk.ts'

const KEEPER =
  'The lamp was lit at dusk, and the keeper wrote into his book the hour and the wind. ' +
  'No vessel passed the reef that winter without his seeing her.\n'
const BIB = `@book{lamps, author = {Keeper, Ann}, title = {Of Lamps}, publisher = {Reef}, location = {Leeds}, date = {1901},
  url = {https://example.org/lamps}, file = {keeper.txt}}
@book{reefs, author = {Roe, Ann}, title = {Of Reefs}, date = {1902}}
`
const ESSAY = `---
csl: chicago-author-date
---

He says "the lamp was lit at dusk, and the keeper wrote" [@lamps, p. 7].
Then "the keeper wrote into her book the hour and the wind" [@lamps].

> No vessel passed the reef that winter without his seeing her.
>
> — @lamps [p. 8]

Of "lamps" nothing [@nobody].
`

describe('what a preview shows', () => {
  const desk = writingDesk({ 'refs.bib': BIB, 'sources/keeper.txt': KEEPER })

  async function start(text: string, settings: unknown = null): Promise<void> {
    desk.client = new LspClient(vscodeLike)
    desk.client.settings = settings
    await desk.client.initialize(desk.workspace.folder)
    desk.client.open(desk.essay, text)
  }

  const preview = (uri = desk.essay): Promise<PreviewResult | null> =>
    desk.client.request<PreviewResult | null>('apparatus/preview', { textDocument: { uri } })

  async function shown(): Promise<PreviewResult> {
    const result = await preview()
    assert.ok(result)
    return result
  }

  const textOf = (runs: readonly PreviewRun[]): string => runs.map(({ text }) => text).join('')

  it('are the verdicts of its quotations, with the passage of the source', async () => {
    await start(ESSAY)
    const { version, quotations } = await shown()
    assert.equal(version, 1)
    assert.deepEqual(
      quotations.map(({ start, end, verdict, form }) => [ESSAY.slice(start, end).slice(0, 13), verdict, form]),
      [
        ['"the lamp was', 'faithful', 'inline'],
        ['"the keeper w', 'altered', 'inline'],
        ['> No vessel p', 'faithful', 'block'],
      ],
    )
    const [, altered] = quotations
    assert.equal(altered?.severity, 'warning')
    assert.match(altered.message ?? '', /her.*his/s)
    assert.equal(altered.passage, 'the keeper wrote into his book the hour and the wind')
    assert.equal(altered.key, 'lamps')
  })

  it('are its citations and its bibliography in its style', async () => {
    await start(ESSAY)
    const { citations, bibliography } = await shown()
    assert.deepEqual(
      citations.map(({ start, end, runs }) => [ESSAY.slice(start, end), textOf(runs)]),
      [
        ['[@lamps, p. 7]', '(Keeper 1901, 7)'],
        ['[@lamps]', '(Keeper 1901)'],
        ['@lamps [p. 8]', 'Keeper (1901, 8)'],
        ['[@nobody]', '(nobody?)'],
      ],
    )
    const entry = 'Keeper, Ann. 1901. Of Lamps. Leeds: Reef. https://example.org/lamps.'
    assert.equal(citations[0]?.title, entry)
    assert.deepEqual(bibliography.map(textOf), [entry])
    assert.ok(bibliography[0]?.some(({ italic, text }) => italic && text === 'Of Lamps'))
    assert.ok(bibliography[0]?.some(({ link }) => link === 'https://example.org/lamps'))
  })

  it('are notes with their numbers where the style has notes', async () => {
    await start(ESSAY.replace('chicago-author-date', 'chicago-notes'))
    const { citations } = await shown()
    assert.deepEqual(
      citations.slice(0, 3).map(({ note, author }) => [note, author && textOf(author)]),
      [
        [1, undefined],
        [2, undefined],
        [3, 'Keeper'],
      ],
    )
    assert.equal(textOf(citations[0]?.runs ?? []), 'Keeper, Of Lamps, 7.')
  })

  it('keep to the text of the present version', async () => {
    await start(ESSAY)
    await shown()
    const later = ESSAY.replace('He says', 'First, he says').replace(' [@lamps].', ' [@reefs].')
    desk.client.change(desk.essay, { text: later })
    const { version, quotations, citations, bibliography } = await shown()
    assert.equal(version, 2)
    assert.ok(quotations[0] && later.startsWith('"the lamp was lit', quotations[0].start))
    assert.deepEqual(
      citations.map(({ start, end }) => later.slice(start, end)),
      ['[@lamps, p. 7]', '[@reefs]', '@lamps [p. 8]', '[@nobody]'],
    )
    assert.deepEqual(
      bibliography.map(runs => textOf(runs).slice(0, 4)),
      ['Keep', 'Roe,'],
    )
    // Nothing that is cited changed: the places move.
    desk.client.change(desk.essay, { text: `${later.replace('First, he', 'Then, as is known, he')}` })
    const again = await shown()
    assert.deepEqual(
      again.citations.map(({ start }) => start),
      citations.map(({ start }) => start + 'Then, as is known, he'.length - 'First, he'.length),
    )
  })

  it('are told to be others when a source or a bibliography is, once for each answer', async () => {
    await start(ESSAY)
    assert.equal((await shown()).quotations[0]?.verdict, 'faithful')
    const stale = (): readonly unknown[] =>
      desk.client.said.filter(({ method }) => method === 'apparatus/previewStale').map(({ params }) => params)
    const told = stale().length
    desk.workspace.write('sources/keeper.txt', KEEPER.replace('at dusk', 'at dawn'))
    desk.client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: desk.workspace.uriOf('sources/keeper.txt'), type: 2 }],
    })
    await desk.client.until(() => stale().length > told)
    assert.deepEqual(stale().at(-1), { uri: desk.essay } satisfies PreviewStaleParams)
    // The first news may come with the first step of the reading.
    for (;;) {
      const { quotations } = await shown()
      if (quotations[0]?.verdict === 'altered') break
      const before = stale().length
      await desk.client.until(() => stale().length > before)
    }
  })

  it('leave out what the writer turned off', async () => {
    await start(ESSAY, { severity: { 'quotation.altered': 'off' } })
    const [, altered] = (await shown()).quotations
    assert.deepEqual([altered?.verdict, altered?.severity], ['altered', undefined])
  })

  it('have no verdicts where checking is turned off, and citations all the same', async () => {
    await start(ESSAY, { check: { enable: false } })
    const { quotations, citations } = await shown()
    assert.deepEqual([quotations.length, citations.length], [0, 4])
  })

  it('is nothing for what is no essay', async () => {
    await start(ESSAY)
    assert.equal(await preview(desk.workspace.uriOf('other.md')), null)
  })

  it('have limits: a passage, a title and an entry are cut', async () => {
    const long = `${'word '.repeat(5000)}end`
    desk.workspace.write(
      'refs.bib',
      `@book{lamps, author = {Keeper}, title = {${long}}, date = {1901}, file = {long.txt}}\n`,
    )
    const words = Array.from({ length: 900 }, (_, i) => `step${i}`).join(' ')
    desk.workspace.write('sources/long.txt', `${words}\n`)
    await start(`It says "${words}" [@lamps].\n`)
    const { quotations, citations, bibliography } = await shown()
    assert.ok((quotations[0]?.passage?.length ?? 0) <= 600)
    assert.match(quotations[0]?.passage ?? '', /^step0 step1 .* step\d+…$/)
    assert.ok((citations[0]?.title?.length ?? 0) <= 1200)
    assert.ok(textOf(bibliography[0] ?? []).length <= 10_000)
  })
})
