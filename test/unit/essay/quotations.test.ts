import assert from 'node:assert/strict'
import { parseEssay } from '../../../server/src/core/essay/essay.ts'

/** The words of each quotation, markup gone and space made one. */
const found = (text: string): string[] =>
  parseEssay(text).quotations.map(q => q.masked.replaceAll('\u00AD', '').replace(/\s+/g, ' '))

const check = (text: string, ...expected: string[]): void => assert.deepEqual(found(text), expected, text)

describe('quotations between marks', () => {
  it('are found with straight, curly, French, German, Polish and Russian marks', () => {
    check('He said "one two" and “three four”.', 'one two', 'three four')
    check('« un deux » et «trois» et « quatre ».', 'un deux', 'trois', 'quatre')
    check('„eins zwei“ und »drei vier« und „pięć sześć”.', 'eins zwei', 'drei vier', 'pięć sześć')
    check('Он писал: «один, два» и ‹три›.', 'один, два', 'три')
  })

  it('are found where the closing mark is the straight one that the keyboard has', () => {
    check('Er schrieb: „Das Meer gibt und nimmt" und ging. „Noch eins“.', 'Das Meer gibt und nimmt', 'Noch eins')
    check('He wrote “one two three" and "four five".', 'one two three', 'four five')
  })

  it('are found with single marks outside, as the British set them', () => {
    check("He wrote that 'the state withers away' at once.", 'the state withers away')
    check('He wrote that ‘the state withers away’ at once.', 'the state withers away')
    check('Er schrieb ‚der Staat stirbt ab‘ und ging.', 'der Staat stirbt ab')
    check('‘The “withering away” of it,’ he said.', 'The “withering away” of it,')
  })

  it('are no apostrophes', () => {
    check("Don't mind the workers' state: 'tis said, in the '30s, rock 'n' roll wasn't theirs.")
    check('Don’t mind the workers’ state: ’tis said, in the ’30s, rock ’n’ roll wasn’t theirs.')
    check('He said ‘the workers’ state can’t last’.', 'the workers’ state can’t last')
    check("It was 'the masters' and workers' quarrel', he said.", "the masters' and workers' quarrel")
    check("The 'state' of the workers' party.", 'state')
    check("'Twas 'a fine thing to see', they said.", 'a fine thing to see')
    check("th' unconquerable will, and o' nights 'e went goin' home.")
  })

  it('are no inches or feet', () => {
    check('A 6" nail, 5\'10" tall, 6\' wide, 3" x 4" and "a true one".', 'a true one')
  })

  it('are never what stands between two quotations', () => {
    check(
      '"Foo one" (Yezhovshchina). The trial "bar two" (Stalin). More "baz three".',
      'Foo one',
      'bar two',
      'baz three',
    )
  })

  it('may be adapted by their writer, whose brackets and ellipses stay', () => {
    check('"[T]he state … [sic] wither[s] [...] away"', '[T]he state … [sic] wither[s] [...] away')
    check('"... the state ..." and "—as he said—"', '... the state ...', '—as he said—')
    check('(see "the state") and ["a bracket"] and — "a dash" —', 'the state', 'a bracket', 'a dash')
    check('*"In emphasis"* and "*inside*" and **"both *kinds*"**', 'In emphasis', 'inside', 'both kinds')
  })

  it('leave out escapes, entities, notes, comments, tags, links and citations', () => {
    check('"a \\*b\\* &amp; c[^1] d<!-- e --> f<b>g</b> [h](http://x.y "t") i [@k, p. 3]."', 'a *b* & c d fg h i .')
    check('&ldquo;by entity&rdquo; and &quot;so too&quot; and \\"escaped\\"', 'by entity', 'so too', 'escaped')
    check('"of `code` and [RFC-974] and [1] and ^[an "inner" note] ends"', 'of code and [RFC-974] and [1] and ends')
  })

  it('are not looked for in code, front matter, links, attributes, comments and maths', () => {
    check('---\ntitle: "In front"\n---\n\n`"code"` [x](y "title") <a href="attribute">z</a> <!-- "comment" --> $"m"$')
    check('```\n"fenced"\n```\n\n    "indented"\n\n<script>\nvar a = "b"\n</script>\n')
  })

  it('are found in headings, lists, tables, notes and callouts', () => {
    check(
      '# A "heading here"\n\n- item "in list"\n\n| a | b |\n|---|---|\n| "in cell" | x |\n\nText.[^1] More^[with "inline note" in it].\n\n[^1]: A "foot note".\n\n> [!NOTE]\n> A "call out".\n',
      'heading here',
      'in list',
      'in cell',
      'inline note',
      'foot note',
      'call out',
    )
    assert.equal(parseEssay('# A "heading here"').quotations[0]?.looksLikeTitle, true)
  })

  it('go over paragraphs when each opens with a mark and only the last closes', () => {
    check('“One two.\n\n“Three four.\n\n“Five six,” he said. Then “more”.', 'One two. Three four. Five six,', 'more')
    check('"One two.\n\n"Three four," he said.', 'One two. Three four,')
    check('« Un deux.\n\n» Trois quatre », dit-il.', 'Un deux. Trois quatre')
    check('‘One two.\n\n‘Three don’t four,’ he said.', 'One two. Three don’t four,')
  })

  it('end with their paragraph when a mark is missing, and the next one is read afresh', () => {
    check('He said "one two.\n\nThen "three four" came.\n\nAnd five" six "seven".', 'three four', 'seven')
    check('“One two.\n\nThree four” five.')
    check('“One two.\n\n“Three four.\n\nNo end. “Five six.”', 'Five six.')
  })

  it('are listed once more when nested and long enough', () => {
    const { quotations } = parseEssay("\"He said 'the state will wither away' and 'so on'.\"")
    assert.deepEqual(
      quotations.map(q => [q.masked, q.inside]),
      [
        ["He said 'the state will wither away' and 'so on'.", undefined],
        ['the state will wither away', 0],
      ],
    )
    check(
      '„Er sagte ‚so ist das nun einmal‘ und ging.“',
      'Er sagte ‚so ist das nun einmal‘ und ging.',
      'so ist das nun einmal',
    )
  })

  it('share a number when the writer interrupts them', () => {
    const numbers = (text: string): (number | undefined)[] => parseEssay(text).quotations.map(q => q.interrupted)
    assert.deepEqual(numbers('"The state," he wrote, "withers away." And "this".'), [1, 1, undefined])
    assert.deepEqual(numbers('„Der Staat“, schreibt Engels, „stirbt ab“.'), [1, 1])
    assert.deepEqual(numbers('"The state" [@a, p. 3] "withers away".'), [1, 1])
    check('«Государство, — писал Ленин, — отмирает»', 'Государство', 'отмирает')
    check('« L’État, écrit-il, dépérit »', 'L’État', 'dépérit')
    check('«Он пришёл, — но не сразу, — и ушёл»', 'Он пришёл, — но не сразу, — и ушёл')
    assert.deepEqual(numbers('«Государство, — писал Ленин, — отмирает»'), [1, 1])
    assert.deepEqual(numbers('Both "the state" and "the party" are meant.'), [undefined, undefined])
    assert.deepEqual(numbers('"The state withers." He wrote: "No."'), [undefined, undefined])
  })

  it('look like titles when they are one', () => {
    const titles = (text: string): (boolean | undefined)[] => parseEssay(text).quotations.map(q => q.looksLikeTitle)
    assert.deepEqual(titles('In his article "The Class Nature of the State" he says "the state is a machine".'), [
      true,
      undefined,
    ])
    assert.deepEqual(titles('---\ntitle: On the *State*\n---\n\nThis essay, "On the State", is short.'), [true])
    assert.deepEqual(titles('See Reeve, "On the Silence of Harbours in Winter," *Coast* 3.'), [true])
    assert.deepEqual(titles('He said "Karl Marx and Friedrich Engels wrote it".'), [undefined])
    assert.deepEqual(titles('He wrote in "a fit of rage" and called "the whole thing off".'), [undefined, undefined])
  })

  it('have spans without and with their marks', () => {
    const text = 'So « un deux » and "three *four*".'
    const { quotations } = parseEssay(text)
    assert.deepEqual(
      quotations.map(q => text.slice(q.span.start, q.span.end)),
      ['un deux', 'three *four'],
    )
    assert.deepEqual(
      quotations.map(q => text.slice(q.outer.start, q.outer.end)),
      ['« un deux »', '"three *four*"'],
    )
  })
})

describe('quotations without marks', () => {
  const claimed = (text: string): (readonly string[])[] =>
    parseEssay(text).quotations.map(q => q.claims.map(c => `${c.key} ${c.attachment}${c.loose ? ' loose' : ''}`))

  it('stand between the tags of HTML', () => {
    check('He has <q>one two</q>, <q cite="http://x.y/@z" lang="en">three *four*</q>.', 'one two', 'three four')
    check('"One <q>two three four five</q> six"', 'One “two three four five” six', 'two three four five')
    const text = 'He has <q>one two</q> there.'
    const [quotation] = parseEssay(text).quotations
    assert.equal(text.slice(quotation?.span.start, quotation?.span.end), 'one two')
    assert.equal(text.slice(quotation?.outer.start, quotation?.outer.end), '<q>one two</q>')
    assert.deepEqual(claimed('He has <q>one two</q> [@doe, p. 3].'), [['doe direct']])
  })

  it('need both tags', () => {
    check('A `<q>` and a <q> that nothing closes, "but this".', 'but this')
    check('A </q> and <quote>none</quote>, and <q></q> either.')
    check('<blockquote>\n\nNothing closes it.\n\n- <blockquote>\n\n</blockquote>', 'Nothing closes it. -')
    check('<blockquote>\n\nNothing closes it, "but this".', 'but this')
  })

  it('end where an entity or a tag ends', () => {
    const text = 'So &ldquo;one two&rdquo; ends.'
    const [quotation] = parseEssay(text).quotations
    assert.equal(text.slice(quotation?.outer.start, quotation?.outer.end), '&ldquo;one two&rdquo;')
  })

  it('with marks beside tags are found, but not in code', () => {
    check('<p>"One two"</p>\n\n<b>"Three four"</b> and <code>"five six"</code>.', 'One two', 'Three four')
  })

  it('stand in blocks of HTML, with whose words they are', () => {
    check('<blockquote>One *two*.\n\nThree &amp; four.</blockquote>\n\nProse.', 'One two. Three & four.')
    check('<blockquote><p>One two.</p><footer>— Doe, *Works* [@doe]</footer></blockquote>', 'One two.')
    check('<blockquote>\nOne <cite>two</cite>.<br>\n<cite>Doe, Works</cite> [@doe]\n</blockquote>', 'One two.')
    assert.deepEqual(claimed('<blockquote>One two.<footer>Doe [@doe]</footer></blockquote>'), [['doe direct']])
    assert.deepEqual(
      claimed(
        '<figure>\n<blockquote>One two.</blockquote>\n<figcaption>Doe, in [@doe, p. 3]</figcaption>\n</figure>\n\nProse [@x].',
      ),
      [['doe direct']],
    )
    assert.deepEqual(claimed('<blockquote>\nOne two.\n</blockquote>\n\n— Doe [@doe]'), [['doe direct']])
    assert.deepEqual(claimed('In the words of @doe:\n\n<blockquote>\nOne two.\n</blockquote>'), [['doe inferred']])
  })

  it('stand in divisions of Pandoc that are named so', () => {
    check('::: {.epigraph}\nOne two.\n\n— Doe [@doe]\n:::\n\nProse "three".', 'One two.', 'three')
    check('::: quote\n> One two.\n:::\n\n::: {.note}\nProse.\n:::\n\n::: {.pullquote}\nOf the essay.\n:::', 'One two.')
    assert.deepEqual(claimed('::: {.epigraph}\nOne two.\n\n— Doe [@doe]\n:::'), [['doe direct']])
  })

  it('stand in callouts that quote, behind the title', () => {
    check('> [!quote] Doe, *Works*\n> One two.\n\n> [!cite|right]-\n>\n> Three four.', 'One two.', 'Three four.')
    check('> [!quote] Only a title')
    check('> [!tip] In the words of Doe:\n> > One two.', 'One two.')
    assert.deepEqual(claimed('> [!quote] @doe, p. 3\n> One two [see @roe] three.'), [['doe direct']])
    assert.deepEqual(claimed('> [!quote]\n> One two.\n> — Doe [@doe]'), [['doe direct']])
  })

  it('are verse where a citation says whose it is', () => {
    const verse = '| Had they but light enough, and oil\n|     and rope'
    check(`${verse} [@doe, p. 3]\n\nProse.`, 'Had they but light enough, and oil and rope')
    assert.deepEqual(claimed(`${verse} [@doe]`), [['doe direct loose']])
    assert.deepEqual(claimed(`${verse}\n| — Doe [@doe]`), [['doe direct']])
    assert.deepEqual(claimed(`${verse}\n— Doe [@doe]`), [['doe direct']])
    assert.deepEqual(claimed(`${verse}\n\n— Doe [@doe]`), [['doe direct']])
    assert.deepEqual(claimed(`${verse}[^1]\n\n[^1]: @doe, p. 3.`), [['doe direct loose']])
    assert.deepEqual(claimed(`As @doe has it:\n\n${verse}`), [['doe inferred']])
    check(`> ${verse.replace('\n', '\n> ')}`, 'Had they but light enough, and oil and rope')
  })

  it('go on behind the bar of a line that was changed, also when it begins with dashes', () => {
    check('> -- One two.\n>\n> |    -- Three four.\n\nProse.', '-- One two. | -- Three four.')
  })

  it('are no addresses, lists, forms or tables', () => {
    check('The council:\n\n| 12 Harbour Street\n| Port Town\n\nProse [@doe].')
    check('| Winner: the mill\n| Loser: the ferry [@doe]')
    check('| the mill [@doe]\n| the ferry [@roe]')
    check('| the mill[^1]\n| the ferry[^2]\n\n[^1]: @doe.\n[^2]: @roe.')
    check('| One line alone [@doe]')
    check('| a | b |\n| c | d [@doe]')
    check('Prose\n| goes on\n| with bars [@doe]')
    check('| My own verse\n| is here\n\nIt is mine.')
  })

  it('are those of LaTeX', () => {
    check("He has ``one \\`two'' and \\enquote{three \\emph{four}\\ldots{} {five}}.", 'one `two', 'three four… {five}')
    check('\\textquote[Doe]{one two} \\blockquote[{\\cite[3]{k}}]{three four}', 'one two', 'three four')
    check('Run ``make or this. \\enquote{open and \\newcommand{\\quoted}{x}')
    check("``` ``one'' ```\n\n`\\enquote{two}` and $``x''$")
  })
})

describe('block quotations', () => {
  it('are one from their first word to their last, whatever is inside', () => {
    check(
      'Intro:\n\n> First line\nlazy line.\n>\n>     code \\* here\n>\n> - item "one"\n>\n> # Head\n>\n> | a | b |\n> |---|---|\n> | c | d |\n\nAfter.',
      'First line lazy line. code \\* here - item "one" # Head | a | b | |---|---| | c | d |',
    )
  })

  it('keep their line breaks and lose their prefixes', () => {
    const { quotations } = parseEssay('> One *two*[^1]\n> three.\n\n[^1]: Note.\n')
    assert.equal(quotations[0]?.masked, 'One \u00ADtwo\u00AD    \n  three.')
  })

  it('end before their attribution', () => {
    check('> The state withers away.\n> — Engels, *Anti-Dühring* [@engels, p. 3]', 'The state withers away.')
    check('> The state withers away.\n>\n> -- Engels, p. 3', 'The state withers away.')
    check('> The state withers away. [@engels, p. 3]', 'The state withers away.')
    check('> The state withers away. (Engels 1878, p. 3)', 'The state withers away.')
    check('> The state withers away,\n>\n> (@engels, 1.3–4)', 'The state withers away,')
    check('> The state withers away (@engels, 1.3–4).', 'The state withers away')
    check(
      '> The state – a machine –\n> — withers away - and goes\n> on.',
      'The state – a machine – — withers away - and goes on.',
    )
    check('> She came (in 1917 or so) and left.', 'She came (in 1917 or so) and left.')
  })

  it('are apart when a paragraph or a blank line parts them', () => {
    check('> One two.\n\n— *Works. Book i.*\n\n> Three four.\n\n> Five six.', 'One two.', 'Three four.', 'Five six.')
  })

  it('are no callouts', () => {
    check('> [!WARNING] Mind this\n> and that.')
    check('> [!note]\n> Text.\n\n> A true one.', 'A true one.')
  })

  it('keep what looks like a link or a tag but is none', () => {
    check(
      '> See [RFC-974] and <domain> and [a][b] &lt;c&gt;\n> *em* and ![^1] more',
      'See [RFC-974] and <domain> and [a][b] <c> em and ! more',
    )
    check('> See [a][b] there\n\n[b]: http://x.y', 'See a there')
  })
})

describe('an essay', () => {
  it('has headings, paragraphs, a language and front matter', () => {
    const text =
      '---\ntitle: "T"\nlang: de-AT\nbibliography: [a.bib, b.bib]\nreferences:\n- id: k\n---\n\n# One *two*\n\nPara.\n\nThree\n-----\n'
    const essay = parseEssay(text)
    assert.deepEqual(
      essay.headings.map(h => [h.level, h.title]),
      [
        [1, 'One two'],
        [2, 'Three'],
      ],
    )
    assert.deepEqual(
      essay.paragraphs.map(p => text.slice(p.start, p.end)),
      ['# One *two*', 'Para.', 'Three\n-----'],
    )
    assert.equal(essay.language, 'de-AT')
    assert.deepEqual(essay.frontMatter?.bibliography, ['a.bib', 'b.bib'])
    assert.deepEqual(essay.frontMatter?.references, [{ id: 'k' }])
    assert.equal(essay.frontMatter?.title, 'T')
    assert.deepEqual(essay.frontMatter?.problems, [])
  })

  it('says what is wrong with front matter, and goes on', () => {
    const essay = parseEssay('---\ntitle: [a\nlang: de\n---\n\nA "true one".')
    assert.ok((essay.frontMatter?.problems.length ?? 0) > 0)
    assert.deepEqual(found('---\n- a list\n---\n\nA "true one".'), ['true one'])
    assert.equal(parseEssay('---\n\nA rule, no front matter.\n\n---\n').frontMatter, undefined)
    assert.equal(essay.quotations.length, 1)
  })

  it('knows where no term is to be looked for', () => {
    const text = 'A `code` [link](http://x.y) [@key] https://a.b/c <i>d</i> $m$ e[^1] f\n\n[^1]: Note.\n'
    const opaque = parseEssay(text).opaque.map(s => text.slice(s.start, s.end))
    assert.deepEqual(opaque, [
      '`code`',
      '](http://x.y)',
      '@key',
      'https://a.b/c',
      '<i>',
      '</i>',
      '$m$',
      '[^1]',
      '[^1]:',
    ])
  })

  it('is read in good time however it is nested', () => {
    const attacks = [
      '*a _b '.repeat(6000),
      '['.repeat(50_000),
      '[a]('.repeat(30_000),
      '>'.repeat(20_000),
      '> '.repeat(3000),
      '"a '.repeat(20_000),
      '“'.repeat(20_000),
      '[@a; '.repeat(10_000),
      '^['.repeat(10_000),
      '$a '.repeat(20_000),
      '<q>'.repeat(20_000),
      '<blockquote>\n'.repeat(5000),
      '<blockquote>a</blockquote>\n\n'.repeat(3000),
      '::: {.quote}\n'.repeat(5000),
      '\\enquote{'.repeat(10_000),
      '\\textquote[{'.repeat(10_000),
      "``a''".repeat(10_000),
      '| a\n'.repeat(10_000),
      '| a\n| b [@k]\n\n'.repeat(3000),
    ]
    for (const attack of attacks)
      assert.equal(typeof parseEssay(`${attack}\n\nA "true one".`).quotations.length, 'number')
    // Elsewhere in the essay all goes on as before.
    assert.deepEqual(found(`${'[a]('.repeat(30_000)}\n\nA "true one".`), ['true one'])
  })
})
