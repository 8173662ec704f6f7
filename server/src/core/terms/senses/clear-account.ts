/** Whether an account says clearly what its term is, so that it can be held against another: much that is found explains in passing. */
import type { Account } from '../../model/term.ts'
import { contains } from '../../text/span.ts'

/** How sure it must be. An apposition can be, where it is a good one; what an abbreviation is short for is no sense of a word. */
const LEAST_SCORE: Readonly<Partial<Record<Account['kind'], number>>> = {
  glossary: 0,
  definition: 0.4,
  apposition: 0.5,
}
/** From the beginning of a sentence to its subject: `Historical reference: the`. */
const BEFORE_SUBJECT = 40
const BEFORE_NAME = 60

const NAMED =
  /(?:known\s+as|so-called|called|termed|dubbed|referred\s+to\s+as|the\s+(?:term|word)|sogenannte[nrs]?|genannt|soi-disant|appelée?s?|называем\p{L}*)\s*["“«„'(]*\s*(?:an?|the|der|die|das|les?|la|une?)?\s*["“«„'(]*$/iu
const EXPLAINED =
  /^["”»“')*_]*\s*(?:\([^()]{1,80}\)\s*)?(?:[:=]|[–—-]\s|(?:is|are|was|were|means?|meant|denotes?|refers?|represents?|consists?|defines?|acts|ist|sind|war|waren|bezeichnet|heißt|est|sont|était|étaient|désigne|signifie|это|есть)(?!\p{L}))/iu

/** @param text of the source: `X is a …`, `X: …`, `called X`, entries; not `if it seems to be an X, i.e. …` */
export function isClearAccount({ kind, score, at, passage }: Account, text: string): boolean {
  const least = LEAST_SCORE[kind]
  if (least === undefined || score < least) return false
  if (kind === 'glossary' || !contains(passage, at)) return true
  const before = text.slice(passage.start, at.start)
  if (NAMED.test(before.slice(-BEFORE_NAME))) return true
  return before.length <= BEFORE_SUBJECT && EXPLAINED.test(text.slice(at.end, Math.min(passage.end, at.end + 100)))
}
