import assert from 'node:assert/strict'
import { Parser } from 'htmlparser2'
import MarkdownIt from 'markdown-it'
import { extendMarkdown } from '../../../client/src/preview/extend-markdown.ts'
import { carried, isTextOf, looksSame, type ShownEssay } from '../../../client/src/preview/shown-essay.ts'
import type { Translate } from '../../../client/src/status-text.ts'
import type { PreviewCitation, PreviewQuotation } from '../../../server/src/lsp/protocol.ts'

/** The declarations of the client name the types of the package's other edition. */
const markdownIt = (options: object = {}): Parameters<typeof extendMarkdown>[0] =>
  Reflect.construct(MarkdownIt, [options])

const t: Translate = (message, ...args) => message.replace(/\{(\d)\}/g, (_all, i) => String(args[Number(i)]))

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
}

/** What a browser would make of it. */
function elementsOf(html: string): readonly Element[] {
  const all: Element[] = []
  const open: Element[] = []
  const parser = new Parser({
    onopentag(name, attributes) {
      const element = { name, attributes, text: '' }
      all.push(element)
      open.push(element)
    },
    ontext(text) {
      for (const element of open) element.text += text
    },
    onclosetag() {
      open.pop()
    },
  })
  parser.end(html)
  return all
}

const classed = (html: string, name: string): readonly Element[] =>
  elementsOf(html).filter(({ attributes }) => attributes.class?.split(' ').includes(name))

type Seen = Partial<Omit<ShownEssay, 'text' | 'quotations' | 'citations'>> & {
  /** By the words that they cover. */
  readonly quotations?: readonly (Partial<PreviewQuotation> & { readonly words: string })[]
  readonly citations?: readonly (Partial<PreviewCitation> & { readonly words: string })[]
}

function shownOf(text: string, { quotations = [], citations = [], ...more }: Seen): ShownEssay {
  const placed = <T extends { readonly words: string }>({ words, ...rest }: T): Omit<T, 'words'> & Place => {
    const start = text.indexOf(words)
    assert.ok(start >= 0, words)
    return { ...rest, start, end: start + words.length }
  }
  return {
    text,
    bibliography: [],
    hangingIndent: false,
    ...more,
    quotations: quotations.map(one => ({ form: 'inline', verdict: 'faithful', ...placed(one) })),
    citations: citations.map(one => ({ runs: [{ text: '(Keeper 1901)' }], ...placed(one) })),
  }
}

interface Place {
  readonly start: number
  readonly end: number
}

function draw(text: string, seen: Seen, of = text): string {
  const shown = shownOf(text, seen)
  // As VS Code has it.
  const md = markdownIt({ html: true, linkify: true })
  return extendMarkdown(md, source => (isTextOf(source, of) ? shown : undefined), t).render(text)
}

describe('the preview of an essay', () => {
  it('marks a quotation with its verdict, and tells the passage and whose it is', () => {
    const html = draw('He says "the lamp was lit" there.', {
      quotations: [
        {
          words: '"the lamp was lit"',
          verdict: 'altered',
          severity: 'warning',
          passage: 'a lamp is lit',
          source: 'Lamps',
          key: 'k',
        },
      ],
    })
    const [mark] = classed(html, 'apparatus-altered')
    assert.equal(mark?.text, '"the lamp was lit"')
    assert.equal(mark.attributes.class, 'apparatus-quotation apparatus-altered apparatus-warning apparatus-last')
    assert.equal(mark.attributes.title, 'Altered: not the words of the source.\n\n“a lamp is lit”\n\n— Lamps, @k')
  })

  it('says what was found where something was, and that a passage is only the nearest', () => {
    const html = draw('"One two"', {
      quotations: [{ words: '"One two"', verdict: 'absent', message: 'Not there.', passage: 'One too' }],
    })
    assert.equal(classed(html, 'apparatus-absent')[0]?.attributes.title, 'Not there.\n\nThe nearest passage: “One too”')
  })

  it('finds quotations over lines, in lists, headings, cells, links and block quotations', () => {
    const text = [
      '# On "one thing"\n',
      '- a',
      '- "item of',
      '  a list"\n',
      '| "a" | b | "a" |\n|---|---|---|\n| b | "cell" | \\| |\n',
      '> He "quotes',
      '> deep" there\n',
      'See [the "inner" link](http://a.b) and "the end"',
    ].join('\n')
    const words = ['"one thing"', '"item of\n  a list"', '"cell"', '"quotes\n> deep"', '"inner"', '"the end"']
    const html = draw(text, { quotations: words.map(w => ({ words: w })) })
    assert.deepEqual(
      classed(html, 'apparatus-last').map(mark => mark.text),
      ['"one thing"', '"item of\na list"', '"cell"', '"quotes\ndeep"', '"inner"', '"the end"'],
    )
  })

  it('tells cells with the same words apart', () => {
    const text = '| "a" | "a" |\n|---|---|\n| b | c |\n'
    const start = text.lastIndexOf('"a"')
    const shown = { ...shownOf(text, { quotations: [{ words: '"a"' }] }) }
    const second = { ...shown, quotations: shown.quotations.map(q => ({ ...q, start, end: start + 3 })) }
    const html = extendMarkdown(markdownIt(), () => second, t).render(text)
    assert.match(html, /<th>&quot;a&quot;<\/th>\s*<th><span/)
  })

  it('marks quotations in quotations, and comes apart at emphasis that goes on', () => {
    const html = draw('"He *said \'no* more\' then" *and "so* on"', {
      quotations: [
        { words: '"He *said \'no* more\' then"' },
        { words: "'no* more'", verdict: 'absent' },
        { words: '"so* on"' },
      ],
    })
    assert.match(
      html,
      /<em>said <span [^>]*apparatus-absent"[^>]*>'no<\/span><\/em><span [^>]*apparatus-absent apparatus-last/,
    )
    assert.equal(classed(html, 'apparatus-last').length, 3)
    assert.equal(elementsOf(html)[1]?.text, '"He said \'no more\' then"')
  })

  it('marks a block quotation as a block', () => {
    const html = draw('Text\n\n> A block\n> of words\n\nText', {
      quotations: [{ words: '> A block\n> of words', form: 'block', verdict: 'misattributed', severity: 'warning' }],
    })
    const [block] = classed(html, 'apparatus-misattributed')
    assert.equal(block?.name, 'blockquote')
    assert.equal(block.attributes.title, 'The words of another source.')
  })

  it('puts the formatted citation in the place of the written one', () => {
    const text = 'He [see @keeper1901, p. 3] and @doe99 [p. 4], *so [@a;\n@b]*, `[@keeper1901]`.'
    const html = draw(text, {
      citations: [
        {
          words: '[see @keeper1901, p. 3]',
          runs: [{ text: '(see ' }, { text: 'Keeper', italic: true }, { text: ')' }],
          title: 'Keeper, Ann.',
        },
        { words: '@doe99 [p. 4]', runs: [{ text: 'Doe (1999, 4)' }] },
        { words: '[@a;\n@b]', runs: [{ text: '(A; B)' }] },
      ],
    })
    const cited = classed(html, 'apparatus-citation')
    assert.deepEqual(
      cited.map(({ text }) => text),
      ['(see Keeper)', 'Doe (1999, 4)', '(A; B)'],
    )
    assert.equal(cited[0]?.attributes.title, 'Keeper, Ann.')
    assert.match(html, /<em>Keeper<\/em>/)
    assert.match(html, /<code>\[@keeper1901\]<\/code>/)
  })

  it('has numbers and a list of notes where the style has notes', () => {
    const html = draw('Lamps.[@a] So @b says.', {
      citations: [
        { words: '[@a]', note: 1, runs: [{ text: 'Keeper, ' }, { text: 'Lamps', italic: true }, { text: ', 3.' }] },
        { words: '@b', note: 2, author: [{ text: 'Doe' }], runs: [{ text: 'Reefs.' }] },
      ],
    })
    const [first] = classed(html, 'apparatus-note')
    assert.deepEqual([first?.text, first?.attributes.title], ['1', 'Note 1: Keeper, Lamps, 3.'])
    assert.match(html, /<span class="apparatus-citation">Doe<\/span><sup/)
    assert.match(classed(html, 'apparatus-notes')[0]?.text ?? '', /1 Keeper, Lamps, 3\.\s*2 Reefs\./)
  })

  describe('has the bibliography', () => {
    const bibliography = [[{ text: 'Keeper. ' }, { text: 'Lamps', italic: true as const }], [{ text: 'Doe.' }]]

    it('at the end', () => {
      const html = draw('Text\n', { bibliography, hangingIndent: true })
      assert.match(html, /^<p>Text<\/p>\n<section class="apparatus-bibliography apparatus-hanging"/)
      assert.deepEqual(
        classed(html, 'apparatus-entry').map(({ text }) => text),
        ['Keeper. Lamps', 'Doe.'],
      )
    })

    const places: readonly (readonly [name: string, block: string])[] = [
      ['where Pandoc puts it', '::: {#refs}\n:::'],
      ['where Pandoc puts it, with a blank line', '::: {#refs .x}\n\nOLD\n\n:::'],
      [
        'between our comments',
        '<!-- apparatus:bibliography -->\n\nOLD *text*\n\n- OLD\n\n<!-- /apparatus:bibliography -->',
      ],
      ['at our comment', '<!-- apparatus:bibliography -->'],
    ]
    for (const [name, block] of places) {
      it(name, () => {
        const html = draw(`Before\n\n${block}\n\nAfter`, { bibliography })
        assert.match(html, /^<p>Before<\/p>\n<section [^]*<\/section>\n<p>After<\/p>\n$/)
        assert.doesNotMatch(html, /OLD|:::|<!--/)
      })
    }

    it('not in code', () => {
      const html = draw('```\n<!-- apparatus:bibliography -->\n```\n\nAfter', { bibliography })
      assert.match(html, /<p>After<\/p>\n<section/)
    })
  })

  it('lets nothing become active that a source, a bibliography or a message says', () => {
    const hostile = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onmouseover='alert(1)",
      '&lt;script&gt;',
      '</span></section><iframe src="http://x">',
      '[x](javascript:alert(1)) ![](http://x/y.png)',
      '\u2028<style>*{display:none}</style>',
    ].join(' ')
    const runs = [
      { text: hostile },
      { text: hostile, bold: true as const, link: `https://x.y/"${hostile}` },
      { text: 'a', link: 'javascript:alert(1)' },
      { text: 'b', link: 'data:text/html,<script>alert(1)</script>' },
      { text: 'c', link: 'vscode://command/x' },
      { text: 'd', link: 'file:///etc/passwd' },
      { text: 'e', link: 'https://doi.org/10.1/x' },
    ]
    const all = { message: hostile, passage: hostile, source: hostile, key: hostile, severity: 'error' as const }
    const html = draw('He "said" [@a] and [@b].\n\n> block\n', {
      quotations: [
        { words: '"said"', ...all },
        { words: '> block', form: 'block', ...all },
      ],
      citations: [
        { words: '[@a]', title: hostile, runs },
        { words: '[@b]', title: hostile, runs, note: 1, author: runs },
      ],
      bibliography: [runs],
    })
    const elements = elementsOf(html)
    const tags = new Set(elements.map(({ name }) => name))
    assert.deepEqual([...tags].sort(), ['a', 'blockquote', 'div', 'p', 'section', 'span', 'strong', 'sup'])
    for (const { attributes } of elements)
      for (const name of Object.keys(attributes)) assert.match(name, /^(?:class|title|href|aria-label)$/)
    const links = elements.flatMap(({ attributes }) => attributes.href ?? [])
    assert.ok(links.includes('https://doi.org/10.1/x'))
    for (const href of links) assert.match(href, /^https:\/\//)
    assert.ok(classed(html, 'apparatus-quotation')[0]?.attributes.title?.includes(hostile), 'and all of it is told')
  })

  it('draws other texts as ever', () => {
    const text = 'He "said" [@a]'
    const html = draw(text, { quotations: [{ words: '"said"' }], bibliography: [[{ text: 'x' }]] }, 'Another text')
    assert.equal(html, new MarkdownIt({ html: true, linkify: true }).render(text))
  })
})

describe('what is known of an earlier version', () => {
  const text = 'First "one" then "two" then "three".\n'
  const shown = shownOf(text, { quotations: ['"one"', '"two"', '"three"'].map(words => ({ words })) })
  const words = ({ text, quotations }: ShownEssay): readonly string[] =>
    quotations.map(({ start, end }) => text.slice(start, end))

  it('stays and moves but where the text changed', () => {
    assert.deepEqual(words(carried(shown, text.replace('"two"', '"too"'))), ['"one"', '"three"'])
    assert.deepEqual(words(carried(shown, `Now ${text}`)), ['"one"', '"two"', '"three"'])
    assert.deepEqual(words(carried(shown, '')), [])
  })

  it('looks the same as what is found then, or not', () => {
    const longer = `${text}More.\n`
    const later = shownOf(longer, { quotations: ['"one"', '"two"', '"three"'].map(words => ({ words })) })
    assert.ok(looksSame(carried(shown, longer), later))
    const worse = shownOf(longer, { quotations: [{ words: '"one"', verdict: 'absent' }, { words: '"two"' }] })
    assert.ok(!looksSame(carried(shown, longer), worse))
  })

  it('belongs to a text whatever its line ends', () => {
    assert.ok(isTextOf('a\nb\n', 'a\r\nb\r\n'))
    assert.ok(!isTextOf('a\nb\n', 'a\nc\n'))
  })
})
