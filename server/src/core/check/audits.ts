/** What marked omissions and brackets do to the sense: marked is allowed, but a dropped "not" is worth a look. */
import type { Corpus } from '../corpus/corpus.ts'
import type { Finding } from '../model/finding.ts'
import type { Difference, Match } from '../model/verdict.ts'
import { foldedWord, scanWords } from '../text/words.ts'
import type { Change, Token } from './change.ts'
import { type LexiconLanguage, lexiconOf } from './lexicon/lexicon.ts'
import { longOmissionMessage, negationOmittedMessage, reversingBracketMessage } from './messages.ts'
import { touchesMeaning } from './rules/meaning.ts'

/** Longer omissions are told, so that the writer may say where the second part begins. */
const LONG_OMISSION = 250

export function auditsOf(match: Match, corpus: Corpus): readonly Finding[] {
  const { rendition, language } = corpus.source(match.place.source).contribution
  return match.differences.flatMap(difference => {
    if (difference.class !== 'marked') return []
    if (difference.kind === 'bracket.marked') return bracketAudit(difference, language)
    return difference.kind === 'omission.marked' ? omissionAudit(difference, rendition.text, language) : []
  })
}

function omissionAudit(difference: Difference, sourceText: string, language: LexiconLanguage): Finding[] {
  const dropped = tokensOf(difference.sourceText)
  const negation = dropped.find(
    (token, i) => lexiconOf(language).negations.has(token.folded) && !NOT_ALONE.has(dropped[i + 1]?.folded ?? ''),
  )
  if (negation && isOneClause(difference, sourceText)) {
    return [
      {
        code: 'omission.negation',
        severity: 'warning',
        span: difference.essay,
        message: negationOmittedMessage(negation.text, difference.sourceText),
      },
    ]
  }
  if (dropped.length <= LONG_OMISSION) return []
  return [
    {
      code: 'omission.long',
      severity: 'information',
      span: difference.essay,
      message: longOmissionMessage(dropped.length),
    },
  ]
}

/** `not only`, `nicht nur`: this denies nothing, and the sentence says the same of the rest without it. */
const NOT_ALONE: ReadonlySet<string> = new Set(
  'only merely simply just nur bloss allein lediglich seulement uniquement только просто лишь'.split(' '),
)

/** The omission lies within one clause: no mark of punctuation in it or at either end. */
function isOneClause({ source, sourceText }: Difference, text: string): boolean {
  const before = /[^\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, source.start - 8), source.start))?.[0] ?? ''
  const after = /^[^\p{L}\p{N}]*/u.exec(text.slice(source.end, source.end + 8))?.[0] ?? ''
  return !/[.,;:!?()—–]|--/.test(before + sourceText + after)
}

function bracketAudit(difference: Difference, language: LexiconLanguage): Finding[] {
  const change: Change = {
    essay: tokensOf(difference.essayText),
    source: tokensOf(difference.sourceText),
    essayText: difference.essayText,
    sourceText: difference.sourceText,
    essayAt: { start: 0, end: difference.essayText.length },
    sourceAt: { start: 0, end: difference.sourceText.length },
    language,
    occurrences: () => 0,
  }
  // A number for a pronoun ("[the 1905 revolution]" for "it") only explains.
  const reverses = change.source.length > 0 ? touchesMeaning(change) && hasMeaning(change) : negates(change, language)
  if (!reverses) return []
  const message = reversingBracketMessage(difference.essayText, difference.sourceText)
  return [{ code: 'bracket.meaning', severity: 'information', span: difference.essay, message }]
}

function negates(change: Change, language: LexiconLanguage): boolean {
  return change.essay.some(token => lexiconOf(language).negations.has(token.folded))
}

function hasMeaning(change: Change): boolean {
  const { negations, quantifiers } = lexiconOf(change.language)
  const heavy = (token: Token): boolean =>
    negations.has(token.folded) || quantifiers.has(token.folded) || /\d/.test(token.folded)
  return change.source.some(heavy) || change.essay.some(token => negations.has(token.folded))
}

function tokensOf(text: string): Token[] {
  const words = scanWords(text)
  return Array.from({ length: words.count }, (_, i) => {
    const [start, end] = [words.starts[i] as number, words.ends[i] as number]
    return { start, end, folded: foldedWord(text, words, i), text: text.slice(start, end) }
  })
}
