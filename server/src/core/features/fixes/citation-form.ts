/** The same citation in another form: in the sentence or in brackets, and `(p. 199)` with the work that it means. */
import type { CheckedQuotation } from '../../check/check-essay.ts'
import { parseEssay } from '../../essay/essay.ts'
import { bareLocator } from '../../essay/locator.ts'
import type { Citation, CitedLocator } from '../../model/citation.ts'
import type { Span } from '../../text/span.ts'
import { say } from '../../wording.ts'
import { applyEdits, type Candidate, edit, type FixContext } from './fix.ts'
import { keyText } from './right-key.ts'

/** What stands behind a quotation: a stop, and something in parentheses. */
const LONGEST = 80
const PARENTHESIS = /^[\s.,;:!?…]{0,4}\(([^()[\]]{1,60})\)/

/** For the citation at `at`: `[@key, p. 3]` for `@key [p. 3]`, and the other way round. What stands round the key must say the same. */
export function citationFormFixes({ essay }: FixContext, at: Span<'essay'>): readonly Candidate[] {
  const { text, citations } = essay
  const citation = citations.findLast(({ span: s }) => s.start <= at.start && at.end <= s.end)
  const item = citation?.items[0]
  if (!citation || !item || citation.items.length > 1 || isInAnother(citation, citations)) return []
  const { start, end } = citation.span
  const written = `@${keyText(item.key)}`
  const other =
    citation.mode === 'narrative' ? inBrackets(text, citation, written) : inSentence(text, citation, written)
  if (other === undefined) return []
  const edits = [edit(essay, start, end, other)]
  const after = parseEssay(applyEdits(text, edits), essay).citations.find(one => one.span.start === start)
  const [moved] = after?.items ?? []
  const isRight =
    after?.span.end === start + other.length &&
    after.mode !== citation.mode &&
    after.items.length === 1 &&
    moved?.key === item.key &&
    sameLocator(moved.locator, item.locator)
  const title =
    citation.mode === 'narrative' ? say('Cite in brackets: {0}', other) : say('Cite in the sentence: {0}', other)
  return isRight ? [{ title, kind: 'refactor.rewrite', edits, goal: 'resolved' }] : []
}

/** `[@key, p. 199]` for a bare `(p. 199)` behind a quotation that can only be from one work. */
export function bareLocatorFixes({ essay }: FixContext, { quotation }: CheckedQuotation): readonly Candidate[] {
  const { text } = essay
  const { outer, claims } = quotation
  const [claim] = claims
  const behind = PARENTHESIS.exec(text.slice(outer.end, outer.end + LONGEST))
  if (!claim || !behind || claims.length > 1 || claim.citation.start >= outer.end) return []
  const close = outer.end + behind[0].length - 1
  const written = behind[1] as string
  const open = close - written.length - 1
  const locator = bareLocator(text, open + 1, close, essay.language)
  // A citation that says another page is another one.
  if (!locator || (claim.locator && claim.locator.span.start < open)) return []
  const inner = written.trim()
  const citation = `[@${keyText(claim.key)}, ${inner}]`
  const edits = [edit(essay, open, close + 1, citation)]
  const after = parseEssay(applyEdits(text, edits), essay).quotations.find(one => one.outer.start === outer.start)
  const [now] = after?.claims ?? []
  const isRight =
    after?.claims.length === 1 &&
    now?.key === claim.key &&
    now.citation.start === open &&
    sameLocator(now.locator, locator)
  return isRight
    ? [
        {
          title: say('Write {0} for {1}', citation, text.slice(open, close + 1)),
          kind: 'refactor.rewrite',
          edits,
          goal: 'resolved',
        },
      ]
    : []
}

/** `[@key, p. 3]` of `@key [p. 3]`; undefined where it is written in another grammar. */
function inBrackets(text: string, { span: { start, end }, items }: Citation, key: string): string | undefined {
  const [item] = items
  if (text[start] !== '@' || !item) return undefined
  const behind = text.slice(item.keySpan.end, end).replace(/^\}/, '').trim()
  if (behind === '') return `[${key}]`
  const inner = /^\[([^[\]]*)\]$/.exec(behind)?.[1]?.trim()
  return inner === undefined ? undefined : inner === '' ? `[${key}]` : `[${key}, ${inner}]`
}

/** `@key [p. 3]` of `[@key, p. 3]`; undefined where words stand before the key, or the author is left out on purpose. */
function inSentence(text: string, { span: { start, end }, items }: Citation, key: string): string | undefined {
  const [item] = items
  if (!item || item.prefix !== '' || item.suppressAuthor) return undefined
  if (!/^\[\s*@\{?$/.test(text.slice(start, item.keySpan.start)) || !text.slice(0, end).endsWith(']')) return undefined
  const suffix = item.suffix.replace(/^,\s*/, '').trim()
  return suffix === '' ? key : /[[\]]/.test(suffix) ? undefined : `${key} [${suffix}]`
}

function isInAnother(citation: Citation, citations: readonly Citation[]): boolean {
  const { start, end } = citation.span
  return citations.some(({ span: s }) => s.start <= start && end <= s.end && (s.start < start || end < s.end))
}

function sameLocator(a: CitedLocator | undefined, b: CitedLocator | undefined): boolean {
  return a?.label === b?.label && a?.value === b?.value
}
