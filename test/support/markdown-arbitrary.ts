import fc from 'fast-check'

/** Pieces of Markdown, so that what is put together from them has structure; broken as often as not. */
const piece = fc.constantFrom(
  ...[
    '"',
    "'",
    '“',
    '”',
    '‘',
    '’',
    '«',
    '»',
    '„',
    '“',
    '‹',
    '›',
    '‚',
    'the state',
    'workers',
    ' ',
    ' ',
    ' ',
    '. ',
    ', ',
    ': ',
  ],
  ...[
    '\n',
    '\n\n',
    '\n> ',
    '\n> > ',
    '\n- ',
    '\n1. ',
    '\n# ',
    '\n    ',
    '\r\n',
    '\n\n> ',
    '\n— ',
    '\n::: {.x}\n',
    '\n```\n',
    '\n| a | b |\n|---|---|\n| ',
  ],
  ...[
    '*',
    '**',
    '_',
    '`',
    '[',
    ']',
    '(',
    ')',
    '](http://x.y)',
    '[^1]',
    '\n\n[^1]: ',
    '^[',
    '@doe99',
    '[@doe99, p. 3]',
    '[see @a; @b]',
    '[[@k]]',
    '@{x y}',
    '{cite:p}`a,b`',
  ],
  ...[
    '\\',
    '\\"',
    '&quot;',
    '&amp;',
    '&#8220;',
    '&nope;',
    '<b>',
    '</b>',
    '<br>',
    '<!--',
    '-->',
    '$x$',
    '$$',
    '---\n',
    'title: "T"\n',
    'é',
    '\u00AD',
    '😀',
    '[sic]',
    '[…]',
    '...',
    "don't",
    "'tis",
    '6"',
    'http://x.y/@z',
  ],
  ...[
    '<q>',
    '</q>',
    '<q cite="http://x.y/@z">',
    '<blockquote>',
    '</blockquote>',
    '\n\n<blockquote>\n',
    '\n</blockquote>\n\n',
    '\n\n::: {.quote}\n',
    '\n:::\n\n',
    '\n| ',
    '\n\n| ',
    '\n> [!quote] Title\n> ',
    '``',
    "''",
    '\\enquote{',
    '\\emph{',
    '}',
  ],
)
export const markdown = fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join(''))
export const anything = fc.oneof(markdown, fc.string({ unit: 'binary', maxLength: 200 }))

/** Blocks as essays have them, with what reaches from one to another: notes, definitions, quotations over several paragraphs. */
const block = fc.constantFrom(
  'A paragraph says "the tide obeys the bell" and nothing more.',
  'As @doe99 has it, “the keeper counts the steps” each night [p. 4].',
  'So it is said: "One must count the steps" [@doe99, pp. 3-4; cf. @smith].',
  '"A quotation that begins here and goes on',
  '"and goes on in the next paragraph, as some do',
  '"until it ends." Then the writer speaks.',
  '> The tide obeys no keeper,\n> and no bell.',
  '> Words that are set off.\n>\n> — Doe, *Works* [@doe99, p. 7]',
  '— Doe [@doe99, 12]',
  '(@doe99, 1.3)',
  'In the words of @smith:',
  'He wrote "one thing,"[^1] and then "another thing entirely"[^two].',
  'It is "as they say it is"^[See @roe, p. 9.] in the books; "the state," he wrote, "withers away" [@k].',
  '[^1]: @doe99, p. 33.',
  '[^1]: Ibid.',
  '[^two]: Ibid., p. 5.',
  '[^two]: See @smith [p. 8].\n\n    > An indented block of words [@roe].',
  '[label]: http://example.org/a',
  'A [text][label] and a [text][other] with ["quoted words in it"][label].',
  '(@ex) An example of a sentence.',
  'The example (@ex) has “some words in marks” [@ex].',
  '- an item with "some words quoted"\n- another',
  '1. first\n\n   "more of the first item"',
  '# A heading',
  'Another heading\n===',
  '```\n"code in a fence" [@no]\n```',
  '    "code that is indented"',
  '<!-- apparatus: ok it stands so -->',
  '<div>\n"words in a division" [@doe99]\n</div>',
  '| a | b |\n|---|---|\n| "words in a cell" [@doe99] | c |',
  '::: {.note}\n"Words in a division of Pandoc" [@doe99]\n:::',
  '1917 was "the year of the long winter" (Doe 1950).',
  'As <q>some have it</q>, the tide <q cite="http://example.org/">obeys "no keeper" here</q> [@doe99].',
  '<blockquote>\nThe tide *obeys*\n\nno keeper [@doe99].\n</blockquote>',
  '<blockquote>',
  '</blockquote>',
  'Words <blockquote>in the midst</blockquote> of a line.',
  '<div>\n<blockquote>The tide obeys.<footer>— Doe [@doe99]</footer></blockquote>\n</div>',
  '::: {.quote}\nThe tide obeys\n\nno keeper [@doe99].\n:::',
  '::: {.quote}\nA division that goes on.',
  ':::',
  '| The tide obeys\n|    no keeper\n| and no bell [@doe99]',
  '| The tide obeys\n| no keeper',
  '> [!quote] Doe [@doe99, p. 3]\n> The tide obeys no keeper.',
  '> [!quote]\n> The tide obeys no keeper.\n> — Doe [@doe99]',
  "He wrote ``one thing'' and \\enquote{\\emph{another} thing} [@doe99].",
  '*Works* is a book; «les mots, écrit-il, restent là» [@doe99].',
  'cf.',
  '---',
)
const heads = fc.constantFrom('', '', '', '---\nlang: de\ntitle: T\n---\n', '---\ntitle: not closed\n', '\n\n')
const breaks = fc.constantFrom('\n\n', '\n\n', '\n\n', '\n', '\n \n', '\n\n\n', '\r\n\r\n')

/** Essays of a dozen blocks or two. */
export const essays = fc
  .tuple(heads, fc.array(fc.tuple(block, breaks), { minLength: 4, maxLength: 28 }))
  .map(([head, blocks]) => head + blocks.flat().join(''))

export interface RandomEdit {
  /** Where, as a share of the text. */
  readonly at: number
  readonly removed: number
  readonly put: string
}

/** Typing, deleting, pasting; most of them small. */
export const edits = fc.record<RandomEdit>({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(5) }, fc.nat(200)),
  put: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('x', ' ', '\n', '"', '.', 'word') },
    { weight: 3, arbitrary: piece },
    block,
    breaks,
    fc.constantFrom('\n\nA paragraph.\n\n', '', '', '```\n', '<!--', '[^1]: ', '    ', 'Ibid.', '---\n'),
  ),
})

export function edited(text: string, { at, removed, put }: RandomEdit): string {
  const from = Math.round(at * text.length)
  return text.slice(0, from) + put + text.slice(from + removed)
}
