/**
 * npm run eval -- --only terms [--write] [--judged]: the definition that a reader is shown for each term of a list that was made before the finder
 * was tuned, with the verdict of whoever read it, and abbreviations against lists made by reading. What is shown is kept as a hash: the texts are not ours.
 * When it changes, the table says so until somebody has read the new one, set the verdict in data/terms.json and run it with --judged.
 */
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { describeTerm, type TermPassage } from '../../server/src/core/features/term-hover.ts'
import type { Corpus } from '../../server/src/core/service.ts'
import { loadCorpus } from '../../server/src/node/load-corpus.ts'
import { compareAbbreviations } from '../support/abbreviations.ts'
import { sharedFolder } from '../support/shared.ts'

interface JudgedTerm {
  readonly set: 'seeds' | 'rfc'
  readonly term: string
  /** `right` says what it is, `partial` informs, `wrong` misleads, `none`: nothing is shown. */
  readonly verdict: 'right' | 'partial' | 'wrong' | 'none'
  /** Of what was shown when it was judged; empty: nothing. */
  readonly shown: string
  readonly comment: string
  /** Not looked at while the finder was made. */
  readonly heldOut?: true
}

const file = path.resolve(import.meta.dirname, 'data/terms.json')
const docs = path.resolve(import.meta.dirname, '../../docs/terms.md')
const MARK = '<!-- what follows is written by npm run eval -- --only terms --write -->'

/** The tables as Markdown. Sets the exit code when a definition is to be judged again. */
export async function judgedTerms(options: { readonly write: boolean; readonly judged: boolean }): Promise<string> {
  const folder = sharedFolder()
  const corpora = {
    seeds: await loadCorpus({ folders: [path.join(folder, 'seeds')] }),
    rfc: await loadCorpus({ folders: [path.join(folder, 'eval/rfc/corpus')] }),
  }
  const judged = JSON.parse(fs.readFileSync(file, 'utf8')) as readonly JudgedTerm[]
  const rows = judged.map(row => {
    const passage = shownFor(row.term, corpora[row.set])
    return { ...row, passage, now: hashOf(passage) }
  })
  for (const { term, passage, now, shown } of rows) {
    if (now !== shown) console.log(`to be judged again: ${term}: ${passage?.text ?? 'nothing is shown'}`)
  }
  if (options.judged) {
    const known = rows.map(({ passage: _, now, ...row }) => ({ ...row, shown: now }))
    fs.writeFileSync(file, `${JSON.stringify(known, null, 2)}\n`)
  } else if (rows.some(({ now, shown }) => now !== shown)) process.exitCode = 1
  const table = (heldOut: boolean): string[] => {
    const of = rows.filter(row => (row.heldOut === true) === heldOut)
    const count = (verdict: string): string => `${of.filter(row => row.verdict === verdict).length} ${verdict}`
    return [
      `${of.length} terms: ${['right', 'partial', 'wrong', 'none'].map(count).join(', ')}`,
      '',
      '| term | source | account | verdict | what is shown says |',
      '|---|---|---|---|---|',
      ...of.map(({ term, passage, now, shown, verdict, comment }) => {
        const stale = now === shown || options.judged ? verdict : `${verdict}, **to be judged again**`
        const source = passage
          ? path
              .basename(passage.source)
              .replace(/\.txt$/, '')
              .replace(/_.*/, '')
          : '–'
        return `| ${term} | ${source} | ${passage?.kind ?? '–'} | ${stale} | ${comment} |`
      }),
      '',
    ]
  }
  const pairs = compareAbbreviations()
  const text = [
    '### Fifty terms, chosen before the finder was tuned',
    '',
    ...table(false),
    '### Thirty other terms, not looked at while it was tuned',
    '',
    ...table(true),
    '### Abbreviations',
    '',
    `${pairs.wanted} pairs in ${pairs.texts} texts: ${pairs.found} found, ${pairs.missed.length} missed, ${pairs.extra.length} others given. ` +
      `Precision ${percent(pairs.precision)}, recall ${percent(pairs.recall)}.`,
    '',
    ...pairs.missed.map(pair => `- missed: ${pair}`),
    ...pairs.extra.map(pair => `- given besides: ${pair}`),
    '',
  ].join('\n')
  if (options.write) {
    const before = fs.readFileSync(docs, 'utf8').split(MARK)[0] as string
    fs.writeFileSync(docs, `${before}${MARK}\n\n${text}`)
  }
  console.log(text)
  return text
}

/** What a hover shows first when the pointer rests on the last word of the term. */
function shownFor(term: string, corpus: Corpus): TermPassage | undefined {
  const sentence = `They wrote of ${term} there.`
  const mention = corpus.glossary.termAt(sentence, sentence.lastIndexOf(' there.') - 1)
  return mention && describeTerm(mention.term, corpus).best
}

function hashOf(passage: TermPassage | undefined): string {
  if (!passage) return ''
  return crypto.createHash('sha256').update(`${passage.source} ${passage.text}`).digest('hex').slice(0, 16)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
