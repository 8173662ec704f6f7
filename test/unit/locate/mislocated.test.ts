import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { contributeRead } from '../../../server/src/core/corpus/contribute.ts'
import { applyEdits } from '../../../server/src/core/features/fixes.ts'
import type { FreshContribution } from '../../../server/src/core/index/contribution.ts'
import type { PageNumbering } from '../../../server/src/core/locate/page-numbering.ts'
import type { SourceId } from '../../../server/src/core/model/place.ts'
import { readPdf } from '../../../server/src/core/read/pdf/read-pdf.ts'
import {
  type CheckedEssay,
  Corpus,
  checkEssay,
  fixAll,
  parseEssay,
  VerdictMemo,
} from '../../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import { contributionOf } from '../../support/contribution.ts'
import { checkFindings, checkFix, checkHover, checkNoFix } from '../../support/fixture.ts'

/** Three chapters of a source, the place of the words in the second. */
const REPORT = `
  --- corpus/report.txt key=report1911
  CHAPTER I. The Harbour

  The committee met in the spring and found the harbour in good order, as it had been told to expect.

  CHAPTER II. The Wall

  In the autumn a second visit was made, and the sea wall was seen to have moved by the width of a hand.

  CHAPTER III. The Bill

  The bill was sent to the wrong town, which paid it without a word and was thanked for its promptness.
  --- essay.md`

describe('a quotation that is cited elsewhere than it stands', () => {
  it('is told of, with the place to cite', async () => {
    const { quotations } = await checkFindings(`${REPORT}
  They saw that "the sea wall was seen to have moved by the width of a hand" [@report1911, ch. 1].
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.mislocated information: Stands at ch. 2 of “CHAPTER I. The Harbour” (@report1911), not at ch. 1.`)
    assert.equal(quotations[0]?.judgement.verdict, 'mislocated')
  })

  it('is left alone where the locator is right, unknown, one of several, or a range', async () => {
    await checkFindings(`${REPORT}
  "The sea wall was seen to have moved by the width of a hand" [@report1911, ch. 2].

  "The sea wall was seen to have moved by the width of a hand" [@report1911, chap. ii].

  "The sea wall was seen to have moved by the width of a hand" [@report1911, chs. 1-2].

  "The sea wall was seen to have moved by the width of a hand" [@report1911, chs. 1, 2].

  "The sea wall was seen to have moved by the width of a hand" [@report1911, p. 57].

  "The sea wall was seen to have moved by the width of a hand" [@report1911].`)
  })

  it('is left alone where what stands behind the locator may say the place', async () => {
    const quoted = '"The sea wall was seen to have moved by the width of a hand"'
    const forms = [
      'ch. 1 of the first edition',
      'ch. 3 and passim',
      'chs. 1, esp. 2',
      'ch. 1 (1st ed.)',
      '{ch. 1 of MS B}',
      'ch. 1 ss.',
    ]
    for (const form of forms) {
      await checkFindings(`${REPORT}\n  ${quoted} [@report1911, ${form}].`)
      await checkFindings(`${REPORT}\n  ${quoted}.[^1]\n\n  [^1]: @report1911, ${form.replace(/[{}]/g, '')}.`)
    }
    for (const form of ['ch. 1, emphasis added', 'ch. 1, n. 3', 'ch. 1, ¶ 2, my translation'])
      await checkFindings(`${REPORT}
  ${quoted} [@report1911, ${form}].
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.mislocated`)
  })

  it('is left alone where words before the key, or of the note, say what is at the place', async () => {
    const quoted = '"The sea wall was seen to have moved by the width of a hand"'
    for (const prefix of ['discussed in', 'see', 'dagegen', 'ebenso', 'in the first edition of'])
      await checkFindings(`${REPORT}\n  ${quoted} [${prefix} @report1911, ch. 1].`)
    for (const note of [
      'Discussed by @report1911, ch. 1.',
      'The passage runs from [@report1911, ch. 1] to the end.',
      'So too in [@report1911, ch. 3].',
    ])
      await checkFindings(`${REPORT}\n  ${quoted}.[^1]\n\n  [^1]: ${note}`)
    await checkFindings(`${REPORT}
  ${quoted}.[^1]
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.mislocated

  [^1]: It was so in Hull. [@report1911, ch. 1]. Much was said of it.`)
  })

  it('is left alone where words stand between the quotation and the only citation of the sentence', async () => {
    const quoted = '"the sea wall was seen to have moved by the width of a hand"'
    await checkFindings(`${REPORT}
  All is well in [@report1911, ch. 1], but some pages further on ${quoted}.

  Soon ${quoted}, which nobody would have thought when all was in good order [@report1911, ch. 1].`)
  })

  it('is left alone where the right place is said beside it without a citation', async () => {
    const quoted = '"The sea wall was seen to have moved by the width of a hand"'
    for (const essay of [
      `${quoted} (2) and "found the harbour in good order, as it had been told to expect" [@report1911, ch. 1].`,
      `${quoted} [@report1911, ch. 1]. It is the second chapter that has it.`,
      `In chapter two ${quoted} [@report1911, ch. 3].`,
    ])
      await checkFindings(`${REPORT}\n  ${essay}`)
    // A number of a citation is that citation's, and `I` is no number.
    await checkFindings(`${REPORT}
  "The committee met in the spring and found the harbour in good order" [@report1911, ch. 2]. So I read [@report1911, ch. 1].
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.mislocated`)
  })

  it('is silenced by a comment', async () => {
    await checkFindings(`${REPORT}
  "The sea wall was seen to have moved by the width of a hand" [@report1911, ch. 1]. <!-- apparatus: ok as in the first printing -->`)
  })

  it('is told of beside what differs in its words', async () => {
    await checkFindings(`${REPORT}
  They saw that "the sea wall was seen to have moved by the breadth of a hand" [@report1911, ch. 1].
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.altered warning
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.mislocated information`)
    await checkFindings(`${REPORT}
  They saw that "the seawall was seen to have moved by the width of a hand" [@report1911, ch. 1].
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.mislocated information
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation.minor information`)
  })

  it('is corrected in the form of the writer', async () => {
    const fixed = (cited: string, expected: string): Promise<unknown> =>
      checkFix(
        `${REPORT}
  "The sea wall was seen to ha<|>ve moved by the width of a hand" [@report1911, ${cited}].`,
        'Correct the locator',
        `"The sea wall was seen to have moved by the width of a hand" [@report1911, ${expected}].`,
      )
    await fixed('ch. 1', 'ch. 2')
    await fixed('chapter I', 'chapter II')
    await fixed('chap. iii', 'chap. ii')
    await fixed('Kap. 3, Hervorhebung von mir', 'Kap. 2, Hervorhebung von mir')
    await fixed('{ch. 1}, my emphasis', '{ch. 2}, my emphasis')
    await checkNoFix(
      `${REPORT}
  "The sea wall was seen to ha<|>ve moved by the width of a hand" [@report1911, chs. 1, 3].`,
      'Correct the locator',
    )
  })

  it('is shown with its place in the hover', async () => {
    await checkHover(
      `${REPORT}
  "The sea wall was seen to ha<|>ve moved by the width of a hand" [@report1911, ch. 1].`,
      ['at ch. 2, not at ch. 1', 'ch. 2, The Wall, ¶ 1'],
    )
  })

  it('is no finding when most quotations from the source are elsewhere: it is another edition', async () => {
    const checked = await checkFindings(`${REPORT}
  They "met in the spring and found the harbour in good order" [@report1911, ch. 2].
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ source.edition information: 3 of 3

  They saw "the sea wall was seen to have moved by the width of a hand" [@report1911, ch. 3].

  And "the bill was sent to the wrong town, which paid it without a word" [@report1911, ch. 1].`)
    assert.deepEqual(
      checked.quotations.map(({ judgement }) => judgement.verdict),
      ['faithful', 'faithful', 'faithful'],
    )
  })

  it('may be in a part whose number does not follow on', async () => {
    const rest = 'Nothing else is told of it, and whoever came to ask was sent away. '.repeat(6)
    const quoted = '"Of the gull nobody spoke by day, for all had heard it"'
    for (const last of [
      '_BOOK IV. ODE I._',
      '[BOOK IV. ODE I.]',
      'BOOK IV. ODE I. To Venus, whom he had forgotten, from the Latin of Horace, in the measure of the first edition.',
    ]) {
      const heads = ['BOOK I. EPISTLE VII.', 'BOOK II. SATIRE VI.', last]
      const books = heads.map((head, i) => {
        const what = ['bell', 'lamp', 'gull'][i]
        return `${head}\n\nOf the ${what} nobody spoke by day, for all had heard it.\n\n${rest}`
      })
      const source = contributionOf(books.join('\n\n'), 'odes.txt')
      assert.deepEqual((await check(source, `${quoted} [@odes, bk. 4].`)).findings, [], last)
      assert.equal((await check(source, `${quoted} [@odes, bk. 1].`)).findings[0]?.code, 'quotation.mislocated')
    }
  })

  it('may be of another of several claims', async () => {
    await checkFindings(`${REPORT}
  "The sea wall was seen to have moved by the width of a hand" [@report1911, ch. 1; @report1911, ch. 2].

  "The sea wall was seen to have moved by the width of a hand" [@report1911, ch. 1; @report1911].`)
  })
})

describe('a locator that the source does not have', () => {
  it('is told of where no quotation says more', async () => {
    await checkFindings(`${REPORT}
  Nobody spoke of it again [@report1911, ch. 12].
                                         ^^^^^^ citation.locator information: has no ch. 12: it ends with ch. 3`)
  })

  it('is no matter where the source has no such numbers, or has this one', async () => {
    await checkFindings(`${REPORT}
  Nobody spoke of it again [@report1911, ch. 12 of the first edition].

  Nobody spoke of it again [@report1911, ch. 3], not even those who paid [@report1911, p. 300; @report1911, sec. 4.2].`)
  })
})

const PAGES = [
  'The first lamp was lit by hand on the last night of the year, by a boy who had never seen one.',
  'The second went out twice, and nobody could say why, since there had been neither wind nor rain.',
  'The third was never lit at all, but the accounts show what its oil had cost for eleven years.',
  'The fourth burns still, for it has been forgotten by everybody who might have put it out.',
  'The fifth was sold to a museum, which shows it unlit between two clocks and a stuffed gull.',
]

/** Pages of a text with form feeds, numbered from `first` at their foot, or without numbers. */
function pagedSource(first: number | undefined): FreshContribution {
  const pages = PAGES.map((text, i) => (first === undefined ? text : `${text}\n\n${first + i}`))
  return contributionOf(pages.join('\n\f'), 'lamps.txt')
}

function cite(text: string, locator: string): string {
  return `He writes: "${text.slice(0, 60).replace(/\s\S*$/, '')}" [@lamps, ${locator}].`
}

async function check(source: FreshContribution, essay: string, pages?: PageNumbering): Promise<CheckedEssay> {
  const corpus = Corpus.empty().with([source])
  return checkEssay(parseEssay(essay), corpus, UNINTERRUPTED, undefined, pages ? { pagesOf: () => pages } : {})
}

describe('pages that are cited', () => {
  it('are each right or wrong on their own, in one essay', async () => {
    const source = pagedSource(41)
    for (let wrong = 0; wrong < PAGES.length; wrong++) {
      const cited = PAGES.map((text, i) => cite(text, `p. ${41 + i + (i === wrong ? 2 : 0)}`))
      const { quotations } = await check(source, cited.join('\n\n'))
      assert.deepEqual(
        quotations.map(({ judgement }) => judgement.verdict),
        PAGES.map((_, i) => (i === wrong ? 'mislocated' : 'faithful')),
      )
    }
  })

  it('are left alone where they have a letter that the source has not: the side of a leaf', async () => {
    for (const cited of ['12v', 'p. 12r', 'p. 300a']) {
      const { findings } = await check(
        pagedSource(41),
        `${cite(PAGES[2] as string, cited)}\n\nMore [@lamps, ${cited}].`,
      )
      assert.deepEqual(findings, [], cited)
    }
    assert.equal(
      (await check(pagedSource(41), cite(PAGES[2] as string, 'p. 43a'))).quotations[0]?.judgement.location?.kind,
      'right',
    )
  })

  it('are left alone where the number is a year, a share of an e-book or a range written backwards', async () => {
    for (const cited of ['1911', '99%', 'pp. 44-42']) {
      const { findings } = await check(
        pagedSource(41),
        `${cite(PAGES[2] as string, cited)}\n\nMore [@lamps, ${cited}].`,
      )
      assert.deepEqual(findings, [], cited)
    }
  })

  it('may be said at the end of a block', async () => {
    for (const end of ['(43)', '(p. 43)', '[p. 43]', '[43]']) {
      const { findings } = await check(pagedSource(41), `As [@lamps, p. 41] has it:\n\n> ${PAGES[2]} ${end}\n`)
      assert.deepEqual(findings, [], end)
    }
  })

  it('are not missed where they may be blank leaves behind the last', async () => {
    const { findings } = await check(pagedSource(41), 'A plate [@lamps, p. 47]. Another book [@lamps, p. 470].')
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['citation.locator'],
    )
    assert.match(findings[0]?.message ?? '', /p\. 470/)
  })

  it('may be those of the file, and it is said', async () => {
    const { findings } = await check(pagedSource(41), cite(PAGES[2] as string, 'p. 3'))
    assert.deepEqual(
      findings.map(({ message }) => message),
      ['Stands at p. 43 of “lamps.txt” (@lamps): p. 3 is the page of the file, and the page printed is another.'],
    )
  })

  it('are those of the project file where it gives some, at once and without reading anything again', async () => {
    const source = pagedSource(undefined)
    const essay = cite(PAGES[2] as string, 'p. 103')
    assert.deepEqual((await check(source, essay)).findings, [], 'nobody knows how they are numbered')
    const numbering: PageNumbering = [{ physical: 2, first: 102, style: 'arabic' }]
    assert.equal((await check(source, essay, numbering)).quotations[0]?.judgement.location?.kind, 'right')
    const corpus = Corpus.empty().with([source])
    const memo = new VerdictMemo()
    const other: PageNumbering = [{ physical: 1, first: 7, style: 'roman' }]
    const verdicts = []
    for (const pages of [numbering, other, numbering]) {
      const { quotations } = await checkEssay(parseEssay(essay), corpus, UNINTERRUPTED, memo, { pagesOf: () => pages })
      verdicts.push(quotations[0]?.judgement.location?.kind)
    }
    assert.deepEqual(verdicts, ['right', undefined, 'right'], 'what is remembered knows the numbering')
  })

  it('are corrected, with their term', async () => {
    const source = pagedSource(41)
    const both = `${(PAGES[1] as string).split(' ').slice(-6).join(' ')} ${(PAGES[2] as string).split(' ').slice(0, 6).join(' ')}`
    for (const [quoted, cited, expected] of [
      [PAGES[2], 'p. 45', 'p. 43'],
      [PAGES[2], 'pp. 44-45', 'p. 43'],
      [PAGES[2], 'p. 44f', 'p. 43f'],
      [PAGES[2], '45', '43'],
      [both, 'S. 45f.', 'S. 42-43'],
      [PAGES[2], 'S. 45', 'S. 43'],
      [both, 'p. 45', 'pp. 42-43'],
      [both, 'pp. 44–45', 'pp. 42–43'],
      [both, 'page 45', 'pages 42-43'],
    ] as const) {
      const essay = parseEssay(`He writes: "${quoted}" [@lamps, ${cited}].`)
      const corpus = Corpus.empty().with([source])
      const checked = await checkEssay(essay, corpus, UNINTERRUPTED)
      const fix = await fixAll(essay, corpus, checked)
      const [edit] = fix?.edits ?? []
      assert.equal(edit?.newText, expected, `${cited} (${checked.findings.map(({ message }) => message)})`)
    }
  })
})

describe('Roman pages', () => {
  it('are corrected to what Pandoc reads as a locator', async () => {
    const labels = ['i', 'ii', 'iii', '1', '2']
    const source = contributionOf(PAGES.map((text, i) => `${text}\n\n${labels[i]}\n`).join('\f'), 'lamps.txt')
    const corpus = Corpus.empty().with([source])
    for (const [language, cited, expected] of [
      ['en', '2', 'p. iii'],
      ['de', '2', 'S. iii'],
      ['en', 'p.2', 'p. iii'],
      ['en', 'p. 2', 'p. iii'],
      ['en', 'p. 1f.', 'p. iii f.'],
      ['en', '{2}', '{iii}'],
    ] as const) {
      const text = `---\nlang: ${language}\n---\n\n${cite(PAGES[2] as string, cited)}`
      const essay = parseEssay(text)
      const fix = await fixAll(essay, corpus, await checkEssay(essay, corpus, UNINTERRUPTED))
      assert.ok(fix, cited)
      const fixed = applyEdits(text, fix.edits)
      assert.ok(fixed.endsWith(`[@lamps, ${expected}].`), `${cited}: ${fixed}`)
      const again = await checkEssay(parseEssay(fixed), corpus, UNINTERRUPTED)
      assert.equal(again.quotations[0]?.judgement.location?.kind, 'right')
    }
  })
})

describe('passages cut from PDFs', function () {
  this.timeout(20_000)

  for (const name of ['book', 'browser', 'columns', 'office']) {
    it(`${name}.pdf: each is on its own page, and on no other`, async () => {
      const source = await pdf(name)
      const pages = source.rendition.pages ?? []
      assert.ok(pages.length > 1)
      const corpus = Corpus.empty().with([source])
      let asked = 0
      for (const { text, label } of passagesOf(source)) {
        for (const other of new Set(pages.map(page => page.label as string))) {
          const { quotations } = await checkEssay(
            parseEssay(`> ${text}\n>\n> [@${source.keyHint}, p. ${other}]\n`),
            corpus,
            UNINTERRUPTED,
          )
          const { judgement } = quotations[0] as (typeof quotations)[number]
          if (judgement.matches.length !== 1) continue
          asked++
          const told = judgement.location?.kind
          assert.equal(told, other === label ? 'right' : 'wrong', `p. ${other} of “${text}”, which is on p. ${label}`)
        }
      }
      assert.ok(asked >= pages.length, `${asked} passages`)
    })
  }
})

async function pdf(name: string): Promise<FreshContribution> {
  const file = path.join(import.meta.dirname, `../../fixtures/pdf/${name}.pdf`)
  const bytes = new Uint8Array(fs.readFileSync(file))
  const made = contributeRead(
    { id: `${name}.pdf` as SourceId, path: `${name}.pdf`, uri: `file:///${name}.pdf`, bytes },
    await readPdf({ path: `${name}.pdf`, bytes }),
    () => name,
  )
  assert.ok(!('failed' in made))
  return made
}

/** A few words from the midst of each page that show its label in the file. */
function passagesOf({ rendition }: FreshContribution): readonly { text: string; label: string }[] {
  const { pages = [], text } = rendition
  return pages.flatMap((page, i) => {
    const words = text.slice(page.at, pages[i + 1]?.at ?? text.length).split(/\s+/)
    const from = Math.floor(words.length / 2)
    const passage = words.slice(from, from + 12).join(' ')
    return page.label !== undefined && /^[\p{L}\p{N}\s,.;:’“”-]+$/u.test(passage) && words.length > 30
      ? [{ text: passage, label: page.label }]
      : []
  })
}
