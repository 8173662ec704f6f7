import assert from 'node:assert/strict'
import type { Location } from 'vscode-languageserver/node'
import type {
  CiteWorkResult,
  QuotationsResult,
  SourceListResult,
  SourcePartsResult,
  StatusParams,
  TermsResult,
  WorkReference,
} from '../../server/src/lsp/protocol.ts'
import { vscodeLike } from '../support/editors/editors.ts'
import { writingDesk } from '../support/writing-desk.ts'

const KEEPER = `# Of Lamps

## The first winter

The lamp was lit at dusk, and the keeper wrote into his book the hour and the wind.

## The second winter

No vessel passed the reef that winter without his seeing her. A reef light is a lamp that stands on a rock.
`
const BIB = `@book{lamps, author = {Keeper, Ann}, title = {Of Lamps}, publisher = {Reef}, location = {Leeds}, date = {1901},
  file = {sources/keeper.md}}
@book{buoys, author = {Roe, Ann}, title = {Of Buoys}, date = {1902}}
@book{gulls, author = {Poe, Ida}, title = {Of Gulls}, date = {1903}}
`
const ESSAY = `# Essay

He says "the lamp was lit at dusk, and the keeper wrote" [@lamps].
Then "the keeper wrote into her book the hour and the wind" [@lamps]. The reef light is old [@gulls].
`
const CLOSED = 'He says that "no vessel passed the reef that winter" [@lamps; @gulls].\n'

describe('what the views list', () => {
  const desk = writingDesk({
    'refs.bib': BIB,
    'sources/keeper.md': KEEPER,
    'sources/almanac.txt': 'The tide turned at four.\n',
    'sources/torn.pdf': 'this is no PDF',
    'closed.md': CLOSED,
  })
  beforeEach(async () => {
    await desk.start(vscodeLike)
    desk.client.open(desk.essay, ESSAY)
  })

  const list = (most = 50): Promise<SourceListResult> =>
    desk.client.request('apparatus/sourceList', { sources: most, failed: most, withoutText: most })
  const quotations = (uri = desk.essay): Promise<QuotationsResult | null> =>
    desk.client.request('apparatus/quotations', { textDocument: { uri } })
  const textAt = (text: string, { range: { start, end } }: Location): string => {
    assert.equal(start.line, end.line)
    return text.split('\n')[start.line]?.slice(start.character, end.character) ?? ''
  }

  it('are the sources by title, with how often the essays cite them, open or not', async () => {
    const { sources, failed, withoutText } = await list()
    assert.deepEqual(
      sources.items.map(({ title, key, cited }) => [title, key, cited]),
      [
        ['almanac', 'almanac', 0],
        ['Of Lamps', 'lamps', 3],
      ],
    )
    assert.equal(sources.total, 2)
    assert.deepEqual(
      failed.items.map(({ path, uri }) => [path, uri]),
      [['sources/torn.pdf', desk.workspace.uriOf('sources/torn.pdf')]],
    )
    assert.ok(failed.items[0] && failed.items[0].reason.length > 5)
    // What is cited without a text comes before what is not cited.
    assert.deepEqual(
      withoutText.items.map(({ key, by, cited }) => [key, by, cited]),
      [
        ['gulls', 'Poe 1903', 2],
        ['buoys', 'Roe 1902', 0],
      ],
    )
  })

  it('follow what is typed and what changes on disk, and say when to ask again', async () => {
    await list()
    const revision = (): number => {
      const last = desk.client.said.findLast(({ method }) => method === 'apparatus/status')
      return (last?.params as StatusParams | undefined)?.revision ?? -1
    }
    desk.client.change(desk.essay, { text: ESSAY.replace('[@lamps]. The', '[@lamps; @buoys]. The') })
    const cited = async (key: string): Promise<number | undefined> =>
      (await list()).withoutText.items.find(item => item.key === key)?.cited
    assert.equal(await cited('buoys'), 1)
    const before = revision()
    desk.workspace.write('closed.md', `${CLOSED}\nAnd more [@gulls].\n`)
    desk.client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: desk.workspace.uriOf('closed.md'), type: 2 }],
    })
    await desk.client.until(() => revision() > before)
    assert.equal(await cited('gulls'), 3)
  })

  it('send as many as are wanted, and how many there are', async () => {
    const { sources, failed, withoutText } = await list(1)
    assert.deepEqual([sources.items.length, sources.total], [1, 2])
    assert.deepEqual([failed.items.length, failed.total], [1, 1])
    assert.deepEqual([withoutText.items.length, withoutText.total], [1, 2])
    assert.equal((await list(-3)).sources.items.length, 0)
  })

  it('are the outline of a source and what the essays quote from it', async () => {
    const { sources } = await list()
    const lamps = sources.items.find(({ key }) => key === 'lamps')
    assert.ok(lamps)
    const parts = await desk.client.request<SourcePartsResult | null>('apparatus/sourceParts', { source: lamps.id })
    assert.ok(parts)
    assert.deepEqual(
      parts.outline.items.map(({ title, level }) => [title, level]),
      [
        ['Of Lamps', 1],
        ['The first winter', 2],
        ['The second winter', 2],
      ],
    )
    const [, winter] = parts.outline.items
    const heading = await desk.client.request<Location | null>('apparatus/place', { source: lamps.id, ...winter })
    assert.ok(heading)
    assert.equal(heading.uri, desk.workspace.uriOf('sources/keeper.md'))
    assert.match(textAt(KEEPER, heading), /The first winter/)
    assert.deepEqual(
      parts.passages.items.map(({ essay: { uri }, verdict, text }) => [uri, verdict, text.slice(0, 9)]),
      [
        [desk.workspace.uriOf('closed.md'), 'faithful', 'no vessel'],
        [desk.essay, 'faithful', 'the lamp '],
        [desk.essay, 'altered', 'the keepe'],
      ],
    )
    const [closed] = parts.passages.items
    assert.ok(closed?.place)
    assert.match(textAt(CLOSED, closed.essay), /^"no vessel/)
    const passage = await desk.client.request<Location | null>('apparatus/place', closed.place)
    assert.ok(passage)
    assert.equal(textAt(KEEPER, passage), 'No vessel passed the reef that winter')
    assert.equal(await desk.client.request('apparatus/sourceParts', { source: 'gone.txt' }), null)
    assert.equal(await desk.client.request('apparatus/place', { source: 'gone.txt', start: 0, end: 9 }), null)
  })

  it('are the entry of a work that has no text', async () => {
    const { withoutText } = await list()
    const [gulls] = withoutText.items
    assert.ok(gulls)
    const entry = await desk.client.request<Location | null>('apparatus/place', gulls.place)
    assert.ok(entry)
    assert.equal(entry.uri, desk.workspace.uriOf('refs.bib'))
    assert.equal(textAt(BIB, entry), 'gulls')
  })

  it('are the quotations of an essay, each version anew', async () => {
    const first = await quotations()
    assert.ok(first)
    assert.equal(first.version, 1)
    assert.deepEqual(
      first.quotations.map(({ verdict, severity, key }) => [verdict, severity, key]),
      [
        ['faithful', undefined, 'lamps'],
        ['altered', 'warning', 'lamps'],
      ],
    )
    const [, altered] = first.quotations
    assert.match(altered?.message ?? '', /her.*his/s)
    assert.equal(altered?.range.start.line, 3)
    desk.client.change(desk.essay, { text: `\n${ESSAY.replace('her book', 'his book')}` })
    const second = await quotations()
    assert.deepEqual(
      second?.quotations.map(({ verdict, range }) => [verdict, range.start.line]),
      [
        ['faithful', 3],
        ['faithful', 4],
      ],
    )
    assert.equal(await quotations(desk.workspace.uriOf('sources/keeper.md')), null)
  })

  it('are none where checking is turned off', async () => {
    desk.client.settings = { check: { enable: false } }
    desk.client.notify('workspace/didChangeConfiguration', { settings: null })
    let result = await quotations()
    while (result?.checks) result = await quotations()
    assert.deepEqual(result?.quotations, [])
  })

  it('are the terms of the essay, then all, each with the passage that explains it', async () => {
    const ask = (params: object): Promise<TermsResult> =>
      desk.client.request('apparatus/terms', { query: '', here: 50, all: 50, ...params })
    const { here, all, isPart } = await ask({ textDocument: { uri: desk.essay } })
    assert.equal(isPart, false)
    const used = here.items.find(({ name }) => name === 'reef light')
    assert.ok(used, here.items.map(({ name }) => name).join())
    assert.match(used.definition, /^A reef light is a lamp that stands on a rock/)
    assert.equal(used.range?.start.line, 3)
    assert.ok(all.items.some(({ name }) => name === 'reef light'))
    const place = await desk.client.request<Location | null>('apparatus/place', used.place)
    assert.ok(place)
    assert.equal(textAt(KEEPER, place), 'reef light')
    const other = await ask({})
    assert.deepEqual(other.here, { total: 0, items: [] })
    const found = await ask({ query: 'Light' })
    assert.ok(found.all.items.length > 0)
    assert.ok(found.all.items.every(({ name, aliases }) => [name, ...aliases].some(one => /\blight/i.test(one))))
    assert.equal((await ask({ query: 'zeppelin' })).all.total, 0)
  })

  it('are all terms of the essay that a hover answers, a person once, under the full name', async () => {
    desk.workspace.write(
      'sources/pilot.txt',
      'Ida Zaretsky (born 1871) was a pilot who wrote the first book of the sands.\n',
    )
    desk.workspace.write(
      'sources/log.txt',
      'We waited for Zaretsky off Brachet. In Brachet the ice broke, and Zaretsky was late.\n',
    )
    desk.client.notify('workspace/didChangeWatchedFiles', {
      changes: ['pilot', 'log'].map(name => ({ uri: desk.workspace.uriOf(`sources/${name}.txt`), type: 1 })),
    })
    let sources = await list()
    while (sources.sources.total < 4) sources = await list()
    const text = 'Zaretsky saw Brachet twice. Ida Zaretsky saw a reef light.\n'
    desk.client.change(desk.essay, { text })
    const params = { textDocument: { uri: desk.essay }, query: '', here: 9, all: 50 }
    const { here, all } = await desk.client.request<TermsResult>('apparatus/terms', params)
    assert.deepEqual(
      here.items.map(({ name, aliases, isMention }) => [name, aliases, isMention]),
      [
        ['Ida Zaretsky', ['Zaretsky'], false],
        ['Brachet', [], true],
        ['reef light', [], false],
      ],
    )
    for (const word of ['Zaretsky', 'Brachet', 'reef']) {
      const position = { line: 0, character: text.indexOf(word) + 1 }
      assert.ok(await desk.client.request('textDocument/hover', { textDocument: { uri: desk.essay }, position }), word)
    }
    assert.deepEqual(
      all.items.filter(({ name }) => /Zaretsky/.test(name)).map(({ name, aliases }) => [name, aliases]),
      [['Ida Zaretsky', ['Zaretsky']]],
    )
  })

  it('are what the sources mean by a term, what the source means that is cited beside it first', async () => {
    const sails = 'The Brachet is a month of the calendar that the pilots kept, before the ice broke.'
    const looms = 'The term Brachet means a period of eleven years in which the weavers ruled the town without a mayor.'
    desk.workspace.write('sources/sails.txt', `They sailed in Brachet.\n\n${sails}\n`)
    desk.workspace.write('sources/looms.txt', `They came back in Brachet. ${looms}\n`)
    desk.client.notify('workspace/didChangeWatchedFiles', {
      changes: ['sails', 'looms'].map(name => ({ uri: desk.workspace.uriOf(`sources/${name}.txt`), type: 1 })),
    })
    let sources = await list()
    while (sources.sources.total < 4) sources = await list()
    for (const [key, meant] of [
      ['sails', [sails, looms]],
      ['looms', [looms, sails]],
    ] as const) {
      desk.client.change(desk.essay, { text: `They met in Brachet [@${key}].\n` })
      const params = { textDocument: { uri: desk.essay }, query: 'brachet', here: 9, all: 9 }
      const { here, all } = await desk.client.request<TermsResult>('apparatus/terms', params)
      const [used] = here.items
      assert.ok(used)
      assert.deepEqual(
        used.senses.map(({ definition }) => definition),
        meant,
      )
      assert.equal(used.definition, meant[0])
      assert.equal(used.key, key)
      assert.equal(all.items[0]?.senses.length, 2)
    }
    const { all } = await desk.client.request<TermsResult>('apparatus/terms', { query: 'reef light', here: 9, all: 9 })
    assert.deepEqual(all.items[0]?.senses, [], 'what one source explains has no line beneath')
  })

  it('are cited where the cursor is: in the citation at hand, else in one of its own', async () => {
    const { sources } = await list()
    const lamps = sources.items.find(({ key }) => key === 'lamps')
    const cite = (position: object, work: object): Promise<CiteWorkResult | null> =>
      desk.client.request('apparatus/citeWork', { textDocument: { uri: desk.essay }, position, work })
    const end = { line: 0, character: '# Essay'.length }
    assert.equal((await cite(end, { source: lamps?.id }))?.edit.newText, ' [@lamps]')
    const inside = { line: 2, character: ESSAY.split('\n')[2]?.indexOf('@lamps') }
    const more = await cite({ ...inside, character: (inside.character ?? 0) + 3 }, { key: 'gulls' })
    assert.equal(more?.edit.newText, '; @gulls')
    assert.equal(
      await desk.client.request('apparatus/citeWork', {
        textDocument: { uri: desk.workspace.uriOf('sources/keeper.md') },
        position: end,
        work: { key: 'gulls' },
      }),
      null,
    )
  })

  it('have a formatted reference, with an essay and without', async () => {
    for (const at of [{ textDocument: { uri: desk.essay } }, {}]) {
      const reference = await desk.client.request<WorkReference | null>('apparatus/workReference', {
        ...at,
        work: { key: 'gulls' },
      })
      assert.match(reference?.text ?? '', /Poe.*1903.*Of Gulls|Poe.*Of Gulls.*1903/)
    }
    assert.equal(await desk.client.request('apparatus/workReference', { work: { key: 'nobody' } }), null)
  })
})
