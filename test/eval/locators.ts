/**
 * Whether a cited locator is judged right. On quotations that real authors cite by act and scene, chapter and verse, book and line: the essays
 * again, with what the author states in Pandoc's form. On manuals in PDF: passages cut from each page, cited with its number and
 * with another one.
 */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pagesOfSpan } from '../../server/src/core/locate/pages.ts'
import { writtenLocator } from '../../server/src/core/locate/written-locator.ts'
import type { CheckedQuotation, Corpus } from '../../server/src/core/service.ts'
import { loadCorpus } from '../../server/src/node/load-corpus.ts'
import { checkText, type EvalSet, essaySpan, type GoldRow, seeded } from './corpora.ts'

interface LocatedRow extends GoldRow {
  readonly stated_source: string
  readonly locator?: string | null
  /** Whether the source's own structure confirms what the author states. */
  readonly locator_ok?: boolean | null
  readonly gold_locator?: string
}

type Outcome = 'right' | 'wrong' | 'silent' | 'not placed'

/** What the author states, as Pandoc has it: `Act iii. Sc. 4.` is `act iii, sc. 4`. */
function pandocForm({ locator, stated_source }: LocatedRow): string | undefined {
  const stated = (locator ?? '').replace(/\[\d+-\d+\]/g, '')
  const part = /Part (I+)\./.exec(stated)?.[1]
  const scene = /Act (\w+)\. Sc\. (\d+)/.exec(stated)
  if (scene) return `${part ? `pt. ${part}, ` : ''}act ${scene[1]}, sc. ${scene[2]}`
  const line = /(?:Book (\w+)\. )?Line (\d+)/.exec(stated)
  if (line) return `${line[1] ? `bk. ${line[1]}, ` : ''}l. ${line[2]}`
  const verse = /\s([ivxlc]+)\. (\d+)/.exec(stated_source)
  return verse ? `ch. ${verse[1]}, v. ${verse[2]}` : undefined
}

export async function statedLocators(set: EvalSet, shown: number): Promise<readonly string[]> {
  const rows = (set.rows as readonly LocatedRow[]).filter(row => typeof row.locator_ok === 'boolean')
  if (rows.length === 0) return []
  const tally = new Map<string, number>()
  let left = shown
  for (const [file, text] of set.essays) {
    const own = rows.filter(row => row.essay_file === file)
    if (own.length === 0) continue
    for (const { row, form, checked } of await checkCopy(set, text, own)) {
      const outcome = outcomeOf(checked)
      const name = `${row.locator_ok} ${outcome}`
      tally.set(name, (tally.get(name) ?? 0) + 1)
      const isAsGold = row.locator_ok ? outcome === 'right' : outcome === 'wrong'
      if (!isAsGold && left-- > 0)
        console.log(`  ${row.id} ${outcome}: ${form}, gold ${row.gold_locator} (${checked?.judgement.verdict})`)
    }
  }
  const count = (ok: boolean, ...outcomes: readonly Outcome[]): number =>
    outcomes.reduce((sum, outcome) => sum + (tally.get(`${ok} ${outcome}`) ?? 0), 0)
  return [
    '| the source’s own numbers | quotations | called right | called wrong | silent | not placed |',
    '|---|---|---|---|---|---|',
    ...[true, false].map(ok => {
      const all = count(ok, 'right', 'wrong', 'silent', 'not placed')
      const cells = (['right', 'wrong', 'silent', 'not placed'] as const).map(one => share(count(ok, one), all))
      return `| ${ok ? 'confirm what is stated' : 'refute it'} | ${all} | ${cells.join(' | ')} |`
    }),
  ]
}

async function checkCopy(
  set: EvalSet,
  text: string,
  rows: readonly LocatedRow[],
): Promise<readonly { row: LocatedRow; form: string; checked: CheckedQuotation | undefined }[]> {
  const keyOf = new Map([...set.corpus.sources.values()].map(({ id, key }) => [id as string, key]))
  const spans = rows.map(row => ({ row, ...essaySpan(text, row) })).sort((a, b) => a.end - b.end)
  const starts = new Map<LocatedRow, { start: number; form: string }>()
  let copy = ''
  let done = 0
  for (const { row, start, end } of spans) {
    const form = pandocForm(row)
    const key = keyOf.get(row.source_file ?? '')
    const lineEnd = text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end)
    if (form === undefined || key === undefined || lineEnd < done) continue
    starts.set(row, { start: copy.length + (start - done), form })
    copy += `${text.slice(done, lineEnd)} [@${key}, ${form}]`
    done = lineEnd
  }
  const { quotations } = await checkText(copy + text.slice(done), set.corpus)
  return [...starts].map(([row, { start, form }]) => ({
    row,
    form,
    checked: quotations.find(
      ({ quotation }) => Math.abs(quotation.span.start - start) <= 4 && quotation.claims.length > 0,
    ),
  }))
}

function outcomeOf(checked: CheckedQuotation | undefined): Outcome {
  if (!checked || checked.judgement.matches.length === 0 || checked.judgement.verdict === 'absent') return 'not placed'
  return checked.judgement.location?.kind ?? 'silent'
}

const MOST_MANUALS = 30
const LARGEST_MANUAL = 5_000_000
const SMALLEST_MANUAL = 60_000
const PASSAGES_A_PAGE = 3
const PASSAGE_WORDS = 14
const MOST_PAGES = 60

/** Over the PDFs below a folder, beside pdftotext; without it, or without PDFs, nothing. */
export async function manualPages(folder: string, shown: number): Promise<readonly string[]> {
  const files = pdfsBelow(folder)
  if (files.length === 0 || !hasPdftotext()) return []
  const copies = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-manuals-'))
  for (const file of files) fs.copyFileSync(file, path.join(copies, path.basename(file)))
  const corpus = await loadCorpus({ folders: [copies] })
  const lines = [
    '| manual | pages | passages | found on their page | shown numbers that are ours | right page called right | other page called wrong |',
    '|---|---|---|---|---|---|---|',
  ]
  const sums = { ...NOTHING_COUNTED }
  for (const { contribution, key } of corpus.sources.values()) {
    const file = path.join(copies, path.basename(contribution.path))
    const one = await manual(corpus, file, contribution.id, key, shown)
    for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += one[name]
    lines.push(manualRow(path.basename(contribution.path), one))
  }
  fs.rmSync(copies, { recursive: true })
  return [...lines, manualRow('all', sums)]
}

const NOTHING_COUNTED = {
  pages: 0,
  passages: 0,
  onPage: 0,
  shownNumbers: 0,
  ours: 0,
  right: 0,
  labelled: 0,
  shifted: 0,
  reported: 0,
}

type ManualResult = Awaited<ReturnType<typeof manual>>

function manualRow(name: string, r: ManualResult): string {
  return `| ${name} | ${r.pages} | ${r.passages} | ${share(r.onPage, r.passages)} | ${share(r.ours, r.shownNumbers)} | ${share(r.right, r.labelled)} | ${share(r.reported, r.shifted)} |`
}

async function manual(corpus: Corpus, file: string, id: string, key: string, shown: number) {
  const random = seeded(3)
  const source = corpus.source(id as never)
  const rendition = source.contribution.rendition
  const marks = rendition.pages ?? []
  const labels = new Map(marks.map(mark => [mark.physical, mark]))
  const last = Math.max(0, ...labels.keys())
  const step = Math.max(1, Math.floor(last / MOST_PAGES))
  const result = { ...NOTHING_COUNTED }
  for (let page = 1; page <= last; page += step) {
    const text = execFileSync('pdftotext', ['-f', String(page), '-l', String(page), file, '-'], { encoding: 'utf8' })
    const mark = labels.get(page)
    if (!mark) continue
    result.pages++
    const number = shownNumber(text)
    if (number !== undefined && mark.label !== undefined) {
      result.shownNumbers++
      if (number === mark.label) result.ours++
      else if (shown > 0) console.log(`  ${path.basename(file)} page ${page}: shows ${number}, ours ${mark.label}`)
    }
    for (const passage of passagesOf(text, random)) {
      const wrongLabel = labels.get(page + 3)?.label
      const cited = async (label: string | undefined): Promise<CheckedQuotation | undefined> => {
        const locator = label === undefined ? '' : `, p. ${label}`
        const { quotations } = await checkText(`> ${passage}\n>\n> [@${key}${locator}]\n`, corpus)
        return quotations[0]
      }
      const checked = await cited(mark.label)
      const [match] = checked?.judgement.matches ?? []
      // Words that stand on several pages, and what our reader and pdftotext put in another order, say nothing of pages.
      if (
        !checked ||
        !match ||
        checked.judgement.matches.length > 1 ||
        checked.judgement.verdict === 'altered' ||
        checked.judgement.verdict === 'absent'
      )
        continue
      result.passages++
      const pages = pagesOfSpan({ rendition, derived: make => make(rendition) }, match.place.span)
      const isOnPage = pages.some(({ physical }) => physical === page)
      if (isOnPage) result.onPage++
      else if (shown > 0)
        console.log(`  ${path.basename(file)} page ${page}: found on ${pages.map(p => p.physical)}: ${passage}`)
      if (mark.label === undefined) continue
      result.labelled++
      if (checked.judgement.location?.kind === 'right') result.right++
      else if (shown > 0)
        console.log(`  ${path.basename(file)} page ${page}, p. ${mark.label}: ${describe(checked)}: ${passage}`)
      if (wrongLabel === undefined || wrongLabel === mark.label) continue
      result.shifted++
      const wrong = await cited(wrongLabel)
      if (wrong?.judgement.verdict === 'mislocated') result.reported++
      else if (shown > 0)
        console.log(`  ${path.basename(file)} page ${page}, p. ${wrongLabel}: not reported: ${passage}`)
    }
  }
  return result
}

function describe({ judgement }: CheckedQuotation): string {
  const { location, verdict } = judgement
  return location?.kind === 'wrong'
    ? `${verdict}, ${writtenLocator(location.right)}`
    : `${verdict}, ${location?.kind ?? 'silent'}`
}

/** The number that is all of the first or the last line with something on it. */
function shownNumber(text: string): string | undefined {
  const lines = text
    .split(/[\n\f]/)
    .map(line => line.trim())
    .filter(line => line !== '')
  return [lines.at(-1), lines[0]].find(line => line !== undefined && /^(?:\d{1,4}|[ivxl]{1,7})$/.test(line))
}

/** Runs of plain words in the midst of a paragraph. */
function passagesOf(text: string, random: () => number): readonly string[] {
  const found: string[] = []
  const paragraphs = text.split(/\n\s*\n/).map(one => one.replace(/-\n/g, '').replace(/\s+/g, ' ').trim())
  const prose = paragraphs.filter(
    one => /^[\p{L}\p{N}\s,.;:()'’“”?!/–—-]+$/u.test(one) && one.split(' ').length > PASSAGE_WORDS + 4,
  )
  for (let i = 0; i < PASSAGES_A_PAGE && prose.length > 0; i++) {
    const words = (prose[Math.floor(random() * prose.length)] as string).split(' ')
    const from = 2 + Math.floor(random() * (words.length - PASSAGE_WORDS - 3))
    found.push(words.slice(from, from + PASSAGE_WORDS).join(' '))
  }
  return found
}

function pdfsBelow(folder: string): readonly string[] {
  if (!fs.existsSync(folder)) return []
  const names = new Set<string>()
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.pdf'))
    .sort()
    .map(name => path.join(folder, name))
    .filter(file => {
      const { size } = fs.statSync(file)
      const isNew = !names.has(path.basename(file))
      names.add(path.basename(file))
      return isNew && size >= SMALLEST_MANUAL && size <= LARGEST_MANUAL
    })
    .slice(0, MOST_MANUALS)
}

function hasPdftotext(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function share(part: number, of: number): string {
  return of === 0 ? '–' : `${((100 * part) / of).toFixed(2)} % (${part})`
}
