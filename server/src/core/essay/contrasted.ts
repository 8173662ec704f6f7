/**
 * Citations of a work that the writer sets against what is quoted. They stand in its sentence and say nothing of where it is from:
 * `Unlike the encyclopedia [@x], the pamphlet speaks of "…"`, and `"…", says the party; the summary [@y] does not mention it`.
 */
import type { Range } from './ranges.ts'

/** Whether the writer sets the cited work against this quotation of the same paragraph. */
export function isContrasted(
  scan: string,
  leaf: Range,
  citation: Range & { readonly kind: string },
  quotation: Range,
): boolean {
  if (Math.max(citation.start - quotation.end, quotation.start - citation.end) > LONGEST_SENTENCE) return false
  if (citation.start >= quotation.end) {
    const subject = citation.kind === 'narrative' ? BEGINS_CLAUSE : HAS_SUBJECT
    return (
      subject.test(scan.slice(quotation.end, citation.start)) &&
      GOES_ON.test(scan.slice(citation.end, Math.min(leaf.end, citation.end + REACH)))
    )
  }
  if (citation.end > quotation.start) return false
  return isUnlike(scan, leaf, citation) && CLAUSE_CLOSED.test(scan.slice(citation.end, quotation.start))
}

/** `Unlike @x`. */
export function isUnlike(scan: string, leaf: Range, citation: Range): boolean {
  return UNLIKE.test(scan.slice(Math.max(leaf.start, citation.start - REACH), citation.start))
}

/** Characters between the two, and of the clause beyond the citation that are looked at. */
const LONGEST_SENTENCE = 400
const REACH = 80

/** Up to the cited work nothing else is said: no clause ends, and nothing is quoted. */
const UNLIKE =
  /(?<!\p{L})(?:unlike|contrary\s+to|in\s+contrast\s+(?:to|with)|as\s+opposed\s+to|im\s+(?:Gegensatz|Unterschied)\s+zu[rm]?|anders\s+als|entgegen|contrairement\s+(?:à|aux?)|à\s+la\s+différence\s+d(?:es?|u)|à\s+l[’']inverse\s+d(?:es?|u)|в\s+отличие\s+от|вопреки)(?!\p{L})[^.,;:!?"“”„«»\uFFFC]*$/iu
const CLAUSE_CLOSED = /^[^.,;:!?"“”„«»\uFFFC]{0,40},/u

/** A clause of its own between the quotation and the citation, with words that the citation follows. */
const HAS_SUBJECT = /;[^.;!?"“”„«»\uFFFC]*\p{L}[^.;!?"“”„«»\uFFFC]*$/u
/** The citation itself is the subject. */
const BEGINS_CLAUSE = /;[^.;!?"“”„«»\uFFFC]*$/u
/** The clause goes on behind the citation: it was its subject that was cited. */
const GOES_ON = /^[\s\u00AD]*\p{Ll}/u
