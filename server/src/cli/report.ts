/** The machine-readable report of `apparatus check --format json`, version 1. Its form is documented in docs/command-line.md. */

import { locatorsOf } from '../core/locate/locators-of.ts'
import type { Finding } from '../core/model/finding.ts'
import type { Locator, SourceId } from '../core/model/place.ts'
import { isTextFile, type Rendition } from '../core/model/source.ts'
import type { Match } from '../core/model/verdict.ts'
import type { CheckedEssay, CheckedQuotation, Corpus } from '../core/service.ts'
import { LineIndex } from '../core/text/lines.ts'
import type { Span, Unit } from '../core/text/span.ts'
import { said } from '../core/wording.ts'

/** An essay that was checked, and where it is. */
export interface EssayResult {
  readonly path: string
  readonly checked: CheckedEssay
}

/** The decoded text of a source's file, without a byte-order mark. */
export type RawTextOf = (source: SourceId) => string

/**
 * Offsets are UTF-16 code units without a byte-order mark, CRLF kept; lines and columns are 1-based. Places count in the decoded
 * file; in the text that was read from it where the file is none (PDF). Without `all` only quotations with a finding are listed.
 */
export function makeReport(corpus: Corpus, essays: readonly EssayResult[], rawOf: RawTextOf, all: boolean): object {
  return {
    version: 1,
    corpus: {
      sources: [
        ...[...corpus.sources.values()].map(({ id, key, title, contribution }) => ({
          id,
          key,
          path: contribution.path,
          title,
          status: 'ready',
        })),
        ...corpus.failed.map(({ path, reason }) => ({
          id: path,
          path,
          title: path,
          status: 'failed',
          problem: said(reason),
        })),
      ],
    },
    essays: essays.map(({ path, checked }) => ({
      path,
      quotations: checked.quotations
        .filter(({ severity }) => all || severity !== undefined)
        .map(quotation => quotationOf(quotation, checked, corpus, rawOf)),
      findings: findingsOf(checked),
    })),
  }
}

function quotationOf(
  { quotation, judgement, severity }: CheckedQuotation,
  { essay, works }: CheckedEssay,
  corpus: Corpus,
  rawOf: RawTextOf,
): object {
  const best = judgement.matches[0]
  return {
    ...extent(quotation.span, essay.text),
    form: quotation.form,
    claims: quotation.claims.map(({ key, locator, attachment }) => ({
      key,
      ...(locator ? { locator: { label: locator.label, value: locator.value } } : {}),
      attachment,
    })),
    verdict: judgement.verdict,
    ...(judgement.reason ? { reason: judgement.reason } : {}),
    ...(severity ? { severity } : {}),
    places: judgement.matches.map(match => placeOf(match, works, corpus, rawOf)),
    differences: best ? differencesOf(best, corpus, rawOf) : [],
  }
}

function placeOf({ place }: Match, works: CheckedEssay['works'], corpus: Corpus, rawOf: RawTextOf): object {
  const { contribution } = corpus.source(place.source)
  const { rendition } = contribution
  const shown = isTextFile(rendition) ? rawOf(place.source) : rendition.text
  return {
    source: place.source,
    path: contribution.path,
    ...extent(shownSpan(rendition, place.span), shown),
    ...(place.pieces.length > 1
      ? { pieces: place.pieces.map(piece => shownSpan(rendition, piece)).map(({ start, end }) => ({ start, end })) }
      : {}),
    locators: locatorsOf(works.located(place.source), place.span).map(locatorOf),
  }
}

/** `within` is what must be named with it, outermost first: the act of a scene. */
function locatorOf({ label, value, certain, within }: Locator): object {
  return { label, value, certain, ...(within ? { within: within.map(locatorOf) } : {}) }
}

function differencesOf(match: Match, corpus: Corpus, rawOf: RawTextOf): object[] {
  const { rendition } = corpus.source(match.place.source).contribution
  const shown = isTextFile(rendition) ? rawOf(match.place.source) : rendition.text
  return match.differences.map(difference => ({
    kind: difference.kind,
    class: difference.class,
    essay: { start: difference.essay.start, end: difference.essay.end, text: difference.essayText },
    source: extent(shownSpan(rendition, difference.source), shown),
  }))
}

/** In the file, or in the rendition where the file is no text. */
function shownSpan(rendition: Rendition, span: Span<'text'>): Span<Unit> {
  return isTextFile(rendition) ? rendition.map.forward(span) : span
}

function findingsOf({ essay, findings }: CheckedEssay): object[] {
  const lines = new LineIndex<'essay'>(essay.text)
  return findings.map((finding: Finding) => {
    const { line, character } = lines.lineColumnAt(finding.span.start)
    const { code, severity, message, span } = finding
    return { code, severity, start: span.start, end: span.end, line: line + 1, column: character + 1, message }
  })
}

function extent<U extends Unit>({ start, end }: Span<U>, text: string): { start: number; end: number; text: string } {
  return { start, end, text: text.slice(start, end) }
}
