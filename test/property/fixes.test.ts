import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Finding } from '../../server/src/core/model/finding.ts'
import {
  applyEdits,
  type CheckedEssay,
  Corpus,
  checkEssay,
  type Fix,
  fixAll,
  fixesAt,
  parseEssay,
} from '../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../server/src/core/task.ts'
import { contributionOf } from '../support/contribution.ts'

const WORDS = (
  'river ferry harvest winter bridge council engineer miller grain rope lantern harbour market road village weaver ' +
  'carried opened measured repaired counted answered wandered promised remembered borrowed painted sheltered ' +
  'quiet narrow wooden distant bitter early generous patient silver hollow under across beyond orchard stable ' +
  'copper barrel window kitchen garden valley thistle hammer anchor pepper saddle ribbon candle meadow timber ' +
  'mustard velvet feather pillar granite marble whistle gallop stumble'
).split(' ')
const OTHER_WORDS = ['zebra', 'ultramarine', 'cathedral', 'thunder', 'parchment', 'quarrel']
const AFTER = [' ', ' ', ' ', ' ', ' ', ', ', '; ', '\n', ' — ', ': ']
const LENGTH = 20

/** A source of three sentences in which no word comes twice, so that it is clear what a word stands for. */
const sentences = fc
  .record({
    words: fc.shuffledSubarray(WORDS, { minLength: 3 * LENGTH, maxLength: 3 * LENGTH }),
    after: fc.array(fc.constantFrom(...AFTER), { minLength: 3 * LENGTH, maxLength: 3 * LENGTH }),
  })
  .map(({ words, after }) =>
    [0, 1, 2].map(n => {
      const text = words
        .slice(n * LENGTH, (n + 1) * LENGTH)
        .map((word, i) => word + (i === LENGTH - 1 ? '.' : after[n * LENGTH + i]))
        .join('')
        // Two dashes would be the writer's interruption.
        .replace(/ — /g, (dash, at: number, whole: string) => (whole.indexOf(dash) === at ? dash : ' '))
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
    }),
  )

type Change =
  | { readonly kind: 'change' | 'add'; readonly at: number; readonly word: string }
  | { readonly kind: 'drop' | 'emphasise' | 'note'; readonly at: number }

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('change' as const, 'add' as const),
    at: fc.nat(),
    word: fc.constantFrom(...OTHER_WORDS),
  }),
  fc.record({ kind: fc.constantFrom('drop' as const, 'emphasise' as const, 'note' as const), at: fc.nat() }),
)

/** A quotation of `source`, changed; at its ends it is the source's, so that it is clear where it is from. */
function quote(source: string, changes: readonly Change[]): string {
  const words = source.replace(/\.$/, '').split(/\s+/)
  const inner = words.length - 6
  const used = new Set<number>()
  for (const one of changes) {
    const at = 3 + (one.at % inner)
    if ([-1, 0, 1].some(near => used.has(at + near))) continue
    used.add(at)
    const word = words[at] as string
    const tail = /[^a-z]*$/.exec(word)?.[0] ?? ''
    if (one.kind === 'change') words[at] = one.word + tail
    else if (one.kind === 'add') words[at] = `${one.word} ${word}`
    else if (one.kind === 'drop') words[at] = ''
    else if (one.kind === 'emphasise') words[at] = `*${word.slice(0, word.length - tail.length)}*${tail}`
    else words[at] = `${word}[^1]`
  }
  return words.filter(word => word !== '').join(' ')
}

const form = fc.constantFrom(
  (words: string) => `He says that "${words}" [@source].`,
  (words: string) => `He says: “${words}” [@source, p. 3]. That is all.`,
  (words: string) => `- A list: «${words}» [@source]`,
  (words: string) => `> ${words.replace(/((?:\S+ ){5}\S+) /g, '$1\n> ')}\n>\n> — Somebody [@source]`,
  (words: string) => `| a | b |\n|---|---|\n| x | "${words}" [@source] |`,
  (words: string) => `He says <q cite="http://example.org/">${words}</q> [@source].`,
  (words: string) => `<blockquote>\n${words}<footer>— Somebody [@source]</footer>\n</blockquote>`,
  (words: string) => `::: {.quote}\n${words} [@source]\n:::`,
  (words: string) => `> [!quote] Somebody [@source]\n> ${words.replace(/((?:\S+ ){5}\S+) /g, '$1\n> ')}`,
  // `market: …` at the beginning of lines would be a form that somebody filled in.
  (words: string) =>
    words.includes(': ')
      ? `He says that "${words}" [@source].`
      : `| ${words.replace(/((?:\S+ ){5}\S+) /g, '$1\n| ')} [@source]`,
)

interface Scene {
  readonly essay: string
  readonly source: string
}

/** An essay with a changed quotation of each of the first `count` sentences. */
function sceneOf(count: 1 | 2): fc.Arbitrary<Scene> {
  const changes = fc.array(change, { minLength: 1, maxLength: count === 1 ? 3 : 2 })
  return fc
    .record({
      sentences,
      changes: fc.tuple(changes, changes),
      form: fc.tuple(form, form),
      crlf: fc.boolean(),
    })
    .map(({ sentences, changes, form, crlf }) => {
      const quoted = [0, 1].slice(0, count).map(i => form[i]?.(quote(sentences[i] as string, changes[i] ?? [])))
      const essay = `# An essay\n\n${quoted.join('\n\n')}\n\nAnd an end.\n\n[^1]: A note.\n`
      return { essay: crlf ? essay.replaceAll('\n', '\r\n') : essay, source: sentences.join(' ') }
    })
}

function corpusOf({ source }: Scene): Corpus {
  return Corpus.empty().with([contributionOf(source, 'source.txt')])
}

const RANK = { error: 3, warning: 2, information: 1, hint: 0 }

async function checkText(text: string, corpus: Corpus): Promise<CheckedEssay> {
  return checkEssay(parseEssay(text), corpus, UNINTERRUPTED)
}

function fixesFor(checked: CheckedEssay, corpus: Corpus, { span }: Finding): Promise<readonly Fix[]> {
  return fixesAt(checked.essay, corpus, checked, span)
}

const RUNS = { numRuns: 60 }

describe('every offered fix', () => {
  it('removes its finding or one difference of several, and adds none as grave', () =>
    fc.assert(
      fc.asyncProperty(sceneOf(1), async scene => {
        const corpus = corpusOf(scene)
        const { essay } = scene
        const before = await checkText(essay, corpus)
        for (const finding of before.findings) {
          for (const fix of await fixesFor(before, corpus, finding)) {
            const after = await checkText(applyEdits(essay, fix.edits), corpus)
            if (!fix.finding) {
              assert.equal(after.findings.length, before.findings.length, fix.title)
              continue
            }
            const same = after.findings.filter(({ code }) => code === fix.finding?.code)
            const isOneOfSeveral = /^(?:Change|Put|Take|Write|Mark)/.test(fix.title)
            assert.ok(same.length < before.findings.length || isOneOfSeveral, fix.title)
            for (const found of after.findings) {
              const isOld = before.findings.some(({ code }) => code === found.code)
              const gravest = RANK[fix.finding.severity]
              assert.ok(isOld ? RANK[found.severity] <= gravest : RANK[found.severity] < gravest, fix.title)
            }
          }
        }
      }),
      RUNS,
    ))

  it('expects the text that it replaces, and leaves the rest of the essay as it was', () =>
    fc.assert(
      fc.asyncProperty(sceneOf(1), async scene => {
        const corpus = corpusOf(scene)
        const { essay } = scene
        const checked = await checkText(essay, corpus)
        for (const finding of checked.findings) {
          for (const { edits } of await fixesFor(checked, corpus, finding)) {
            let last = -1
            for (const { span, oldText } of edits) {
              assert.ok(span.start >= last && span.end > span.start)
              last = span.end
              assert.equal(essay.slice(span.start, span.end), oldText)
            }
            const fixed = applyEdits(essay, edits)
            assert.ok(fixed.startsWith('# An essay') && /And an end\.\s+\[\^1\]: A note\.\s*$/.test(fixed))
            assert.equal(fixed.split('[^1]').length, essay.split('[^1]').length, 'notes are kept')
            assert.equal(fixed.replaceAll('\r\n', '').includes('\n'), essay.replaceAll('\r\n', '').includes('\n'))
          }
        }
      }),
      RUNS,
    ))
})

describe('the source’s wording', () => {
  it('can be restored whatever words were changed, added or dropped, and is then faithful', () =>
    fc.assert(
      fc.asyncProperty(sceneOf(1), async scene => {
        const corpus = corpusOf(scene)
        const { essay } = scene
        const before = await checkText(essay, corpus)
        const finding = before.findings.find(({ code }) => code === 'quotation.altered' || code === 'quotation.minor')
        fc.pre(finding !== undefined)
        const fixes = await fixesFor(before, corpus, finding)
        const restore = fixes.find(({ title }) => title.startsWith('Restore '))
        assert.ok(restore, `${essay}\n${finding.message}\n${fixes.map(({ title }) => title).join('\n')}`)
        const after = await checkText(applyEdits(essay, restore.edits), corpus)
        assert.deepEqual(
          after.quotations.map(({ judgement }) => judgement.verdict),
          ['faithful'],
        )
      }),
      RUNS,
    ))

  it('is restored everywhere at once as it is one by one', () =>
    fc.assert(
      fc.asyncProperty(sceneOf(2), async scene => {
        const corpus = corpusOf(scene)
        const { essay } = scene
        const checked = await checkText(essay, corpus)
        const fix = await fixAll(checked.essay, corpus, checked)
        const left = fix ? (await checkText(applyEdits(essay, fix.edits), corpus)).findings : checked.findings
        const could = left.filter(({ code }) => code === 'quotation.altered' || code === 'quotation.minor')
        assert.equal(could.length, 0, could.map(({ message }) => message).join('\n'))
      }),
      { numRuns: 30 },
    ))
})
