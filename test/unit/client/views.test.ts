import assert from 'node:assert/strict'
import type { Translate } from '../../../client/src/status-text.ts'
import { plainCitation, workOf } from '../../../client/src/views/dragged-works.ts'
import { fileNameFor } from '../../../client/src/views/file-name-for.ts'
import { type NestedHeading, nestedHeadings } from '../../../client/src/views/nested-headings.ts'
import { needsEye, quotationGroups, quotationLook } from '../../../client/src/views/quotation-groups.ts'
import { entryLook, failureLook, passageLook, sourceLook } from '../../../client/src/views/source-looks.ts'
import { senseLook, termLook } from '../../../client/src/views/term-look.ts'
import { verdictIcon, verdictLabel, WORST_FIRST } from '../../../client/src/views/verdict-look.ts'
import type { ListedHeading, ListedQuotation, ListedSource, VerdictName } from '../../../server/src/lsp/protocol.ts'

const t: Translate = (message, ...args) => message.replace(/\{(\d)\}/g, (_all, i) => String(args[Number(i)]))
const range = { start: { line: 6, character: 0 }, end: { line: 6, character: 9 } }

describe('the view of quotations', () => {
  const quotation = (verdict: VerdictName, more: Partial<ListedQuotation> = {}): ListedQuotation => ({
    text: 'the lamp was lit',
    range,
    verdict,
    ...more,
  })

  it('has a group for each verdict that there is, worst first', () => {
    const groups = quotationGroups(
      [quotation('faithful'), quotation('absent'), quotation('altered'), quotation('faithful')],
      t,
    )
    assert.deepEqual(
      groups.map(({ look, quotations, isOpen }) => [look.label, quotations.length, isOpen]),
      [
        ['Altered', 1, true],
        ['Not in the source', 1, true],
        ['Faithful', 2, false],
      ],
    )
    assert.deepEqual(
      groups.map(({ look }) => look.spoken),
      ['Altered: 1 quotation', 'Not in the source: 1 quotation', 'Faithful: 2 quotations'],
    )
  })

  it('tells verdicts apart without colours', () => {
    assert.equal(new Set(WORST_FIRST.map(verdictIcon)).size, WORST_FIRST.length)
    assert.equal(new Set(WORST_FIRST.map(verdict => verdictLabel(verdict, t))).size, WORST_FIRST.length)
  })

  it('keeps the order of the essay within a group, and counts what wants an eye', () => {
    const list = [
      quotation('altered', { severity: 'warning', text: 'one' }),
      quotation('minor', { severity: 'information' }),
      quotation('altered', { severity: 'error', text: 'two' }),
      // The writer's settings show nothing of it.
      quotation('absent'),
      quotation('unchecked', { reason: 'too-short' }),
    ]
    assert.equal(needsEye(list), 2)
    const [altered] = quotationGroups(list, t)
    assert.deepEqual(
      altered?.quotations.map(({ text }) => text),
      ['one', 'two'],
    )
    assert.equal(altered?.look.colour, 'list.errorForeground')
  })

  it('says in words whatever a line shows', () => {
    const look = quotationLook(
      quotation('altered', { severity: 'error', key: 'keeper1901', source: 'Of Lamps', message: '“dawn” for “dusk”.' }),
      t,
    )
    assert.equal(look.label, '“the lamp was lit”')
    assert.equal(look.description, '@keeper1901')
    assert.equal(look.spoken, 'Altered, “the lamp was lit”, @keeper1901, “dawn” for “dusk”.')
    assert.equal(look.tooltip, '“the lamp was lit”\nAltered\n“dawn” for “dusk”.\nOf Lamps')
    assert.match(quotationLook(quotation('unchecked', { reason: 'no-claim' }), t).spoken, /Not checked.*no citation/)
  })
})

describe('the view of sources', () => {
  const source: ListedSource = {
    id: 'keeper.md',
    title: 'Of Lamps',
    key: 'keeper1901',
    path: 'sources/keeper.md',
    uri: 'file:///sources/keeper.md',
    cited: 3,
    problems: [],
  }

  it('says how often a source is cited, and whether it was read whole', () => {
    assert.equal(sourceLook(source, t).description, '@keeper1901 · 3×')
    assert.equal(sourceLook(source, t).spoken, 'Of Lamps, key keeper1901, cited 3 times, ready')
    const uncited = sourceLook({ ...source, cited: 0, problems: ['Page 3 is a picture.'] }, t)
    assert.equal(uncited.description, '@keeper1901')
    assert.equal(uncited.spoken, 'Of Lamps, key keeper1901, not cited, read with problems, Page 3 is a picture.')
    assert.notEqual(uncited.icon, sourceLook(source, t).icon)
  })

  it('gives the reason of a failure', () => {
    const look = failureLook({ path: 'sources/x.pdf', reason: 'The file is no PDF.' }, t)
    assert.deepEqual(
      [look.label, look.description, look.spoken],
      ['x.pdf', 'The file is no PDF.', 'x.pdf, could not be read, The file is no PDF.'],
    )
  })

  it('says what to do for a work without a text', () => {
    const place = { bibliography: '/refs.bib', start: 0, end: 5 }
    const look = entryLook({ key: 'gulls', title: 'Of Gulls', by: 'Poe 1903', cited: 1, place }, t)
    assert.match(look.tooltip ?? '', /Poe 1903: Of Gulls\n@gulls · cited once\n.*\n.*gulls\.pdf/)
    assert.equal(entryLook({ key: 'gulls', title: '', by: '', cited: 0, place }, t).label, '@gulls')
  })

  it('names the essay and the line of a passage', () => {
    const essay = { uri: 'file:///my%20essay.md', range }
    const look = passageLook({ text: 'lit at dusk', verdict: 'faithful', essay }, t)
    assert.equal(look.description, 'my essay.md · line 7')
    assert.equal(look.spoken, '“lit at dusk”, Faithful, my essay.md, line 7')
  })

  it('shows an outline as a tree, also where levels are left out', () => {
    const heading = (title: string, level: number): ListedHeading => ({ title, level, start: 0, end: 1 })
    const shape = (nested: readonly NestedHeading[]): unknown =>
      nested.map(({ heading: { title }, children }) => (children.length > 0 ? [title, shape(children)] : title))
    const outline = [
      heading('a', 2),
      heading('b', 4),
      heading('c', 3),
      heading('d', 2),
      heading('e', 1),
      heading('f', 2),
    ]
    assert.deepEqual(shape(nestedHeadings(outline)), [['a', ['b', 'c']], 'd', ['e', ['f']]])
    assert.deepEqual(
      nestedHeadings(outline).map(({ index }) => index),
      [0, 3, 4],
    )
  })

  it('gives a citation to whatever it is dragged into', () => {
    const place = { bibliography: '/refs.bib', start: 0, end: 5 }
    const entry = { key: 'doi 10/1', title: '', by: '', cited: 0, place }
    const works = [workOf({ kind: 'source', source }), workOf({ kind: 'entry', entry }), workOf({ kind: 'group' })]
    const dragged = works.filter(work => work !== undefined)
    assert.equal(dragged.length, 2)
    assert.equal(plainCitation(dragged), '[@keeper1901; @{doi 10/1}]')
  })

  it('names the file of a text so that it is known by its key', () => {
    assert.deepEqual(fileNameFor('smith-1776', '/tmp/scan 3.PDF'), { name: 'smith-1776.PDF' })
    assert.deepEqual(fileNameFor('doi:10/1 "x"', '/tmp/a.tar.pdf'), {
      name: 'doi-10-1-x.pdf',
      sidecar: { name: 'doi-10-1-x.pdf.yaml', text: 'key: "doi:10/1 \\"x\\""\n' },
    })
    assert.equal(fileNameFor('../..', '/tmp/x').name, 'source')
    assert.equal(fileNameFor('..', '/tmp/.hidden').sidecar?.text, 'key: ".."\n')
  })
})

describe('the view of terms', () => {
  it('shows the definition and where it is from, and says when there is none', () => {
    const place = { source: 'keeper.md', start: 0, end: 5 }
    const term = {
      name: 'NEP',
      aliases: ['New Economic Policy'],
      definition: 'A retreat.',
      source: 'Notes',
      key: 'notes',
      place,
      senses: [],
    }
    const look = termLook({ ...term, isMention: false }, t)
    assert.equal(look.description, 'A retreat.')
    assert.equal(look.spoken, 'NEP, also New Economic Policy, A retreat., Notes (@notes)')
    const mention = termLook({ ...term, isMention: true }, t)
    assert.match(mention.spoken, /No source explains it/)
    assert.notEqual(mention.icon, look.icon)
  })

  it('says of each thing that a term means what and where', () => {
    const account = {
      definition: 'A sail.',
      source: 'Sails',
      key: 'sails',
      place: { source: 's.md', start: 0, end: 5 },
    }
    const { label, description, spoken } = senseLook(account, t)
    assert.deepEqual([label, description, spoken], ['A sail.', 'Sails', 'A sail., Sails (@sails)'])
    assert.match(senseLook({ ...account, key: '' }, t).spoken, /your glossary, Sails/)
  })
})
