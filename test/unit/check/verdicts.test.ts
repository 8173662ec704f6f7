import assert from 'node:assert/strict'
import { check, checkDefinition, checkFindings, checkHover, readFixture } from '../../support/fixture.ts'

const SOURCES = `
  --- corpus/mill.txt key=mill1859
  On Liberty

  The worth of a State, in the long run, is the worth of the individuals
  composing it; and a State which postpones the interests of their mental
  expansion and elevation will find that with small men no great thing
  can really be accomplished.

  The only purpose for which power can be rightfully exercised over any
  member of a civilised community, against his will, is to prevent harm
  to others. His own good is not a sufficient warrant.
  --- corpus/bacon.txt key=bacon1625
  Of Studies

  Reading maketh a full man; conference a ready man; and writing an exact
  man.  And therefore, if a man write little, he had need have a great memory.
`

async function verdicts(essay: string): Promise<string[]> {
  const fixture = readFixture(`${SOURCES}  --- essay.md\n${essay}`)
  const { quotations } = await check(fixture)
  return quotations.map(({ judgement }) => (judgement.reason ? `unchecked: ${judgement.reason}` : judgement.verdict))
}

describe('verdicts', () => {
  it('find honest quotation faithful, whatever its marks, line breaks and final punctuation', async () => {
    assert.deepEqual(
      await verdicts(`
  “The worth of a State,” wrote Mill, “in the long run, is the worth of the individuals composing it” [@mill1859].

  He adds that 'with small men no great thing can really be accomplished.' [@mill1859, p. 1]

  > reading maketh a full man; conference a *ready* man; and
  > writing an exact man
  >
  > — Bacon [@bacon1625]

  «His own good is not a sufficient warrant»[^1]

  [^1]: @mill1859.
`),
      ['faithful', 'faithful', 'faithful', 'faithful', 'faithful'],
    )
  })

  it('take ellipses and brackets as the marks of an honest change', async () => {
    assert.deepEqual(
      await verdicts(`
  "The worth of a State … is the worth of the individuals composing it" [@mill1859].

  "[A] State which postpones the interests of their mental expansion [...] will find that with small men no great thing
  can really be accomplished" [@mill1859].

  "if a man write little, he [needs] a great memory" [@bacon1625].

  "The only purpose for which power can be rightfully exercised over [anyone], against his will, is to prevent harm" [@mill1859].
`),
      ['adapted', 'adapted', 'adapted', 'adapted'],
    )
  })

  it('name the words that differ, at the severity that the claim allows', () =>
    checkFindings(`${SOURCES}
  --- essay.md
  "Reading maketh a full man; debate a ready man" [@bacon1625].
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.altered warning: “debate” for “conference”

  "His own good is a sufficient warrant" [@mill1859].
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.altered error: “not” left out

  "the worth of the very individuals composing it" [@mill1859].
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.altered warning: “very” added
`))

  it('give a right quotation with a wrong key to the source that has it', () =>
    checkFindings(`${SOURCES}
  --- essay.md
  "Reading maketh a full man; conference a ready man" [@mill1859].
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.misattributed warning: Cite @bacon1625?
`))

  it('call absent only what a loaded source does not hold', () =>
    checkFindings(`${SOURCES}
  --- essay.md
  "Liberty is the mother of all the virtues we possess" [@mill1859].
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.absent warning: Not in the loaded text of “On Liberty”

  "Liberty is the mother of all the virtues we possess" [@locke1689].

  "Reading maketh a full man; conference a ready man" [@montaigne1580].
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.source-missing hint: It also stands in “Of Studies”
`))

  it('do not insist where the words may be nobody’s', () =>
    checkFindings(`${SOURCES}
  --- essay.md
  What we might call "the politics of the lighthouse" shaped the whole quarrel, as the essay shows [@mill1859].
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.absent information

  She says "His own good is a sufficient warrant", and she goes on for a while [@mill1859].
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.altered error
`))

  it('leave alone names, titles, scare quotes and words that nobody claims', () =>
    checkFindings(`${SOURCES}
  --- essay.md
  The so-called "great men" of "On Liberty" are, as they say, "neither here nor there at all".
`))

  it('offer a citation for a quotation that has none, as a hint', () =>
    checkFindings(`${SOURCES}
  --- essay.md
  "Reading maketh a full man", and "writing makes an exact man, therefore".
   ^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.uncited hint: cite it as @bacon1625
`))

  it('soften a finding whose citation is only near by', () =>
    checkFindings(`${SOURCES}
  --- essay.md
  "His own good is a sufficient warrant", and "with small men no great thing can really be accomplished". Thus @mill1859.
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.altered information: “not” left out
`))

  const BETWEEN = 'Other sayings of the country are about bread and salt and the long way home. '.repeat(20)

  it('accuse of nothing in particular where two places fit equally', () =>
    checkFindings(`
  --- corpus/p.txt key=p
  Proverbs

  The early bird of the northern forest catches the worm at dawn. ${BETWEEN}The early bird of the southern forest catches the worm at dawn.
  --- essay.md
  "The early bird of the eastern forest catches the worm at dawn" [@p].
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.altered information
`))

  it('say that a quotation could not be judged while sources are still being read', async () => {
    const fixture = readFixture(`${SOURCES}  --- essay.md\n  "Liberty is the mother of the virtues" [@mill1859].`)
    const { checkEssay } = await import('../../../server/src/core/service.ts')
    const { UNINTERRUPTED } = await import('../../../server/src/core/task.ts')
    const { quotations, findings } = await checkEssay(fixture.essay, fixture.corpus, UNINTERRUPTED, undefined, {
      loading: true,
    })
    assert.equal(quotations[0]?.judgement.reason, 'loading')
    assert.deepEqual(findings, [])
  })
})

describe('what a finding says', () => {
  it('begins with what differs: a list of problems cuts its lines at the end', async () => {
    const fixture = readFixture(
      `${SOURCES}  --- essay.md\n  "Reading maketh a full man; debate a ready man" [@bacon1625].`,
    )
    assert.deepEqual(
      (await check(fixture)).findings.map(({ message }) => message),
      ['“debate” for “conference”: differs from “Of Studies” (@bacon1625).'],
    )
  })

  it('cuts long words behind a word', async () => {
    const fixture = readFixture(
      `${SOURCES}  --- essay.md\n  "The only purpose for which power can be exercised, against his will, is to prevent harm to others" [@mill1859].`,
    )
    const [finding] = (await check(fixture)).findings
    const cut = /“([^”]*)…”/.exec(finding?.message ?? '')?.[1]
    assert.ok(cut && / (?:over any member of a civilised)$/.test(` ${cut}`), finding?.message)
  })

  it('stands at the words of a block, not at the line of its citation', async () => {
    const fixture = readFixture(
      `${SOURCES}  --- essay.md\n  > Reading maketh a full man; debate a ready man.\n  >\n  > — [@bacon1625]\n`,
    )
    const { findings } = await check(fixture)
    assert.deepEqual(
      findings.map(({ span: { start, end } }) => fixture.essay.text.slice(start, end)),
      ['Reading maketh a full man; debate a ready man.'],
    )
  })
})

describe('the hover on a quotation', () => {
  it('is short where the finding has said it, and shows what is wrong before what is marked', () =>
    checkHover(
      `${SOURCES}
  --- essay.md
  "The only purpose for which power can be rightfully exercised ... is to prevent da<|>mage to others" [@mill1859].
`,
      ['**Differs from @\u2060mill1859**\n\n- ~~damage~~ → **harm**\n- “', '— On Liberty (@\u2060mill1859)'],
    ))

  it('shows each difference, the passage and its source', () =>
    checkHover(
      `${SOURCES}
  --- essay.md
  "Reading maketh a full man; de<|>bate a ready man" [@bacon1625].
`,
      ['Differs from', '~~debate~~', '**conference**', 'Of Studies', 'writing an exact'],
    ))

  it('names another source that has the words as they are quoted', () =>
    checkHover(
      `
  --- corpus/a.txt key=first
  First Edition

  Every nation has the government that it truly deserves, said the count.
  --- corpus/b.txt key=second
  Second Edition

  Every people has the government that it truly deserves, said the count.
  --- essay.md
  "Every people has the gover<|>nment that it truly deserves" [@first].
`,
      [
        '~~people~~',
        '**nation**',
        'Verbatim in',
        'Second Edition',
        '| Source | Reading |',
        '| “people” for “nation” |',
        '| as quoted |',
      ],
    ))
})

describe('the hover on a quotation that stands in several files', () => {
  const FILES = `
  --- corpus/a.txt key=count1800
  The Count

  Every nation has the government that it truly deserves, said the count.
  --- corpus/b.txt key=count1800
  The Count

  Every nation has the government that it truly deserves, said the count. So he said in print.
  --- corpus/c.txt key=duke1801
  The Duke

  Every nation has the government that it truly deserves, said the duke. Again: every nation has the government that it truly deserves.
`

  it('names other works, each once, and not another file of the work that is shown', () =>
    checkHover(
      `${FILES}  --- essay.md\n  "Every nation has the gover<|>nment that it truly deserves" [@lost1700].`,
      ['The Count', 'Verbatim in The Duke'],
      ['Verbatim in The Count', ', The Count', ', The Duke', 'Stands as well'],
    ))
})

describe('going to definition from a quotation', () => {
  it('selects the passage, from its first piece to its last', () =>
    checkDefinition(`
  --- corpus/bacon.txt key=bacon1625
  Of Studies

  <[Reading maketh a full man; conference a ready man; and writing an exact
  man]>. And therefore, if a man write little, he had need have a great memory.
  --- essay.md
  As Bacon has it, "reading maketh a full man … and wri<|>ting an exact man" [@bacon1625].
`))
})

describe('words taken over without marks', () => {
  const MARKED = `${SOURCES}
  --- essay.md
  # The only purpose for which power can be rightfully exercised over any member of a civilised community

  I hold that the only purpose for which power can be rightfully exercised over any member of a civilised community is peace.

  As @mill1859 says, the only purpose for which power can be rightfully exercised over any member of a civilised community is that.

  "The only purpose for which power can be rightfully exercised over any member of a civilised community" [@mill1859].

  ## References

  The only purpose for which power can be rightfully exercised over any member of a civilised community.
`

  it('are told only when asked for, and not in headings, quotations, references or beside a citation', async () => {
    const { checkEssay } = await import('../../../server/src/core/service.ts')
    const { UNINTERRUPTED } = await import('../../../server/src/core/task.ts')
    const { essay, corpus } = readFixture(MARKED)
    const told = async (unmarked: boolean): Promise<string[]> => {
      const { findings } = await checkEssay(essay, corpus, UNINTERRUPTED, undefined, { unmarked })
      return findings.map(f => `${f.code}: ${essay.text.slice(f.span.start, f.span.end)}`)
    }
    assert.deepEqual(await told(false), [])
    assert.deepEqual(await told(true), [
      'quotation.unmarked: the only purpose for which power can be rightfully exercised over any member of a civilised community',
    ])
  })
})

describe('what marks do to the sense', () => {
  it('is told where a negation falls into a gap within its clause', () =>
    checkFindings(`${SOURCES}
  --- essay.md
  "His own good is … a sufficient warrant" [@mill1859].
                   ^ omission.negation warning: “not”

  "with small men no great thing … really be accomplished" [@mill1859].
`))

  it('is told where a bracket reverses it', () =>
    checkFindings(`${SOURCES}
  --- essay.md
  "His own good is [always] a sufficient warrant" [@mill1859].
                    ^^^^^^ bracket.meaning information: “not”
`))
})

describe('words at second hand', () => {
  const QUOTING = `
  --- corpus/life.txt key=life1900
  A Life

  In the spring Engels wrote to a friend that “the whole matter will be settled by the workers themselves in the end,” and he was glad of it.
  --- essay.md
`
  it('ask for the one who said them', () =>
    checkFindings(`${QUOTING}
  "The whole matter will be settled by the workers themselves" [@life1900].
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.secondhand hint: Engels
`))

  it('ask nothing when the writer says it, or quotes a source in a source', () =>
    checkFindings(`${QUOTING}
  "The whole matter will be settled by the workers themselves" [quoted in @life1900].

  "'The whole matter will be settled by the workers themselves'" [@life1900].
`))
})

describe('many quotations that differ throughout', () => {
  it('ask once for the edition', async () => {
    const { findings } = await checkFindingsOf(`
  --- corpus/t.txt key=t
  A Translation

  The great mass of the people gave nothing to the cause in those years. The old order fell without a blow on a cold night in winter. Nobody in the city asked who would govern on the next morning or why.
  --- essay.md
  "The great bulk of the nation gave nothing to the cause in those days" [@t].

  "The old regime fell with no blow on a cold night in winter" [@t].

  "Nobody in the town asked who would rule on the next morning or why" [@t].
`)
    assert.equal(findings.filter(f => f.code === 'source.edition').length, 1)
  })
})

async function checkFindingsOf(marked: string) {
  return check(readFixture(marked))
}
