/**
 * What somebody takes a thing to be: `she refers to X as a form of Y`, `X was described as a kind of Y`. Only where the kind is named: `described as a
 * disaster` is an opinion. English.
 */
import { CAPITAL_PHRASE, isCapitalised, isName, isStopWord, QUOTED, spacedWords } from '../phrase.ts'
import { wordMatches } from './all-matches.ts'
import { type CandidateSink, candidate, type Found, roughWords, type Sentence } from './sentence.ts'
import { FORM_OF } from './sentence-signs.ts'

/** An -ism is a name without a capital too. */
const THING = `(?:(?:the|an?)\\s+)?(?:${QUOTED}|(${CAPITAL_PHRASE}|\\p{Ll}{3,30}ism))`

const AS_A_KIND =
  '\\s*,?\\s+as\\s+(?:an?|the|one)\\s+(?:\\p{L}+\\s+)?(?:form|kind|type|sort|theory|doctrine|policy|principle|conception)s?\\s+of\\s'

const ADVERB = '(?:\\s+\\p{Ll}+ly|\\s+often|\\s+also)?'

const ACTIVE = new RegExp(
  `(?:(?:refers?|referred|referring)\\s+to|describe[sd]?|describing|defin(?:es?|ed|ing)|characteri[sz](?:es?|ed|ing)|sees?|saw|views?|viewed|regards?|regarded|understands?|understood|considers?|considered|treats?|treated)` +
    `\\s+${THING}${AS_A_KIND}`,
  'gu',
)

const PASSIVE = new RegExp(
  `${THING}\\s+(?:is|was|are|were|(?:has|have|had)\\s+been|(?:can|may|could)\\s+be)${ADVERB}\\s+` +
    `(?:described|defined|characteri[sz]ed|seen|viewed|regarded|understood|considered|treated)${AS_A_KIND}`,
  'gu',
)

/** A look before the patterns. */
const AS = /\sas\s+(?:an?|the|one)\s/
const NOT = new RegExp(`(?:not|n['’]t|never)\\s+(?:\\p{Ll}+\\s+){0,2}$`, 'u')

const QUALITY = 0.55

export function findSpokenOf(sentence: Sentence, sink: CandidateSink): void {
  const { text, signs } = sentence
  if ((signs.flags & FORM_OF) === 0 || !AS.test(text)) return
  for (const pattern of [ACTIVE, PASSIVE]) {
    for (const match of wordMatches(pattern, text)) {
      const found = spokenOf(text, match)
      if (found) sink(candidate(sentence, found))
    }
  }
}

function spokenOf(text: string, match: RegExpExecArray): Found | undefined {
  const [whole, quoted, plain = ''] = match
  const name = quoted ?? plain
  const words = spacedWords(name)
  if (!isName(words) || isStopWord(words[0] as string) || NOT.test(text.slice(0, match.index))) return undefined
  return {
    kind: 'definition',
    name,
    at: text.indexOf(name, match.index),
    quality: QUALITY,
    explaining: roughWords(text.slice(match.index + whole.length)),
    proper: match.index > 0 && words.every(word => isCapitalised(word)),
  }
}
