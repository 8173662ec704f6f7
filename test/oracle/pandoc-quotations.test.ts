import assert from 'node:assert/strict'
import { parseEssay } from '../../server/src/core/essay/essay.ts'
import { type PandocNode, pandocVersion, readWithPandoc } from './pandoc.ts'
import { textOf } from './plain-text.ts'

/** Shapes of quotations, and what looks like one. What Pandoc sets off in each is what is quoted here, unless it says otherwise beside. */
const SHAPES: readonly string[] = [
  'He says <q>the tide obeys no keeper</q> and goes.',
  'He says <q cite="http://example.org/">the *tide* obeys\nno keeper</q> and goes.',
  'He says <Q>the tide</Q>, a `<q>tag</q>` and <quote>nothing</quote>.',
  '<q>One thing</q>\nand <q>another</q>.',
  '<blockquote>The *tide* obeys no keeper.</blockquote>',
  '<blockquote>\nThe tide\n\nobeys *no* keeper.\n</blockquote>\n\nProse.',
  '<blockquote cite="x">\n\nThe tide obeys no keeper.\n\n</blockquote>',
  '<blockquote>\n    Four spaces are no code here.\n</blockquote>',
  'Words <blockquote>set off</blockquote> in a line.',
  '- An item\n\n  <blockquote>\n  The tide obeys.\n  </blockquote>',
  '<div>\n<blockquote>The tide obeys.</blockquote>\n</div>',
  'No `<blockquote>` in code.\n\n    <blockquote>nor here</blockquote>',
  '::: {.quote}\nThe tide obeys no keeper.\n:::',
  '::: epigraph\nThe tide\n\nobeys no keeper.\n:::\n\nProse.',
  ':::: {.block-quote #tide}\n::: inner\nThe tide\n:::\n\nobeys.\n::::',
  '::: {.callout-note}\nProse.\n\n::: {.quote}\nThe tide obeys.\n:::\n:::\n\nMore.',
  '::: {.quote}\nNothing closes this.',
  '> | The tide obeys\n> |    no keeper\n> | and no bell.',
  '| The tide obeys\n|    no keeper\n|\n| and no\n  bell [@doe99]',
  'As @doe99 has it:\n\n| The tide obeys\n| no keeper',
  'Prose\n| goes on\n| with bars [@doe99]',
  '|No space\n|no verse [@doe99]',
  'He says \\enquote{the tide obeys} and goes.',
  'He says \\textquote[Doe]{the tide {obeys} no keeper} and \\enquote*{no\nbell}.',
  'He says \\enquote{the tide and goes.',
  "He says ``the tide'' and goes.",
  "He says ``the tide'' and ``the bell'' and goes.",
  'He says ``the tide`` and goes.',
]

/** What looks quoted in Pandoc's tree, in order: without markup, space made one. */
function quotedBy(blocks: readonly PandocNode[]): string[] {
  const found: string[] = []
  const collect = (inside: readonly PandocNode[]): void => {
    let open = -1
    inside.forEach((block, i) => {
      const { t, c } = block
      const raw = t === 'RawBlock' ? String((c as string[])[1]) : ''
      if (open < 0 && /^<blockquote/i.test(raw)) open = i
      else if (/^<\/blockquote/i.test(raw)) {
        found.push(wordsOf(inside.slice(open + 1, i)))
        open = -1
      } else if (open < 0) found.push(...quotedIn(block, collect))
    })
  }
  collect(blocks)
  return found.map(text => text.replace(/[\s\u00A0]+/g, ' ').trim()).filter(text => text !== '')
}

function quotedIn({ t, c }: PandocNode, collect: (inside: readonly PandocNode[]) => void): string[] {
  switch (t) {
    case 'BlockQuote':
    case 'LineBlock':
      return [wordsOf([{ t, c }])]
    case 'Div': {
      const [[, classes], inside] = c as [[string, string[]], PandocNode[]]
      if (classes.some(name => /quote|epigraph/.test(name))) return [wordsOf(inside)]
      collect(inside)
      return []
    }
    case 'BulletList':
      for (const item of c as PandocNode[][]) collect(item)
      return []
    case 'Para':
    case 'Plain':
      return inlineQuotes(c as PandocNode[])
    default:
      return []
  }
}

function inlineQuotes(inlines: readonly PandocNode[]): string[] {
  const found: string[] = []
  let open = -1
  inlines.forEach(({ t, c }, i) => {
    const raw = t === 'RawInline' ? String((c as string[])[1]) : ''
    if (/^<q\b/i.test(raw)) open = i
    else if (/^<\/q>/i.test(raw)) found.push(textOf(inlines.slice(open + 1, i)))
    const command = /^\\(?:en|text)quote\*?(?:\[[^\]]*\])?\{([^]*)\}$/.exec(raw)
    if (command) found.push(command[1] as string)
  })
  // Pandoc leaves the marks of LaTeX as they are, for LaTeX to set.
  const [, marked] = /``(?!`)(.*?)[’']{2}/.exec(textOf(inlines)) ?? []
  return marked === undefined ? found : [...found, marked]
}

function wordsOf(blocks: readonly PandocNode[]): string {
  return blocks
    .map(({ t, c }) => {
      if (t === 'Div') return wordsOf((c as [unknown, PandocNode[]])[1])
      if (t === 'BlockQuote') return wordsOf(c as PandocNode[])
      return t === 'LineBlock' ? (c as unknown[]).map(textOf).join(' ') : textOf(c)
    })
    .join(' ')
}

describe('quotations beside Pandoc', function () {
  this.timeout(60_000)
  before(() => void pandocVersion())

  it('that are no `>` and have no marks are those that Pandoc sets off', () => {
    const read = readWithPandoc(SHAPES)
    SHAPES.forEach((shape, i) => {
      const ours = parseEssay(shape).quotations.map(({ masked }) =>
        masked.replaceAll('\u00AD', '').replace(/[\s\u00A0]+/g, ' '),
      )
      const theirs = quotedBy(read[i] as PandocNode[]).map(text => text.replace(/ ?\[@\w+\]$/, ''))
      assert.deepEqual(ours, theirs, shape)
    })
  })
})
