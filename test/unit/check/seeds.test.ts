import assert from 'node:assert/strict'
import { contribute } from '../../../server/src/core/corpus/contribute.ts'
import type { SourceId } from '../../../server/src/core/model/place.ts'
import { type CheckedEssay, Corpus, checkEssay, hoverAt, parseEssay } from '../../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import { offset } from '../../../server/src/core/text/span.ts'
import { readSeeds } from '../../support/shared.ts'

/** The five documents as a corpus, and the sentences of each. What is quoted is cut from them here. */
function seeds(): { corpus: Corpus; texts: ReadonlyMap<string, string>; keyOf: (file: string) => string } {
  const texts = readSeeds()
  const contributions = [...texts].map(([file, text]) => {
    const made = contribute(
      { id: file as SourceId, path: file, uri: `file:///s/${file}`, bytes: new TextEncoder().encode(text) },
      bytes => `${file} ${bytes.length}`,
    )
    assert.ok(!('failed' in made))
    return made
  })
  const corpus = Corpus.empty().with(contributions)
  const keyOf = (file: string): string => corpus.source(file as SourceId).key
  return { corpus, texts, keyOf }
}

function sentenceOf(text: string, beginning: RegExp): string {
  const found = beginning.exec(text)
  assert.ok(found, `no ${beginning} in this text`)
  const end = text.slice(found.index).search(/[.,](?=\s)/)
  return text.slice(found.index, found.index + end)
}

async function checked(essay: string, corpus: Corpus): Promise<CheckedEssay> {
  return checkEssay(parseEssay(essay), corpus, UNINTERRUPTED)
}

describe('on the five documents', () => {
  const { corpus, texts, keyOf } = seeds()
  const [takeaways, foundations] = [...texts.keys()] as [string, string]

  it('a sentence of one, cited to another that has it in other words, is altered by exactly these words', async () => {
    const text = texts.get(foundations) as string
    const sentence = sentenceOf(text, /The USSR is a contradictory society/)
    const essay = `"${sentence}" [@${keyOf(takeaways)}].`
    const result = await checked(essay, corpus)
    const { judgement } = result.quotations[0] as CheckedEssay['quotations'][number]
    assert.equal(judgement.verdict, 'altered')
    assert.deepEqual(
      judgement.matches[0]?.differences.map(d => [d.essayText, d.sourceText]),
      [['USSR', 'Soviet Union']],
    )
    assert.deepEqual(judgement.verbatimIn, [foundations])
    const hover = hoverAt(result.essay, corpus, result, offset(20), () => undefined)
    assert.ok(hover)
    assert.ok(hover.markdown.includes('Verbatim in'), hover.markdown)
    assert.ok(hover.markdown.includes(corpus.source(foundations as SourceId).title), hover.markdown)
  })

  it('two pages of fair quotation have no finding', async () => {
    const paragraphs: string[] = []
    let quotations = 0
    for (const [file, text] of texts) {
      const key = keyOf(file)
      const sentences = text
        .split(/(?<=[a-z”"]\.)\s+(?=[A-Z“"])|\n+/)
        .map(s => s.trim())
        .filter(s => /^[A-Z][^\n:@[\]*_"“”]{60,240}\.$/.test(s) && !/\bin But|in The\b| ,/.test(s))
      for (const [i, sentence] of sentences.slice(0, 8).entries()) {
        paragraphs.push(fairly(sentence, key, i))
        quotations++
      }
    }
    assert.ok(quotations >= 25, `only ${quotations} quotations`)
    const { findings, quotations: seen } = await checked(paragraphs.join('\n\n'), corpus)
    assert.ok(seen.filter(q => q.judgement.verdict !== 'unchecked').length >= quotations)
    assert.deepEqual(findings, [])
  })
})

/** One of the ways in which a careful critic quotes a sentence. */
function fairly(sentence: string, key: string, way: number): string {
  const words = sentence.replace(/\.$/, '').split(' ')
  const [first = '', ...rest] = words
  switch (way % 8) {
    case 0:
      return `As one account has it, "${sentence}" [@${key}]`
    case 1:
      return `> ${sentence}\n>\n> [@${key}]`
    case 2:
      return `We read that “${first.toLowerCase()} ${rest.join(' ')}” [@${key}].`
    case 3:
      return `“${words.slice(0, 6).join(' ')},” it says, “${words.slice(6).join(' ')}” [@${key}].`
    case 4:
      return `Here “${words.slice(0, 4).join(' ')} … ${words.slice(-4).join(' ')}” [@${key}].`
    case 5:
      return `It claims that “[${first.charAt(0).toLowerCase()}]${first.slice(1)} ${rest.join(' ')}” [@${key}].`
    case 6:
      return `*According to one:* «${words.slice(0, 5).join(' ')} *${words[5]}* ${words.slice(6).join(' ')}»[^${key}-${way}]\n\n[^${key}-${way}]: @${key}.`
    default:
      return `> ${words.slice(0, 9).join(' ')}\n> ${words.slice(9).join(' ')}.\n\n— a critic [@${key}]`
  }
}
