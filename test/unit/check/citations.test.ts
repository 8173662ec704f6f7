import assert from 'node:assert/strict'
import { parseInlineReferences } from '../../../server/src/core/bib/csl-yaml.ts'
import { Library } from '../../../server/src/core/bib/library.ts'
import { parseBibliography } from '../../../server/src/core/bib/parse-bibliography.ts'
import type { Bibliography } from '../../../server/src/core/bib/reference.ts'
import type { Finding } from '../../../server/src/core/model/finding.ts'
import {
  applyEdits,
  bindCorpus,
  type CheckOptions,
  type Corpus,
  checkEssay,
  fixesAt,
  hoverAt,
  parseEssay,
} from '../../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import { offset } from '../../../server/src/core/text/span.ts'
import { readFixture } from '../../support/fixture.ts'
import { ZOTERO_EXPORT } from '../../support/zotero-export.ts'

const BIB = parseBibliography(ZOTERO_EXPORT, 'refs.bib') as Bibliography

const CORPUS = readFixture(`
  --- corpus/ferry1888.txt
  The Ferry and the Town

  Every workman has a right to the labour of his hands and to the tools that he has made.
  --- essay.md
  Nothing.
`).corpus

function optionsOf(corpus: Corpus, bibliographies: readonly Bibliography[], incomplete = false): CheckOptions {
  const library = Library.of(bibliographies)
  const binding = bindCorpus(library, corpus)
  return { library, incomplete, sourcesOf: key => binding.resolve(key), keyOf: id => binding.keyFor(id) }
}

async function told(text: string, options: CheckOptions, corpus = CORPUS): Promise<readonly Finding[]> {
  const { findings } = await checkEssay(parseEssay(text), corpus, UNINTERRUPTED, undefined, options)
  return findings.filter(({ code }) => code === 'citation.unknown-key')
}

describe('citation keys', () => {
  const withBib = optionsOf(CORPUS, [BIB])

  it('that neither the bibliography nor the sources have are told, with near ones', async () => {
    const [found, ...others] = await told('So it is [@harowLighthouse1911, p. 3; @ferry1888; @anonFog].', withBib)
    assert.deepEqual(others, [])
    assert.equal(found?.severity, 'warning')
    assert.match(found?.message ?? '', /@harowLighthouse1911 is unknown.*@harrowLighthouse1911\?/)
  })

  it('are known by the front matter as well', async () => {
    const text = '---\nreferences:\n- id: own2001\n  title: A Work\n---\n\nSo it is [@own2001].\n'
    const { frontMatter } = parseEssay(text)
    assert.ok(frontMatter)
    assert.deepEqual(
      await told(text, optionsOf(CORPUS, [BIB, parseInlineReferences(text, frontMatter.span, 'e.md')])),
      [],
    )
    assert.equal((await told(text, withBib)).length, 1)
  })

  it('are nobody’s business without a bibliography, but for a slip in the key of a source', async () => {
    const none = optionsOf(CORPUS, [])
    assert.deepEqual(await told('So it is [@smith1776] and [@ferry1889], [@ferry1888b], [@ferry].', none), [])
    const [slip] = await told('So it is [@fery1888].', none)
    assert.equal(slip?.severity, 'information')
    assert.match(slip?.message ?? '', /Did you mean @ferry1888\?/)
    assert.deepEqual(await told('So it is [@fery1888].', {}), [slip])
  })

  it('that end in the midst of the last word of a source’s key are slips', async () => {
    const { corpus } = readFixture(`
  --- corpus/town.txt key=ferry-and-town
  Every workman has a right to the labour of his hands and to the tools that he has made.
  --- essay.md
  Nothing.
`)
    for (const key of ['ferry-and-tow', 'ferry-and-to', 'Ferry-and-townn']) {
      const [slip] = await told(`So it is [@${key}].`, {}, corpus)
      assert.equal(slip?.severity, 'information', key)
      assert.match(slip.message, /Did you mean @ferry-and-town\?/)
    }
    // Those may be other works, or what a person calls this one in a list of his own.
    for (const key of ['ferry-and', 'ferry-and-town-b', 'ferry-and-town2', 'ferry-and-townspeople'])
      assert.deepEqual(await told(`So it is [@${key}].`, {}, corpus), [], key)
  })

  it('may stand in a bibliography that could not be read, and while sources are read', async () => {
    assert.deepEqual(await told('So it is [@smith1776].', optionsOf(CORPUS, [BIB], true)), [])
    assert.deepEqual(await told('So it is [@smith1776].', { ...withBib, loading: true }), [])
  })

  for (const honest of [
    'See @fig-plot, @tbl-one, @thm-line and @nte-this.',
    '(@good) An example.\n\nAs @good shows.',
    'Write to somebody@example.org.',
    '`[@code]` and <https://example.org/@somebody>',
    'So it is [@harrowLighthouse1911; @Иванов1936].',
    'So it is [@nobody1999]. <!-- apparatus: ok the catalogue has it so -->',
  ]) {
    it(`of other kinds are none: ${honest}`, async () => {
      assert.deepEqual(await told(honest, withBib), [])
    })
  }

  it('in doubt leave the comments about them alone', async () => {
    const essay = parseEssay('So it is [@nobody1999]. <!-- apparatus: ok the catalogue has it so -->')
    const doubt = optionsOf(CORPUS, [], true)
    assert.deepEqual((await checkEssay(essay, CORPUS, UNINTERRUPTED, undefined, doubt)).findings, [])
  })

  it('that look like the name of a person weigh less', async () => {
    const [found] = await told('As @somebody says on the network.', withBib)
    assert.equal(found?.severity, 'information')
  })

  it('are put right by a fix for each near one', async () => {
    const text = 'So it is [@harowLighthouse1911, p. 3].'
    const essay = parseEssay(text)
    const checked = await checkEssay(essay, CORPUS, UNINTERRUPTED, undefined, withBib)
    const [finding] = checked.findings
    assert.ok(finding)
    const fixes = await fixesAt(essay, CORPUS, checked, finding.span, { check: withBib })
    assert.deepEqual(
      fixes.filter(({ kind }) => kind === 'quickfix').map(({ title, edits }) => [title, applyEdits(text, edits)]),
      [['Cite @harrowLighthouse1911 instead of @harowLighthouse1911', 'So it is [@harrowLighthouse1911, p. 3].']],
    )
  })

  it('of works without a text are told once, where there are texts of others', async () => {
    const text = 'See [@anonFog, p. 3; @ferry1888] and @anonFog, not @nobody1900.'
    const hints = async (options: CheckOptions): Promise<readonly unknown[]> => {
      const { findings } = await checkEssay(parseEssay(text), CORPUS, UNINTERRUPTED, undefined, options)
      return findings.filter(f => f.code === 'citation.no-source').map(f => [f.severity, f.span.start])
    }
    assert.deepEqual(await hints({ ...withBib, ownSources: true }), [['hint', text.indexOf('anonFog')]])
    assert.deepEqual(await hints({ ...withBib, ownSources: true, loading: true }), [], 'it may yet come')
    assert.deepEqual(await hints(withBib), [], 'sources that ship with the program are not the writer’s')
  })

  it('of the bibliography are those that are suggested for a source', async () => {
    const corpus = CORPUS
    const bib = parseBibliography('@book{town, title = {The Ferry and the Town}}', 'refs.bib') as Bibliography
    const text = '"Every workman has a right to the labour of his hands" it says.'
    const options = optionsOf(corpus, [bib])
    const essay = parseEssay(text)
    const checked = await checkEssay(essay, corpus, UNINTERRUPTED, undefined, options)
    const [finding] = checked.findings
    assert.equal(finding?.code, 'quotation.uncited')
    assert.match(finding.message, /@town/)
    assert.doesNotMatch(finding.message, /@ferry1888/)
    const [fix] = await fixesAt(essay, corpus, checked, finding.span, { check: options })
    assert.ok(fix && applyEdits(text, fix.edits).includes('[@town]'))
    const hover = hoverAt(essay, corpus, checked, offset(5), () => undefined)
    assert.match(hover?.markdown ?? '', /town/)
    assert.doesNotMatch(hover?.markdown ?? '', /ferry1888/)
  })
})
