/**
 * From a quotation and a corpus to a verdict. The claimed source is asked first: a match or near match there decides, whatever
 * other sources hold. Only when it has nothing like the quotation are the others asked, and only when it is wholly readable may the
 * quotation be called absent or misattributed.
 */
import type { Corpus } from '../corpus/corpus.ts'
import type { Place, SourceId } from '../model/place.ts'
import type { Claim, Quotation } from '../model/quotation.ts'
import type { Difference, Judgement, Match, UncheckedReason, Verdict } from '../model/verdict.ts'
import { languageOfText } from '../terms/language.ts'
import { foldWord } from '../text/fold.ts'
import { span } from '../text/span.ts'
import { spanOfWords } from '../text/words.ts'
import type { Extent } from './change.ts'
import { type Declaration, withDeclared, withoutDeclaration } from './declarations.ts'
import { differencesOf } from './differences.ts'
import { type FoundPlace, findPlaces } from './find-places.ts'
import { locationOf } from './mislocated.ts'
import { isInOtherLanguage } from './other-language.ts'
import { type Pattern, readPattern } from './pattern.ts'
import { quotedSpeaker } from './second-hand.ts'
import type { Works } from './works.ts'

/**
 * How much of a quotation must be like a passage, by its words: few words are like many passages. Of 3,500 passages of novels no one of 12 words
 * or more is like any passage of a library of 100 MB by 0.6, and of those of 9 to 11 words six in 1,500 by 0.65.
 */
const SHORT_QUOTATION = 8
const ACCEPTED_WHEN_SHORT = 0.75
const MIDDLING_QUOTATION = 11
const ACCEPTED_WHEN_MIDDLING = 0.65
const ACCEPTED = 0.6
/**
 * A quotation that was reworked still shares whole phrases with its source; something else does not, however alike its single words
 * are. None of the 363 quotations of the evaluation that stand in no source shares so much with any.
 */
const ACCEPTED_WITH_RUNS = 0.4
/** As alike as this are a few words and a passage that has three or four more between them. */
const ACCEPTED_OMISSION = 0.65
const LEAST_IN_RUNS = 10
const LEAST_SHARE_IN_RUNS = 0.3
/** What is less like the quotation than this is not even shown as the nearest passage. */
const NEAR = 0.5
/** But a phrase in common makes a passage worth a look. */
const NEAR_RUN = 5
/** Marked spans with fewer words, without a direct claim, are names, titles and scare quotes as often as quotations. */
const LEAST_WORDS = 4
const MOST_MATCHES = 8

/** What a verdict depends on besides the quotation itself. */
export interface JudgeContext extends Works {
  /** Sources are still being read, so that what is not found may yet be. */
  readonly loading: boolean
  readonly declared: readonly Declaration[]
  /** The language of the essay, where it says so. */
  readonly writing: string | undefined
  /** What of the quotation the writer emphasises, in its masked text. */
  readonly emphasised: readonly Extent[]
  /** Told what is asked: these sources, or without them the whole corpus. */
  readonly onSearch?: (among: ReadonlySet<SourceId> | undefined) => void
}

export function judge(quotation: Quotation, context: JudgeContext): Judgement {
  const { corpus, declared, emphasised } = context
  const masked = quotation.form === 'block' ? withoutDeclaration(quotation.masked) : quotation.masked
  const pattern = readPattern(masked)
  const claimed = claimedSources(quotation.claims, context)
  if (pattern.wordCount === 0) return unchecked('too-short', claimed)
  const matchesIn = (among?: ReadonlySet<SourceId>): readonly Match[] => {
    context.onSearch?.(among)
    return matchesOf(
      pattern,
      findPlaces(pattern, corpus.search, among ? { among } : {}),
      { masked, span: quotation.span },
      declared,
      emphasised,
    )
  }

  if (quotation.claims.length === 0) return judgeUnclaimed(quotation, pattern, matchesIn(), context)

  const inClaimed = claimed.length > 0 ? matchesIn(new Set(claimed)) : []
  const best = inClaimed[0]
  if (
    best &&
    (isAccepted(best, pattern) || isOneSlip(best, pattern)) &&
    !mayBeAnotherClaim(best, quotation.claims, context)
  ) {
    const verdict = verdictOf(best.differences)
    const accepted = inClaimed.filter(match => match === best || isAccepted(match, pattern))
    const told = locationOf(quotation.claims, accepted, context)
    // Of words that stand everywhere not all places are known: only what the source does not have at all is surely wrong.
    const isSure = accepted.length < MOST_MATCHES || told?.kind === 'right' || told?.isMissing === true
    const location = isSure ? told : undefined
    const located = location === undefined ? {} : { location }
    const matches = equallyGood(inClaimed)
    if (verdict === 'altered') {
      return { verdict, matches, verbatimIn: verbatimElsewhere(matchesIn(), claimed), claimed, ...located }
    }
    const speaker = speakerOf(quotation, best, context)
    return {
      ...(location?.kind === 'wrong' ? { verdict: 'mislocated', words: verdict } : { verdict }),
      matches,
      verbatimIn: [],
      claimed,
      ...(speaker === undefined ? {} : { speaker }),
      ...located,
    }
  }

  const everywhere = matchesIn()
  // A few words stand everywhere by chance: that another source has them says nothing.
  const isFew = quotation.form === 'inline' && pattern.wordCount < LEAST_WORDS
  const elsewhere = isFew ? [] : everywhere.filter(match => isAccepted(match, pattern))
  const verbatimIn = verbatimElsewhere(elsewhere, claimed)
  const doubt = reasonToDoubt(quotation, pattern, context, claimed, verbatimIn.length > 0)
  if (doubt) return { verdict: 'unchecked', reason: doubt, matches: equallyGood(elsewhere), verbatimIn, claimed }
  if (elsewhere.length > 0) return { verdict: 'misattributed', matches: equallyGood(elsewhere), verbatimIn, claimed }
  return { verdict: 'absent', matches: nearest(inClaimed, everywhere), verbatimIn, claimed }
}

/** A loaded source that is less like the quotation than this may not be the one of several claims that the words are from. */
const SURELY_FROM = 0.85

function mayBeAnotherClaim(best: Match, claims: readonly Claim[], { sourcesOf }: JudgeContext): boolean {
  const missing = claims.some(claim => sourcesOf(claim.key).length === 0)
  return missing && best.similarity < SURELY_FROM && verdictOf(best.differences) === 'altered'
}

/** Who is quoted, when the source has the words from somebody and the writer's marks do not say so. */
function speakerOf(quotation: Quotation, match: Match, { corpus, declared }: JudgeContext): string | undefined {
  const nested = quotation.inside !== undefined || /^[\s\u00ad]*["“”„«‹‘']/.test(quotation.masked)
  if (nested || declared.includes('quoted-in') || match.place.pieces.length > 1) return undefined
  return quotedSpeaker(match.place, corpus)
}

/** The accepted places of any words, best first, whatever claims them. */
export function search(words: string, corpus: Corpus): readonly Match[] {
  const pattern = readPattern(words)
  return acceptedOf(pattern, words, findPlaces(pattern, corpus.search))
}

/** Of each of the first `most` sources that have the words, or have them but for `slack` words, the best accepted place. Best first. */
export function readingsOf(words: string, corpus: Corpus, slack: number, most: number): readonly Match[] {
  const pattern = readPattern(words)
  // What differs in more words is not accepted.
  const changed = Math.floor(pattern.wordCount * (1 - leastSimilarity(pattern.wordCount)))
  const best = new Map<SourceId, FoundPlace>()
  for (const place of findPlaces(pattern, corpus.search, { slack: Math.min(slack, changed) }))
    if (best.size < most && !best.has(place.source.id)) best.set(place.source.id, place)
  return best.size < 2 ? [] : acceptedOf(pattern, words, [...best.values()])
}

function acceptedOf(pattern: Pattern, words: string, places: readonly FoundPlace[]): readonly Match[] {
  const quotation = { masked: words, span: span<'essay'>(0, words.length) }
  return matchesOf(pattern, places, quotation, []).filter(match => isAccepted(match, pattern))
}

function judgeUnclaimed(
  quotation: Quotation,
  pattern: Pattern,
  matches: readonly Match[],
  { loading }: JudgeContext,
): Judgement {
  const accepted = matches.filter(match => isAccepted(match, pattern))
  const tooShort = quotation.form === 'inline' && pattern.wordCount < LEAST_WORDS
  if (tooShort || quotation.looksLikeTitle) return { ...unchecked('too-short', []), matches: equallyGood(accepted) }
  const [best] = accepted
  if (best && !isFormula(quotation, pattern, equallyGood(accepted))) {
    return { verdict: verdictOf(best.differences), matches: equallyGood(accepted), verbatimIn: [], claimed: [] }
  }
  return { ...unchecked(loading ? 'loading' : 'no-claim', []), matches: nearest(matches) }
}

/** Up to this many words are met by chance: in several places, or but for one of them. */
const LONGEST_FORMULA = 5

/** `“one of the most”`, `“I do not know”`: without a citation nobody can say that such words are from the source that has them too. */
function isFormula({ form }: Quotation, { wordCount }: Pattern, matches: readonly Match[]): boolean {
  if (form !== 'inline' || wordCount > LONGEST_FORMULA) return false
  return matches.length > 1 || matches.some(({ differences }) => verdictOf(differences) === 'altered')
}

/**
 * Why a quotation that its claimed source does not seem to hold may still be right. Of a few words that another source has word for word
 * (`isElsewhere`) nobody guesses the language.
 */
function reasonToDoubt(
  quotation: Quotation,
  pattern: Pattern,
  { corpus, loading, sourcesOf, declared, writing }: JudgeContext,
  claimed: readonly SourceId[],
  isElsewhere: boolean,
): UncheckedReason | undefined {
  const direct = quotation.claims.some(claim => claim.attachment === 'direct')
  if ((pattern.wordCount < LEAST_WORDS && !direct && quotation.form === 'inline') || quotation.looksLikeTitle)
    return 'too-short'
  if (loading) return 'loading'
  if (quotation.claims.some(claim => sourcesOf(claim.key).length === 0)) return 'source-missing'
  const sources = claimed.map(id => corpus.source(id).contribution)
  const isPart = sources.some(
    ({ metadata, problems }) => metadata.complete === false || problems.some(problem => problem.unreadable === true),
  )
  if (isPart) return 'unreadable'
  const { masked } = quotation
  const language = languageOfText(masked)
  const foreign = sources.every(source =>
    language === undefined
      ? !isElsewhere && isInOtherLanguage(masked, source.language, writing)
      : source.language !== language,
  )
  return foreign || declared.includes('translation') ? 'translation' : undefined
}

function claimedSources(claims: readonly Claim[], { sourcesOf }: JudgeContext): readonly SourceId[] {
  return [...new Set(claims.flatMap(claim => sourcesOf(claim.key)))]
}

function unchecked(reason: UncheckedReason, claimed: readonly SourceId[]): Judgement {
  return { verdict: 'unchecked', reason, matches: [], verbatimIn: [], claimed }
}

function isAccepted(match: Match, { wordCount }: Pattern): boolean {
  const { similarity, runs } = match
  if (similarity >= leastSimilarity(wordCount)) return true
  if (wordCount > LONGEST_FORMULA && similarity >= ACCEPTED_OMISSION && isOneOmission(match)) return true
  return similarity >= ACCEPTED_WITH_RUNS && runs >= Math.max(LEAST_IN_RUNS, wordCount * LEAST_SHARE_IN_RUNS)
}

function leastSimilarity(wordCount: number): number {
  if (wordCount <= SHORT_QUOTATION) return ACCEPTED_WHEN_SHORT
  return wordCount <= MIDDLING_QUOTATION ? ACCEPTED_WHEN_MIDDLING : ACCEPTED
}

/** All the words in their order, but that some of the source's are left out at one place. Few words are like many passages, but not so. */
function isOneOmission({ differences }: Match): boolean {
  const wrong = differences.filter(d => d.class === 'unlicensed' || d.class === 'meaning')
  return wrong.length === 1 && wrong.every(d => d.essayText === '')
}

/** All the words, but one left out or moved, or two in each other's place: in the claimed source that is no chance, however short the quotation. */
function isOneSlip({ differences }: Match, { wordCount }: Pattern): boolean {
  const wrong = differences.filter(d => d.class === 'unlicensed' || d.class === 'meaning')
  if (wordCount < LEAST_WORDS || wrong.length === 0) return false
  if (wrong.length <= 2 && wrong.every(({ kind }) => kind === 'word.moved')) return true
  if (isSwap(wrong)) return true
  return wrong.length === 1 && wrong.every(d => d.essayText === '' && !/\s/.test(d.sourceText.trim()))
}

/** `a class rather than a caste` for `a caste rather than a class`: each of two changes has what the other one wants. */
function isSwap(wrong: readonly Difference[]): boolean {
  const [first, second] = wrong
  if (!first || !second || wrong.length !== 2 || first.essayText === '' || second.essayText === '') return false
  return (
    foldWord(first.essayText) === foldWord(second.sourceText) &&
    foldWord(second.essayText) === foldWord(first.sourceText)
  )
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
    if (best && (best.similarity >= NEAR || best.runs >= NEAR_RUN)) return [best]
  }
  return []
}

/** Best first. What the writer declared counts as marked. */
function matchesOf(
  pattern: Pattern,
  places: readonly FoundPlace[],
  { masked, span }: Pick<Quotation, 'masked' | 'span'>,
  declared: readonly Declaration[],
  emphasised: readonly Extent[] = [],
): readonly Match[] {
  return places.map(place => ({
    place: placeOf(place),
    differences: withDeclared(differencesOf(pattern, place, masked, span.start, emphasised), declared),
    similarity: place.similarity,
    runs: place.runs,
  }))
}

function placeOf({ source, pieces }: FoundPlace): Place {
  const spans = pieces.flatMap(alignment =>
    alignment
      ? [spanOfWords<'text'>(source.wordsNear(alignment.from, alignment.to), alignment.from, alignment.to - 1)]
      : [],
  )
  const start = Math.min(...spans.map(s => s.start))
  const end = Math.max(...spans.map(s => s.end))
  return { source: source.id, span: span(start, end), pieces: spans }
}
