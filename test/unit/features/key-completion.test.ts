import assert from 'node:assert/strict'
import { Library } from '../../../server/src/core/bib/library.ts'
import { parseBibliography } from '../../../server/src/core/bib/parse-bibliography.ts'
import { checkCompletion, offered } from '../../support/completion.ts'

const SOURCES = `
      --- corpus/keeper.txt key=keeper1901
      Title: The Northern Light
      Author: Ann Harbour
      Date: 1901

      The lamp was lit at dusk, and the keeper wrote into his book.
      --- corpus/pilot.txt key=pilot1899
      The pilot was never asked where the reef began.
`

const essay = (text: string): string => `${SOURCES}\n      --- essay.md\n      ${text}\n`

const BIB = `
@book{harbour1905, author = {Harbour, Ann and Quay, Tom}, title = {Lighthouses of the North}, date = {1905}}
@article{brown-2001, author = {Brown, Jo}, title = {On fog}, journaltitle = {Mist}, date = {2001}}
@misc{10.1000/182(a), author = {Brace, Zoë}, title = {A key with brackets}, year = 1999}
@book{keeper1901, author = {Harbour, Ann}, title = {The Northern Light}, date = {1901}}
`

describe('citation keys', () => {
  const parsed = parseBibliography(BIB, 'refs.bib')
  assert.ok(parsed)
  const library = Library.of([parsed])
  const keys = (text: string): string[] => offered(essay(text), { library }).items.map(({ label }) => label)

  it('are all offered behind an @, loaded sources first', () => {
    for (const text of [
      '[@<|>',
      '[@<|>]',
      'As @<|>',
      '[-@<|>',
      '[see @<|>',
      '[@other; @<|>',
      '@{<|>',
      '- @<|>',
      '# @<|>',
    ])
      assert.deepEqual(keys(text), ['keeper1901', 'pilot1899', 'harbour1905', 'brown-2001', '10.1000/182(a)'], text)
  })

  it('are found by any part of the key, author, title, year or journal', () => {
    assert.deepEqual(keys('[@keep<|>'), ['keeper1901'])
    assert.deepEqual(keys('[@1905<|>'), ['harbour1905'])
    assert.deepEqual(keys('[@north<|>'), ['keeper1901', 'harbour1905'])
    assert.deepEqual(keys('[@quay<|>'), ['harbour1905'])
    assert.deepEqual(keys('[@mist<|>'), ['brown-2001'])
    assert.deepEqual(keys('[@zoe<|>'), ['10.1000/182(a)'])
    assert.deepEqual(keys('[@brown-<|>'), ['brown-2001'])
    assert.deepEqual(keys('[@quay1905<|>'), ['harbour1905'])
    assert.deepEqual(keys('[@nobody<|>'), [])
  })

  it('are found by several words, where no key stands behind the @', () => {
    for (const [text, expected] of [
      ['See [@northern li<|>]', 'See [@keeper1901]'],
      ['See [@northern <|>', 'See [@keeper1901'],
      ['[see @pilot1899; @ann north<|>ern]', '[see @pilot1899; @keeper1901]'],
    ] as const) {
      const { items, accept } = offered(essay(text))
      assert.equal(accept(items[0]).trim(), expected, text)
    }
    // Behind a key stand words on it; without a bracket, in code and behind other letters an `@` begins no citation.
    for (const text of ['[@keeper1901 li<|>]', 'As @northern li<|>', '`[@northern li<|>]`', '[me@northern li<|>]'])
      assert.deepEqual(keys(text), [], text)
    assert.deepEqual(keys('[@northern nobody<|>]'), [])
  })

  it('are found by the author whom the head of a source names, who is not cited for it', () => {
    const text = `
      --- corpus/parts.txt key=parts
      = On Parts =

      On Parts
      - Author: Henry Reed
      - Genre: Verse

      It was a book that was read by nobody at all in that year, and then it was sold.
      --- essay.md
      See [@reed<|>]
`
    const [item] = offered(text).items
    assert.equal(item?.label, 'parts')
    assert.equal(item.note, 'On Parts')
    assert.match(item.documentation, /Names as author: Reed, Henry/)
  })

  it('come with what the essay cites first', () => {
    assert.deepEqual(keys('As @brown-2001 says. [@<|>')[0], 'brown-2001')
    assert.deepEqual(keys('As @harbour1905 says. [@north<|>'), ['harbour1905', 'keeper1901'])
  })

  it('come nearest first, then what is cited elsewhere, then what was put in lately', () => {
    const lately = ['10.1000/182(a)', 'harbour1905']
    const ranked = (text: string): string[] =>
      offered(essay(text), { library, recent: lately }).items.map(({ label }) => label)
    const far = `As @keeper1901 says. ${'Nobody knows. '.repeat(200)}`
    assert.deepEqual(ranked(`${far}So @brown-2001, and @pilot1899 too. [@<|>`), [
      'pilot1899',
      'brown-2001',
      'keeper1901',
      '10.1000/182(a)',
      'harbour1905',
    ])
    assert.deepEqual(ranked('As @keeper1901 says. [@19<|>'), ['keeper1901', '10.1000/182(a)', 'harbour1905'])
    assert.equal(ranked('As @harbour1905 says. [@keeper1901<|>')[0], 'keeper1901', 'a key that is written out')
  })

  it('that begin with what was typed, or whose author does, come before what has it elsewhere', () => {
    assert.deepEqual(keys('As @keeper1901 says. [@br<|>'), ['brown-2001', '10.1000/182(a)'])
    assert.deepEqual(keys('As @10.1000/182 and @{10.1000/182(a)} say. [@b<|>').slice(0, 2), [
      '10.1000/182(a)',
      'brown-2001',
    ])
    assert.deepEqual(keys('As @keeper1901 says. [@ha<|>'), ['keeper1901', 'harbour1905'])
    assert.deepEqual(keys('As @harbour1905 says. [@k<|>')[0], 'keeper1901', 'and not the other with a “k” in it')
  })

  it('come with the source of the quotation before them first', () => {
    const quoted = 'It says "the pilot was never asked where the reef began"'
    assert.equal(keys(`${quoted} [@<|>]`)[0], 'pilot1899')
    assert.equal(keys(`${quoted} @<|>`)[0], 'pilot1899')
    assert.equal(keys('> The pilot was never asked\n      > where the reef began. [@<|>]')[0], 'pilot1899')
    const { items, accept } = offered(essay(`${quoted} [<|>].`), { library })
    assert.equal(accept(items[0]), `${quoted} [@pilot1899].`)
  })

  it('take the place of the whole key under the cursor and of nothing else', () => {
    const first = (text: string): string => {
      const { items, accept } = offered(essay(text), { library })
      return accept(items[0])
    }
    assert.equal(first('[@keep<|>er1900, p. 3; @b]'), '[@keeper1901, p. 3; @b]')
    assert.equal(first('See @keep<|>.'), 'See @keeper1901.')
    assert.equal(first('See @{keep<|>}.'), 'See @keeper1901.')
    assert.equal(first('See @<|>words'), 'See @keeper1901words')
    assert.equal(first('[@brown-<|>2000]'), '[@brown-2001]')
    assert.equal(first('[@brace<|>]'), '[@{10.1000/182(a)}]')
    assert.equal(first('[@{10.1000/182<|>}]'), '[@{10.1000/182(a)}]')
  })

  it('say whose work, of what title and where it lies', () => {
    const [item] = offered(essay('[@keep<|>'), { library }).items
    assert.equal(item?.detail, 'Harbour 1901 · The Northern Light')
    assert.match(item?.documentation ?? '', /\*\*The Northern Light\*\*/)
    assert.match(item?.documentation ?? '', /corpus\/keeper\.txt/)
    const [other] = offered(essay('[@lighthouses<|>'), { library }).items
    assert.equal(other?.note, 'Harbour & Quay 1905')
    assert.match(other?.documentation ?? '', /refs\.bib/)
  })

  it('say the title where nobody has written it', () => {
    const parsed = parseBibliography('@book{tides00, title = {The Tides}, date = {1900}}', 'refs.bib')
    assert.ok(parsed)
    const anonymous = Library.of([parsed])
    const [item] = offered(essay('[@tides<|>'), { library: anonymous }).items
    assert.equal(item?.note, 'The Tides')
  })

  it('are those of the bibliography where it has the work, in quotations as well', () => {
    const refs = '@book{harbour01, author = {Harbour, Ann}, title = {The Northern Light}, date = {1901}}'
    const other = parseBibliography(refs, 'refs.bib')
    assert.ok(other)
    const bound = { library: Library.of([other]) }
    const text = (words: string): string =>
      `${SOURCES.replace(' key=keeper1901', '')}\n      --- essay.md\n      ${words}\n`
    assert.deepEqual(
      offered(text('[@<|>'), bound).items.map(({ label }) => label),
      ['harbour01', 'pilot1899'],
    )
    checkCompletion(text('"and the keeper <|>'), ['"and the keeper wrote into his book" [@harbour01].'], bound)
  })

  it('are not offered where no citation can be', () => {
    for (const text of [
      'Write to ann@<|>',
      'Write to ann@keep<|>',
      'Write to ann.harbour@keep<|>er.org today',
      '`@<|>`',
      '`[@keep<|>`',
      '```\n      @keep<|>\n      ```',
      '<https://example.org/@keep<|>>',
      'https://example.org/@keep<|>',
      '[text](@keep<|>)',
      '\\@keep<|>',
      '$@keep<|>$',
      '<!-- @keep<|> -->',
      'See @fig-<|>',
      'An [<|>',
      'Nothing<|>',
    ])
      checkCompletion(essay(text), [], { library })
    checkCompletion(`${SOURCES}\n      --- essay.md\n      ---\n      title: "@keep<|>"\n      ---\n      Words.`, [], {
      library,
    })
  })

  it('work in notes, tables and quotations', () => {
    for (const text of [
      'Words[^1]\n\n      [^1]: See @keep<|>.',
      '| a | b |\n      |---|---|\n      | @keep<|> | c |',
      '> Words @keep<|>',
      'A "word of @keep<|>" x',
      'Words.^[See @keep<|>]',
    ])
      assert.deepEqual(keys(text), ['keeper1901'], text)
  })

  it('never make a link or an image of a title', () => {
    const wild = parseBibliography('@misc{x, title = {![a](http://e.org) <b> *c*}}', 'w.bib')
    assert.ok(wild)
    const [item] = offered(essay('[@x<|>'), { library: Library.of([wild]) }).items
    assert.doesNotMatch(item?.documentation ?? '', /(?<!\\)\]\(|<b>/)
  })
})

describe('terms', () => {
  const TERMS = `
      --- corpus/nep.md key=nep
      # Glossary

      **New Economic Policy** (NEP): the policy of 1921 that let peasants sell grain.

      **Neptunism**: the belief that rocks came out of the sea.
      --- essay.md
  `
  const names = (text: string, asked = true): string[] =>
    offered(`${TERMS.trimEnd()}\n      ${text}\n`, { asked }).items.map(({ label }) => label)

  it('are offered when they are asked for, from three letters on', () => {
    assert.deepEqual(names('The nep<|>').sort(), ['NEP', 'Neptunism'])
    assert.deepEqual(names('The new econ<|>'), ['New Economic Policy'])
    assert.deepEqual(names('The ne<|>'), [])
  })

  it('are not offered unasked, in code or in a quotation', () => {
    assert.deepEqual(names('The nep<|>', false), [])
    assert.deepEqual(names('The `nep<|>`'), [])
    assert.deepEqual(names('He said "the nep<|>'), [])
  })

  it('take the place of the word and show what it means', () => {
    const { items, accept } = offered(`${TERMS.trimEnd()}\n      The neptu<|>nist creed.\n`, { asked: true })
    assert.equal(accept(items[0]), 'The Neptunism creed.')
    assert.match(items[0]?.documentation ?? '', /rocks came out of the sea/)
  })

  it('show what the source means that is cited nearest, then what others mean', () => {
    const documentation = (key: string): string | undefined =>
      offered(
        `
      --- corpus/sails.txt key=sails
      A gaffel is a spar that holds the upper edge of a sail aft of the mast.
      --- corpus/pilots.txt key=pilots
      On their boats a gaffel is a spar to which the upper edge of the sail is laced.
      --- corpus/looms.txt key=looms
      A gaffel is the wooden comb with which weavers press threads of wool together.
      --- essay.md
      It had one [@${key}].

      The gaff<|>
`,
        { asked: true },
      ).items.find(({ label }) => label === 'gaffel')?.documentation
    const [sail, comb] = [documentation('sails'), documentation('looms')]
    assert.match(sail ?? '', /^> .*spar.*\n\n— .*\n\nAlso:\n\n- .*comb.* — looms$/m)
    assert.match(comb ?? '', /^> .*comb.*\n\n— looms\n\nAlso:\n\n- .*spar/m)
    assert.equal(sail?.match(/spar/g)?.length, 1, 'who says the same again is no other sense')
  })
})
