import assert from 'node:assert/strict'
import { Corpus, checkEssay, parseEssay } from '../../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import { checkCompletion, offered } from '../../support/completion.ts'
import { readFixture } from '../../support/fixture.ts'

const SOURCES = `
      --- corpus/keeper.txt key=keeper1901
      The lamp was lit at dusk, and the keeper wrote into his book the hour,
      the wind and the height of the sea. No vessel passed the reef that
      winter without his seeing her. "Who goes there?" he would ask; "the
      lamp is lit." Nobody answered him[4] for a year [12] or more.

      He had read 'Robinson' in the com-
      mon room of the school. What did the sea want of him?
      --- corpus/pilot.txt key=pilot1899
      The lamp was lit at noon by mistake.

      It was noon when no vessel waited. No vessel waited in vain.
      --- corpus/song.txt key=song1800
      When on the shoal the breakers roar
      And not a sail is seen from shore,
      The light alone is bright and high:
      It tells the sailor where they lie.
`

const essay = (text: string): string => `${SOURCES}\n      --- essay.md\n      ${text}\n`

describe('the rest of a quotation', () => {
  it('is offered from its third word on: to the clause and to the sentence, with mark, citation and full stop', () => {
    checkCompletion(essay('It says "the lamp was lit at du<|>'), [
      'It says "the lamp was lit at dusk, and the keeper wrote into his book the hour" [@keeper1901]',
      'It says "the lamp was lit at dusk, and the keeper wrote into his book the hour, the wind and the height of the sea" [@keeper1901].',
    ])
  })

  it('is offered behind a space, for all that go on so', () => {
    const { items } = offered(essay('It says "no vessel passed <|>'))
    assert.deepEqual(
      items.map(({ label, note }) => [label, note]),
      [['the reef that winter without his seeing her.', '@keeper1901']],
    )
    const { items: two } = offered(essay('It says "the lamp was <|>'))
    assert.deepEqual([...new Set(two.map(({ note }) => note))], ['@keeper1901', '@pilot1899'])
  })

  it('is not offered before there are three words, nor for words that no source has', () => {
    checkCompletion(essay('It says "the lamp <|>'), [])
    checkCompletion(essay('It says "the lamp<|>'), [])
    checkCompletion(essay('It says "<|>'), [])
    checkCompletion(essay('It says "the lamp wanted oil<|>'), [])
  })

  it('is not offered where nothing is quoted', () => {
    for (const text of [
      'the lamp was lit<|>',
      '"A word", and the lamp was lit<|>',
      'It is `"the lamp was lit<|>`',
      '[x](https://example.org/"the lamp was lit<|>)',
      '$"the lamp was lit<|>$',
      '<!-- "the lamp was lit<|> -->',
      "The workers' lamp was lit<|>",
      'A 6" wide lamp: the lamp was lit<|>',
    ])
      checkCompletion(essay(text), [])
  })

  it('is not offered in the middle of a quotation that is finished', () => {
    checkCompletion(essay('It says "the lamp was lit<|> at dusk" [@keeper1901].'), [])
    const before = offered(essay('It says "no vessel passed<|> and then "something else" too.'))
    assert.match(before.accept(before.items.at(-1)), /seeing her" \[@keeper1901\] and then "something else" too\.$/)
  })

  it('is offered in a paragraph behind a block quotation', () => {
    const { items } = offered(essay('> The lamp was lit at dusk.\n\n      It says "no vessel passed <|>'))
    assert.equal(items.length, 1)
  })

  it('is offered where other quotations follow in the paragraph', () => {
    for (const marks of ['""', '“”']) {
      const [open, close] = [marks.charAt(0), marks.charAt(1)]
      const { items } = offered(
        essay(`It says ${open}no vessel passed <|> and then that ${open}the lamp is lit${close} [@keeper1901].`),
      )
      assert.deepEqual(
        items.map(({ label }) => label),
        ['the reef that winter without his seeing her.'],
        marks,
      )
    }
  })

  it('takes the place of the closing mark that the editor put in, and of the rest of the word', () => {
    checkCompletion(essay('It says "no vessel pas<|>sed".'), [
      'It says "no vessel passed the reef that winter without his seeing her" [@keeper1901].',
    ])
    checkCompletion(essay('(It says “no vessel passed<|>”)'), [
      '(It says “no vessel passed the reef that winter without his seeing her” [@keeper1901].)',
    ])
  })

  it('keeps the marks of the writer and turns inner ones', () => {
    const ask = (text: string): string => {
      const { accept, items } = offered(essay(text))
      return accept(items[0])
    }
    assert.equal(ask('Er sagt „who goes there<|>'), 'Er sagt „who goes there?“ [@keeper1901]')
    const speech = offered(essay('It says "who goes there<|>'))
    assert.equal(
      speech.accept(speech.items[1]),
      "It says \"'who goes there?' he would ask; 'the lamp is lit'\" [@keeper1901].",
    )
    checkCompletion(essay('«\u00A0No vessel passed <|>'), [
      '«\u00A0No vessel passed the reef that winter without his seeing her\u00A0» [@keeper1901].',
    ])
    checkCompletion(essay('It says ‘he had read <|>'), [
      'It says ‘he had read “Robinson” in the common room of the school’ [@keeper1901].',
    ])
  })

  it('leaves out note marks, line breaks and line-end hyphens', () => {
    const { items, accept } = offered(essay('"Nobody answered him <|>'))
    assert.equal(accept(items.at(-1)), '"Nobody answered him for a year or more" [@keeper1901].')
    const hyphen = offered(essay('"He had read <|>'))
    assert.match(hyphen.accept(hyphen.items.at(-1)), /in the common room/)
  })

  it('keeps a question mark and ends the sentence behind the citation', () => {
    checkCompletion(essay('"What did the <|>'), ['"What did the sea want of him?" [@keeper1901].'])
  })

  it('sets no full stop where the sentence goes on', () => {
    checkCompletion(essay('That "no vessel passed <|> is untrue.'), [
      'That "no vessel passed the reef that winter without his seeing her" [@keeper1901] is untrue.',
    ])
  })

  it('offers what the sentence cites first, and cites it only once', () => {
    const { items, accept } = offered(essay('As @pilot1899 says, "the lamp was <|>'))
    assert.equal(items[0]?.note, '@pilot1899')
    assert.equal(accept(items[0]), 'As @pilot1899 says, "the lamp was lit at noon by mistake."')
    const behind = offered(essay('He says "the lamp was <|>" [@pilot1899].'))
    assert.equal(behind.accept(behind.items[0]), 'He says "the lamp was lit at noon by mistake" [@pilot1899].')
  })

  it('has the full stop behind the mark in British writing', () => {
    const text = `---\n      lang: en-GB\n      ---\n      \n      As @pilot1899 says, 'the lamp was <|>`
    const { items, accept } = offered(essay(text))
    assert.match(accept(items[0]), /'the lamp was lit at noon by mistake'\.$/)
  })

  it('goes on in a block quotation, over lines, without marks', () => {
    checkCompletion(essay('As @keeper1901 writes:\n\n      > No vessel passed the\n      > reef that <|>'), [
      'As @keeper1901 writes:\n\n> No vessel passed the\n> reef that winter without his seeing her. [@keeper1901]',
    ])
  })

  it('goes on behind markup and at the beginning of a line', () => {
    const [{ accept, items }, line] = [
      offered(essay('"No vessel *passed*<|>')),
      offered(essay('"No vessel passed\n      <|>"')),
    ]
    assert.match(accept(items[0]), /^"No vessel \*passed\* the reef that winter/)
    assert.match(line.accept(line.items[0]), /^"No vessel passed\nthe reef that winter/)
    checkCompletion(essay('"No vessel *pas*s<|>'), [])
  })

  it('begins anew behind an ellipsis', () => {
    checkCompletion(essay('"The lamp was lit … <|>'), [])
    checkCompletion(essay('"The lamp was lit … and the height <|>'), [
      '"The lamp was lit … and the height of the sea" [@keeper1901].',
    ])
  })

  it('leaves emphasis and brackets that the writer set alone', () => {
    const { items, accept } = offered(essay('"[N]o *vessel* passed the reef <|>'))
    assert.equal(accept(items[0]), '"[N]o *vessel* passed the reef that winter without his seeing her" [@keeper1901].')
  })

  it('goes on from a slip of punctuation with the words of the source', () => {
    const { items, accept } = offered(essay('"The lamp was lit at dusk and the <|>'))
    assert.match(accept(items[0]), /^"The lamp was lit at dusk, and the keeper/)
  })

  it('ends with the tag or the brace that its writer began it with', () => {
    checkCompletion(essay('It says <q>no vessel passed the re<|>'), [
      'It says <q>no vessel passed the reef that winter without his seeing her</q> [@keeper1901].',
    ])
    checkCompletion(essay('It says <q>no vessel passed the re<|></q>'), [
      'It says <q>no vessel passed the reef that winter without his seeing her</q> [@keeper1901].',
    ])
    checkCompletion(essay('It says \\enquote{no vessel passed the re<|>}'), [
      'It says \\enquote{no vessel passed the reef that winter without his seeing her} [@keeper1901].',
    ])
    checkCompletion(essay('<blockquote>No vessel passed the re<|></blockquote>'), [
      '<blockquote>No vessel passed the reef that winter without his seeing her. [@keeper1901]</blockquote>',
    ])
  })

  it('sets a stroke between the lines of a poem', () => {
    checkCompletion(essay('"When on the shoal <|>'), [
      '"When on the shoal the breakers roar / And not a sail is seen from shore" [@song1800]',
      '"When on the shoal the breakers roar / And not a sail is seen from shore, / The light alone is bright and high: / It tells the sailor where they lie" [@song1800].',
    ])
  })

  it('offers what begins a sentence before what stands in the middle of one', () => {
    const { items } = offered(essay('"No vessel waited <|>'))
    assert.deepEqual(
      items.map(({ label }) => label),
      ['in vain.', '.'],
    )
  })

  it('shows where it stands', () => {
    const [item] = offered(essay('It says "no vessel passed <|>')).items
    assert.match(item?.documentation ?? '', /\*\*No vessel passed\*\*/)
    assert.match(item?.documentation ?? '', /corpus\/keeper\.txt/)
  })

  it('is found faithful by the check', async () => {
    for (const text of [
      'It says "the lamp was lit at d<|>',
      '"When on the <|>',
      '"who goes there<|>',
      '"Nobody answered him <|>',
      "'he had read <|>",
      '"the lamp was <|>',
    ]) {
      const { items, accept } = offered(essay(text))
      const { corpus } = readFixture(essay(text))
      assert.ok(corpus instanceof Corpus && items.length > 0)
      for (const item of items) {
        const { quotations } = await checkEssay(parseEssay(accept(item)), corpus, UNINTERRUPTED)
        assert.deepEqual([...new Set(quotations.map(q => q.judgement.verdict))], ['faithful'], accept(item))
      }
    }
  })
})
