import assert from 'node:assert/strict'
import { parseEssay } from '../../../server/src/core/service.ts'
import { checkCompletion, offered } from '../../support/completion.ts'

/** Seven pages from 41 on, in two chapters. */
const PAGES = [
  'CHAPTER 1. The Coast\\n\\nOf the harbour and its keeper nothing is known today.',
  'The lamp was lit at dusk, and the keeper wrote into his book.',
  'Nobody counted the ships that went by in the night.',
  'CHAPTER 2. The Reef\\n\\nThe pilot was never asked where the reef began, nor',
  'where it ended in that year of storms and of wrecks.',
  'The bell was heard on the shore by those who listened.',
  'At last the company sold the tower and all its land.',
]
const BOOK = PAGES.map((page, i) => `${page.replaceAll('\\n', '\n      ')}\n      ${41 + i}\n`).join('      \f\n      ')
const SOURCES = `
      --- corpus/keeper.txt key=keeper1901
      ${BOOK}
      --- corpus/plain.txt key=plain1899
      A text without any numbers at all, of some few words.
`
const essay = (text: string): string => `${SOURCES}\n      --- essay.md\n      ${text.replaceAll('\n', '\n      ')}\n`
const labels = (text: string): string[] => offered(essay(text)).items.map(({ label }) => label)

const QUOTED = 'It says "the bell was heard on the shore"'

describe('locators behind a citation', () => {
  it('begin with those of the passage that is quoted', () => {
    for (const text of [
      `${QUOTED} [@keeper1901, <|>`,
      `${QUOTED} [@keeper1901, <|>]`,
      `${QUOTED} [see @keeper1901,<|>]`,
      `${QUOTED}. [@{keeper1901}, <|>].`,
      'As @keeper1901 [<|>] says, "the bell was heard on the shore".',
      '> The bell was heard on the shore\n> by those who listened. [@keeper1901, <|>]',
    ])
      assert.equal(labels(text)[0], 'p. 46', text)
    const [first] = offered(essay(`${QUOTED} [@keeper1901, <|>]`)).items
    assert.match(first?.documentation ?? '', /The bell was heard on the shore/)
    assert.equal(labels('It says "where the reef began, nor where it ended" [@keeper1901, <|>]')[0], 'pp. 44-45')
  })

  it('are all that the source has, chapters before pages', () => {
    assert.deepEqual(labels('See [@keeper1901, <|>]'), [
      ...['chap. 1', 'chap. 2'],
      ...['p. 41', 'p. 42', 'p. 43', 'p. 44', 'p. 45', 'p. 46', 'p. 47'],
    ])
    assert.deepEqual(labels('See [@plain1899, <|>]'), [])
    assert.deepEqual(labels('It says "a text without any numbers at all" [@plain1899, <|>]'), [])
    assert.deepEqual(labels('See [@nobody, <|>]'), [])
  })

  const typed: readonly (readonly [typed: string, offered: readonly string[]])[] = [
    ['46', []],
    ['4', ['41', '42', '43', '44', '45', '46', '47']],
    ['p. 46', []],
    ['p. 4', ['p. 41', 'p. 42', 'p. 43', 'p. 44', 'p. 45', 'p. 46', 'p. 47']],
    ['pages 47', ['p. 47']],
    ['c', ['chap. 1', 'chap. 2']],
    ['ch. 2', ['chap. 2']],
    ['chap. 2', []],
    ['the reef', ['chap. 2']],
    ['99', []],
    ['see also the other ', []],
  ]
  for (const [what, expected] of typed)
    it(`are those that “${what}” begins or names`, () => {
      assert.deepEqual(labels(`See [@keeper1901, ${what}<|>]`), expected)
    })

  it('take the place of what has been typed and of the rest of the number', () => {
    checkCompletion(
      essay('See [@keeper1901, p. 4<|>6].'),
      [41, 42, 43, 44, 45, 46, 47].map(page => `See [@keeper1901, p. ${page}].`),
    )
    checkCompletion(
      essay('See [@keeper1901,<|>].'),
      [...['chap. 1', 'chap. 2'], ...[41, 42, 43, 44, 45, 46, 47].map(page => `p. ${page}`)].map(
        one => `See [@keeper1901, ${one}].`,
      ),
    )
  })

  it('are written as the essay writes them', () => {
    const habit = 'See [@plain1899, 3] and [@plain1899, 12-14].'
    assert.equal(labels(`${habit} ${QUOTED} [@keeper1901, <|>]`)[0], '46')
    const other = 'See [@plain1899, p. 3].'
    assert.equal(labels(`${other} See [@keeper1901, 46<|>]`)[0], 'p. 46')
    assert.equal(labels(`---\nlang: de\n---\n\n${QUOTED} [@keeper1901, <|>]`)[0], 'S. 46')
    assert.equal(labels(`---\nlang: ru\n---\n\n${QUOTED} [@keeper1901, <|>]`)[0], 'с. 46')
  })

  it('are not offered where no locator can be', () => {
    for (const text of [
      'As @keeper1901, <|>',
      'See [@keeper1901; <|>]',
      'See [@keeper1901 <|>]',
      'See `[@keeper1901, <|>]`',
      'Mail [me@keeper1901, <|>]',
      'See [@keeper1901, p. 3] and 4<|>',
      '[a link](x.html?@keeper1901, <|>)',
      'See \\[@keeper1901, <|>',
    ])
      assert.deepEqual(labels(text), [], text)
  })

  it('that are accepted are read as what they say', () => {
    for (const language of ['en', 'de', 'fr', 'ru']) {
      const { items, accept } = offered(essay(`---\nlang: ${language}\n---\n\nSee [@keeper1901, <|>].`))
      assert.ok(items.length > 5)
      for (const item of items) {
        const [citation] = parseEssay(accept(item)).citations
        const { label, value } = citation?.items[0]?.locator ?? {}
        assert.ok(item.label.endsWith(` ${value}`), `${item.label}: ${label} ${value}`)
        assert.equal(label, Number(value) > 40 ? 'page' : 'chapter', item.label)
      }
    }
  })

  describe('of a source that numbers nothing', () => {
    const PAGE = `
      --- corpus/tower.txt key=tower
      = The Tower =

      == Early years ==
      Of the harbour and its keeper nothing is known today, and nobody asked for a long time.

      == The bell & its rope ==
      Long after that the bell was heard on the shore by those who listened, so it is said.

      == Plans of 1901 and after ==
      At last the company sold the tower and all its land to a man from the city of Hull.
      --- essay.md
      `
    const of = (text: string) => offered(`${PAGE}${text.replaceAll('\n', '\n      ')}\n`)
    const told = (text: string): string[] => of(text).items.map(({ label }) => label)

    it('are its headings, the one of the passage that is quoted first', () => {
      assert.deepEqual(told('See [@tower, <|>]'), ['sec. "Early years"', 'sec. "The bell & its rope"'])
      const quoted = of('It says "the bell was heard on the shore" [@tower, <|>]')
      assert.deepEqual(
        quoted.items.map(({ label }) => label),
        ['sec. "The bell & its rope"', 'sec. "Early years"'],
      )
      assert.equal(quoted.items[0]?.note, 'where the quotation stands')
      assert.match(quoted.items[0]?.documentation ?? '', /Long after that the bell/)
    })

    it('are found by their words, with and without marks', () => {
      for (const typed of ['rope', 'sec. "the b', 'sec. “the b', 'the bell'])
        assert.deepEqual(told(`See [@tower, ${typed}<|>]`), ['sec. "The bell & its rope"'], typed)
      assert.deepEqual(told('See [@tower, sec. "Early years"<|>]'), [])
      assert.deepEqual(told('See [@tower, as he says<|>]'), [])
    })

    it('have the term and the marks of the essay', () => {
      assert.equal(told('---\nlang: de\n---\n\nSiehe [@tower, <|>]')[0], 'Abschn. „Early years“')
    })

    it('once put in, neither end the citation nor are a quotation of it', () => {
      const { items, accept } = of('See [@tower, <|>].')
      for (const item of items) {
        const { citations, quotations } = parseEssay(accept(item))
        assert.deepEqual(quotations, [])
        assert.deepEqual(
          citations.map(({ items: [one] }) => one?.key),
          ['tower'],
        )
      }
    })
  })
})
