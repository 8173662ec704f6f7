/**
 * What a preview of an essay shows beside its text, at one moment: verdicts with their passages, citations and bibliography in the
 * essay's style. Text and places only: what it looks like, and that nothing of it is taken for markup, is the client's affair.
 */
import { essayCitations } from '../../core/cite/essay-citations.ts'
import { type FormattedText, plainText, runsOf } from '../../core/cite/formatted-text.ts'
import type { Match } from '../../core/model/verdict.ts'
import type { CheckedEssay } from '../../core/service.ts'
import { Cancelled } from '../../core/task.ts'
import { severityOf } from '../config.ts'
import type { FormattedEssay, Formatting } from '../formatting.ts'
import { Stale, stackOf } from '../guard.ts'
import type {
  PreviewCitation,
  PreviewParams,
  PreviewQuotation,
  PreviewResult,
  PreviewRun,
  PreviewStaleParams,
} from '../protocol.ts'
import type { RequestTask } from '../request-task.ts'
import type { EssaySnapshot, Session } from '../session.ts'
import { folderOf } from '../uri.ts'
import { findingsByQuotation, shownSeverity } from './quotation-findings.ts'

/** More than any essay has; a file that is not one is not to fill the editor's memory. */
const MOST_QUOTATIONS = 3000
const MOST_CITATIONS = 5000
const MOST_ENTRIES = 2000
/** As much as a tooltip can show, in characters. */
const LONGEST_PASSAGE = 600
const LONGEST_NAME = 200
const LONGEST_TITLE = 1200
/** A formatted citation or entry that is longer was made of a damaged bibliography. */
const LONGEST_FORMATTED = 10_000
const MOST_MESSAGES = 3

interface KeptFormat {
  readonly asked: string
  readonly result: FormattedEssay['result']
}

/**
 * Answers `apparatus/preview`, and tells the client once after each answer when the answer may be another for a reason that the client
 * cannot see: sources, bibliographies or settings changed.
 */
export class Previews {
  private readonly session: Session
  private readonly formatting: Formatting
  private readonly log: (message: string) => void
  private readonly answered = new Set<string>()
  /** Typing between citations changes none of them: the style is not asked again. Of the essays that share their works, the last one. */
  private readonly kept = new WeakMap<EssaySnapshot['works'], KeptFormat>()

  constructor(
    session: Session,
    formatting: Formatting,
    stale: (params: PreviewStaleParams) => void,
    log: (message: string) => void,
  ) {
    this.session = session
    this.formatting = formatting
    this.log = log
    const tell = (): void => {
      const uris = [...this.answered]
      this.answered.clear()
      for (const uri of uris) stale({ uri })
    }
    session.onSources.on(tell)
    session.onConfig.on(tell)
    session.bibliographies.onChange.on(tell)
    formatting.onRestyled.on(tell)
    session.onClosed.on(({ uri }) => this.answered.delete(uri))
  }

  /** Null for what is no open essay. */
  async preview({ textDocument: { uri } }: PreviewParams, task: RequestTask): Promise<PreviewResult | null> {
    const { session } = this
    // From now on: what changes while this is being made counts. A file may become an essay when the sources change.
    if (session.document(uri)) this.answered.add(uri)
    const snapshot = session.essay(uri)
    if (!snapshot) return null
    const checked = snapshot.config.check ? await session.check(snapshot, task) : undefined
    const formatted = await this.formatted(snapshot, task)
    const result: PreviewResult = {
      version: snapshot.document.version,
      quotations: checked ? quotationsOf(checked, snapshot) : [],
      citations: formatted ? citationsOf(formatted) : [],
      bibliography: (formatted?.result.bibliography ?? []).slice(0, MOST_ENTRIES).map(({ text }) => shownRuns(text)),
      hangingIndent: formatted?.result.hangingIndent ?? false,
    }
    session.assertCurrent(snapshot)
    return result
  }

  /** Undefined where the style cannot be had in time: the citations stay as they are written. */
  private async formatted(snapshot: EssaySnapshot, task: RequestTask): Promise<FormattedEssay | undefined> {
    const { document, essay, works } = snapshot
    const cited = essayCitations(essay)
    if (cited.clusters.length === 0 && cited.uncited.length === 0) return undefined
    const { csl, lang } = essay.frontMatter ?? {}
    const asked = JSON.stringify([
      folderOf(document.uri),
      csl,
      lang,
      cited.clusters,
      cited.uncited,
      this.formatting.revision,
    ])
    const known = this.kept.get(works)
    if (known?.asked === asked) return { cited, result: known.result }
    try {
      const formatted = await this.formatting.essay(snapshot, task)
      // What went wrong may go right next time.
      if (formatted.result.problems.length === 0) this.kept.set(works, { asked, result: formatted.result })
      return formatted
    } catch (error) {
      if (error instanceof Cancelled || error instanceof Stale) throw error
      this.log(`formatting for the preview failed: ${stackOf(error)}`)
      return undefined
    }
  }
}

function quotationsOf(checked: CheckedEssay, { config }: EssaySnapshot): readonly PreviewQuotation[] {
  const told = findingsByQuotation(checked)
  return checked.quotations
    .flatMap(({ quotation, judgement }, i): PreviewQuotation[] => {
      const { verdict, reason, matches } = judgement
      if (reason === 'too-short' || reason === 'no-claim') return []
      const findings = told.get(i) ?? []
      const severity = shownSeverity(findings, ({ code, severity }) => severityOf(config, code, severity))
      const message = [...new Set(findings.map(finding => finding.message))].slice(0, MOST_MESSAGES).join(' ')
      const best = verdict === 'unchecked' ? undefined : matches[0]
      return [
        {
          start: quotation.outer.start,
          end: quotation.outer.end,
          form: quotation.form,
          verdict,
          ...(reason !== undefined && { reason }),
          ...(severity !== undefined && { severity }),
          ...(message !== '' && { message: cut(message, LONGEST_TITLE) }),
          ...(best && passageOf(best, checked)),
        },
      ]
    })
    .slice(0, MOST_QUOTATIONS)
}

function passageOf({ place }: Match, { works }: CheckedEssay): Pick<PreviewQuotation, 'passage' | 'source' | 'key'> {
  const { title, contribution } = works.corpus.source(place.source)
  const { start, end } = place.span
  // White space may be much of a passage that runs over a page.
  const passage = contribution.rendition.text.slice(start, Math.min(end, start + 2 * LONGEST_PASSAGE))
  return {
    passage: cut(passage, LONGEST_PASSAGE),
    source: cut(title, LONGEST_NAME),
    key: cut(works.keyOf(place.source), LONGEST_NAME),
  }
}

function citationsOf({ cited, result }: FormattedEssay): readonly PreviewCitation[] {
  const references = new Map(result.bibliography.map(({ key, text }) => [key, plainText(text)]))
  return cited.citations
    .slice(0, MOST_CITATIONS)
    .flatMap((citation, i): PreviewCitation[] => {
      const formatted = result.citations[i]
      if (!formatted) return []
      const { author, text } = formatted
      const { span, items, footnote } = citation
      const title = [...new Set(items.flatMap(({ key }) => references.get(key) ?? []))].join('\n')
      const note = result.isNote && footnote === undefined ? cited.clusters[i]?.note : undefined
      // In a sentence the names stand before the rest; the rest of a style that shows names alone is empty.
      const runs = author && note === undefined ? [...author, ...(plainText(text) === '' ? [] : [' ']), ...text] : text
      return [
        {
          start: span.start,
          end: span.end,
          runs: shownRuns(runs),
          ...(title !== '' && { title: cut(title, LONGEST_TITLE, '\n') }),
          ...(note !== undefined && { note }),
          ...(note !== undefined && author && { author: shownRuns(author) }),
        },
      ]
    })
    .sort((a, b) => a.start - b.start)
}

function shownRuns(text: FormattedText): readonly PreviewRun[] {
  const runs: readonly PreviewRun[] = runsOf(text)
  const length = runs.reduce((sum, run) => sum + run.text.length, 0)
  return length <= LONGEST_FORMATTED ? runs : [{ text: cut(plainText(text), LONGEST_FORMATTED) }]
}

/** On one line (or the lines that `kept` parts), cut between words. */
function cut(text: string, length: number, kept = ''): string {
  const flat = text.replace(kept === '\n' ? /[^\S\n]+/g : /\s+/g, ' ').trim()
  if (flat.length <= length) return flat
  const at = flat.lastIndexOf(' ', length - 1)
  return `${flat.slice(0, at > length / 2 ? at : length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
