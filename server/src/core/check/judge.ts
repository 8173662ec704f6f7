/**
 * From a quotation and a corpus to a verdict. The claimed source is asked first: a match or near match there decides, whatever
 * other sources hold. Only when it has nothing like the quotation are the others asked, and only when it is wholly readable may the
 * quotation be called absent or misattributed.
 */
import type { Corpus } from '../corpus/corpus.ts'
import type { Place, SourceId } from '../model/place.ts'
import type { Claim, Quotation } from '../model/quotation.ts'
import type { Difference, Judgement, Match, UncheckedReason, Verdict } from '../model/verdict.ts'
import { span } from '../text/span.ts'
import { spanOfWords } from '../text/words.ts'
import { differencesOf } from './differences.ts'
import { type FoundPlace, findPlaces } from './find-places.ts'
import { type Pattern, readPattern } from './pattern.ts'

/** Up to this many words a match must be closer: few words are like many passages. */
const SHORT_QUOTATION = 8
const ACCEPTED_WHEN_SHORT = 0.75
const ACCEPTED = 0.65
/**
 * A quotation that was reworked still shares whole phrases with its source; something else does not, however alike its single words
 * are. None of the 363 quotations of the evaluation that stand in no source shares so much with any.
 */
const ACCEPTED_WITH_RUNS = 0.4
const LEAST_IN_RUNS = 10
const LEAST_SHARE_IN_RUNS = 0.3
/** What is less like the quotation than this is not even shown as the nearest passage. */
const NEAR = 0.5
/** Marked spans with fewer words, without a direct claim, are names, titles and scare quotes as often as quotations. */
export const LEAST_WORDS = 4
const MOST_MATCHES = 8

/** `loading`: sources are still being read, so that what is not found may yet be. */
export function judge(quotation: Quotation, corpus: Corpus, loading: boolean): Judgement {
  const pattern = readPattern(quotation.masked)
  const claimed = claimedSources(quotation.claims, corpus)
  if (pattern.wordCount === 0) return unchecked('too-short', claimed)
  const matchesIn = (among?: ReadonlySet<SourceId>): readonly Match[] =>
    matchesOf(pattern, findPlaces(pattern, corpus.search, among), quotation.masked, quotation.span.start)

  if (quotation.claims.length === 0) return judgeUnclaimed(quotation, pattern, matchesIn(), loading)

  const inClaimed = claimed.length > 0 ? matchesIn(new Set(claimed)) : []
  const best = inClaimed[0]
  if (best && isAccepted(best, pattern)) {
    const verdict = verdictOf(best.differences)
    const verbatimIn = verdict === 'altered' ? verbatimElsewhere(matchesIn(), claimed) : []
    return { verdict, matches: equallyGood(inClaimed), verbatimIn, claimed }
  }

  const everywhere = matchesIn()
  const elsewhere = everywhere.filter(match => isAccepted(match, pattern))
  const verbatimIn = verbatimElsewhere(elsewhere, claimed)
  const doubt = reasonToDoubt(quotation, pattern, corpus, claimed, loading)
  if (doubt) return { verdict: 'unchecked', reason: doubt, matches: equallyGood(elsewhere), verbatimIn, claimed }
  if (elsewhere.length > 0) return { verdict: 'misattributed', matches: equallyGood(elsewhere), verbatimIn, claimed }
  return { verdict: 'absent', matches: nearest(inClaimed, everywhere), verbatimIn, claimed }
}

/** The accepted places of any words, best first, whatever claims them. */
export function search(words: string, corpus: Corpus): readonly Match[] {
  const pattern = readPattern(words)
  const matches = matchesOf(pattern, findPlaces(pattern, corpus.search), words, 0)
  return matches.filter(match => isAccepted(match, pattern))
}

function judgeUnclaimed(
  quotation: Quotation,
  pattern: Pattern,
  matches: readonly Match[],
  loading: boolean,
): Judgement {
  const accepted = matches.filter(match => isAccepted(match, pattern))
  const tooShort = quotation.form === 'inline' && pattern.wordCount < LEAST_WORDS
  if (tooShort || quotation.looksLikeTitle) return { ...unchecked('too-short', []), matches: equallyGood(accepted) }
  const best = accepted[0]
  if (best) return { verdict: verdictOf(best.differences), matches: equallyGood(accepted), verbatimIn: [], claimed: [] }
  return { ...unchecked(loading ? 'loading' : 'no-claim', []), matches: nearest(matches) }
}

/** Why a quotation that its claimed source does not seem to hold may still be right. */
function reasonToDoubt(
  quotation: Quotation,
  pattern: Pattern,
  corpus: Corpus,
  claimed: readonly SourceId[],
  loading: boolean,
): UncheckedReason | undefined {
  const direct = quotation.claims.some(claim => claim.attachment === 'direct')
  if ((pattern.wordCount < LEAST_WORDS && !direct && quotation.form === 'inline') || quotation.looksLikeTitle) return 'too-short'
  if (loading) return 'loading'
  if (quotation.claims.some(claim => !corpus.byKey.has(claim.key))) return 'source-missing'
  const unreadable = claimed.some(id => {
    const { metadata, problems } = corpus.source(id).contribution.rendition
    return metadata.complete === false || problems.some(problem => problem.unreadable === true)
  })
  return unreadable ? 'unreadable' : undefined
}

function claimedSources(claims: readonly Claim[], corpus: Corpus): readonly SourceId[] {
  return [...new Set(claims.flatMap(claim => corpus.byKey.get(claim.key) ?? []))]
}

function unchecked(reason: UncheckedReason, claimed: readonly SourceId[]): Judgement {
  return { verdict: 'unchecked', reason, matches: [], verbatimIn: [], claimed }
}

function isAccepted({ similarity, runs }: Match, { wordCount }: Pattern): boolean {
  if (similarity >= (wordCount <= SHORT_QUOTATION ? ACCEPTED_WHEN_SHORT : ACCEPTED)) return true
  return similarity >= ACCEPTED_WITH_RUNS && runs >= Math.max(LEAST_IN_RUNS, wordCount * LEAST_SHARE_IN_RUNS)
}

/** The worst class of difference decides. */
function verdictOf(differences: readonly Difference[]): Verdict {
  if (differences.some(d => d.class === 'unlicensed' || d.class === 'meaning')) return 'altered'
  if (differences.some(d => d.class === 'minor')) return 'minor'
  return differences.some(d => d.class === 'marked') ? 'adapted' : 'faithful'
}

function verbatimElsewhere(matches: readonly Match[], claimed: readonly SourceId[]): readonly SourceId[] {
  const ids = matches
    .filter(match => verdictOf(match.differences) !== 'altered' && !claimed.includes(match.place.source))
    .map(match => match.place.source)
  return [...new Set(ids)]
}

function equallyGood(matches: readonly Match[]): readonly Match[] {
  const best = matches[0]
  return best ? matches.filter(match => match.similarity === best.similarity).slice(0, MOST_MATCHES) : []
}

function nearest(...lists: readonly (readonly Match[])[]): readonly Match[] {
  for (const matches of lists) {
    const best = matches[0]
    if (best && best.similarity >= NEAR) return [best]
  }
  return []
}

/** Fewest real differences first among places that the alignment finds equally good. */
function matchesOf(pattern: Pattern, places: readonly FoundPlace[], masked: string, origin: number): readonly Match[] {
  return places.map(place => ({
    place: placeOf(place),
    differences: differencesOf(pattern, place, masked, origin),
    similarity: place.similarity,
    runs: place.runs,
  }))
}

function placeOf({ source, pieces }: FoundPlace): Place {
  const spans = pieces.flatMap(alignment =>
    alignment ? [spanOfWords<'text'>(source.words, alignment.from, alignment.to - 1)] : [],
  )
  const start = Math.min(...spans.map(s => s.start))
  const end = Math.max(...spans.map(s => s.end))
  return { source: source.id, span: span(start, end), pieces: spans }
}
