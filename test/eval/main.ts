/**
 * npm run eval [-- --set bartlett] [-- --misses 20] [-- --only terms] [-- --write]: how right the checker is on real quotations, and the definitions of
 * terms (terms.ts). Prints the tables; with --write they also replace the generated part of docs/accuracy.md and docs/terms.md.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { makeReport } from '../../server/src/cli/report.ts'
import type { CheckedQuotation } from '../../server/src/core/service.ts'
import { readText } from '../../server/src/node/read-text.ts'
import { sharedFolder } from '../support/shared.ts'
import { type CitedAs, type CitedResult, checkCited } from './cited.ts'
import { COMPOSITES } from './composites.ts'
import { checkText, type EvalSet, loadSet, SETS, seeded } from './corpora.ts'
import { manualPages, statedLocators } from './locators.ts'
import { Cutter, MUTATIONS, type Mutation, type Passage } from './mutations.ts'
import { judgedTerms } from './terms.ts'

const { values: options } = parseArgs({
  options: {
    set: { type: 'string', multiple: true },
    misses: { type: 'string', default: '0' },
    write: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    judged: { type: 'boolean', default: false },
    pdfs: { type: 'string', default: '/usr/share/doc' },
  },
})
const folder = path.join(sharedFolder(), 'eval')
const shown = Number(options.misses)
const wants = (part: string): boolean => options.only === undefined || options.only.includes(part)
const tables: string[] = []

/** The essays as they are, without citations, over all sources, scored by the sets' own program. */
async function uncited(set: EvalSet): Promise<string> {
  const results = []
  for (const [file, text] of set.essays) results.push({ path: file, checked: await checkText(text, set.corpus) })
  const raws = new Map<string, string>()
  for (const { id, contribution } of set.corpus.sources.values())
    raws.set(id, await readText(new URL(contribution.uri).pathname))
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-eval-')), 'report.json')
  fs.writeFileSync(report, JSON.stringify(makeReport(set.corpus, results, id => raws.get(id) as string, true)))
  const args = [path.join(folder, 'score.mjs'), set.folder, report, ...(shown > 0 ? ['--misses', String(shown)] : [])]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`score.mjs failed: ${stderr}`)
  return told(`${set.name}: as they are, without citations, over all sources`, ['```', stdout.trim(), '```'])
}

async function cited(set: EvalSet): Promise<string> {
  const lines = [
    '| cited with | quotations | right place | accused wrongly | alterations missed | verdicts |',
    '|---|---|---|---|---|---|',
  ]
  for (const as of ['right', 'several', 'wrong', 'not loaded'] as const) {
    const results = await checkCited(set, as)
    lines.push(citedRow(as, results))
    for (const miss of citedMisses(as, results).slice(0, shown)) console.log(miss)
  }
  return told(`${set.name}: cited copies`, lines)
}

/** No accusation: `secondhand` asks for a name, the words are right. */
const SAME = new Set(['faithful', 'adapted', 'minor', 'secondhand'])

const verdictOf = (checked: CheckedQuotation | undefined): string => checked?.judgement.verdict ?? 'unseen'

const isSame = ({ row }: CitedResult): boolean => row.gold_class_lenient !== 'altered'

const isChanged = ({ row }: CitedResult): boolean =>
  row.gold_class_lenient === 'altered' && (row.word_diffs ?? []).some(([kind]) => kind !== 'spell')

const isAccused = (r: CitedResult): boolean =>
  isSame(r) && ['altered', 'absent', 'misattributed'].includes(verdictOf(r.checked))

const isMissed = (r: CitedResult): boolean =>
  isChanged(r) && (SAME.has(verdictOf(r.checked)) || ['unchecked', 'unseen'].includes(verdictOf(r.checked)))

function citedRow(as: CitedAs, results: readonly CitedResult[]): string {
  const tally = new Map<string, number>()
  for (const { checked } of results) tally.set(verdictOf(checked), (tally.get(verdictOf(checked)) ?? 0) + 1)
  const verdicts = [...tally]
    .sort((a, b) => b[1] - a[1])
    .map(([verdict, count]) => `${count} ${verdict}`)
    .join(', ')
  const judged = as === 'right' || as === 'several'
  const share = (part: number, of: number): string =>
    judged ? `${((100 * part) / Math.max(1, of)).toFixed(2)} %` : '–'
  return [
    '',
    ` ${as} `,
    ` ${results.length} `,
    ` ${share(results.filter(r => r.placed).length, results.length)} `,
    ` ${share(results.filter(isAccused).length, results.filter(isSame).length)} `,
    ` ${share(results.filter(isMissed).length, results.filter(isChanged).length)} `,
    ` ${verdicts} `,
    '',
  ].join('|')
}

function citedMisses(as: CitedAs, results: readonly CitedResult[]): string[] {
  if (as === 'wrong')
    return results.filter(r => SAME.has(verdictOf(r.checked))).map(r => describe('faithful to a wrong key', r))
  if (as === 'not loaded')
    return results.filter(r => verdictOf(r.checked) !== 'unchecked').map(r => describe('not unchecked', r))
  return [
    ...results.filter(isAccused).map(r => describe('accused', r)),
    ...results.filter(isMissed).map(r => describe('missed', r)),
    ...results.filter(r => !r.placed).map(r => describe('not placed', r)),
  ]
}

function describe(what: string, { row, checked }: CitedResult): string {
  const differences = checked?.judgement.matches[0]?.differences.filter(d => d.class !== 'silent') ?? []
  const told = differences.slice(0, 4).map(d => `${d.kind} ‹${d.essayText}›‹${d.sourceText}›`)
  return `  ${what} ${row.id} ${verdictOf(checked)} ${row.quote.replace(/\s+/g, ' ').slice(0, 80)}\n     ${told.join('; ')}`.replace(
    /[\n\r]+ {5}$/,
    '',
  )
}

const PER_CLASS = 400

async function mutated(set: EvalSet): Promise<string> {
  const lines = [
    '| class | quotations | must be | right place | as it must be | verdicts |',
    '|---|---|---|---|---|---|',
  ]
  for (const mutation of [...MUTATIONS, ...COMPOSITES]) lines.push(await mutatedRow(set, mutation))
  return told(`${set.name}: passages changed in a known way, cited with the right key`, lines)
}

async function mutatedRow(set: EvalSet, mutation: Mutation): Promise<string> {
  const cutter = new Cutter(set.corpus, 7)
  const random = seeded(11)
  const tally = new Map<string, number>()
  let count = 0
  let placed = 0
  let right = 0
  const most = /negation|number/.test(mutation.name) ? 1200 : PER_CLASS
  for (let tries = 0; count < most && tries < most * 60; tries++) {
    const passage = cutter.passage(5 + Math.floor(random() ** 2 * 55))
    const text = mutation.apply(passage, random, cutter)
    if (text === undefined) continue
    count++
    const { quotations } = await checkText(`> ${text}\n>\n> [@${passage.key}]\n`, set.corpus)
    const checked = quotations[0]
    const verdict = verdictOf(checked)
    tally.set(verdict, (tally.get(verdict) ?? 0) + 1)
    if (checked?.judgement.matches.some(m => m.place.source === passage.source)) placed++
    const ok = mutation.truth === 'allowed' ? SAME.has(verdict) : !SAME.has(verdict) && verdict !== 'unchecked'
    if (ok) right++
    else if (tries < 1e9 && shown > 0 && count - right <= shown) console.log(missed(mutation, passage, text, checked))
  }
  const share = (part: number): string => `${((100 * part) / Math.max(1, count)).toFixed(1)} %`
  const verdicts = [...tally]
    .sort((a, b) => b[1] - a[1])
    .map(([verdict, n]) => `${n} ${verdict}`)
    .join(', ')
  const must = { allowed: 'allowed', altered: 'found out', foreign: 'not called faithful' }[mutation.truth]
  return `| ${mutation.name} | ${count} | ${must} | ${mutation.truth === 'foreign' ? '–' : share(placed)} | ${share(right)} | ${verdicts} |`
}

function missed(mutation: Mutation, passage: Passage, text: string, checked: CheckedQuotation | undefined): string {
  const best = checked?.judgement.matches[0]
  const differences = best?.differences
    .filter(d => d.class !== 'silent')
    .map(d => `${d.kind} ‹${d.essayText}›‹${d.sourceText}›`)
  return `  ${mutation.name}: ${verdictOf(checked)} in ${passage.key}: ${text.slice(0, 300)}\n      ${differences?.join('; ') ?? ''}`
}

function told(title: string, lines: readonly string[]): string {
  const table = [`### ${title}`, '', ...lines, ''].join('\n')
  console.log(table)
  return table
}

const MARK = '<!-- what follows is written by npm run eval -- --write -->'

function write(parts: readonly string[]): void {
  const file = path.resolve(import.meta.dirname, '../../docs/accuracy.md')
  const before = fs.readFileSync(file, 'utf8').split(MARK)[0] as string
  fs.writeFileSync(file, `${before}${MARK}\n\n${parts.join('\n')}`)
}

for (const name of SETS) {
  if (options.set && !options.set.includes(name)) continue
  const set = await loadSet(folder, name)
  if (wants('uncited')) tables.push(await uncited(set))
  if (wants('cited')) tables.push(await cited(set))
  if (wants('mutations')) tables.push(await mutated(set))
  const stated = wants('locators') ? await statedLocators(set, shown) : []
  if (stated.length > 0) tables.push(told(`${name}: locators as their authors state them`, stated))
}
const manuals = wants('manuals') ? await manualPages(options.pdfs, shown) : []
if (manuals.length > 0) tables.push(told('Passages cut from manuals in PDF, cited by their pages', manuals))
// The terms have a page of their own (docs/terms.md).
if (wants('terms')) await judgedTerms(options)
if (options.write && tables.length > 0) write(tables)
