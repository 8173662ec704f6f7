/** What "Add to Glossary" would write for the words at a place of an essay. */
import type { Works } from '../check/works.ts'
import type { Corpus } from '../corpus/corpus.ts'
import type { Essay } from '../essay/essay.ts'
import type { NewEntry } from '../glossary/add-entry.ts'
import type { Account, Term } from '../model/term.ts'
import { isStopWord } from '../terms/phrase.ts'
import { eachWord } from '../text/fold.ts'
import { overlaps, type Span, span } from '../text/span.ts'
import { citedNear } from './cited-near.ts'
import { styleOfEssay } from './completion/quotation-style.ts'
import { quotedText } from './completion/quoted-text.ts'
import { excerpt } from './excerpt.ts'
import { passageOf } from './term-hover.ts'
import { sensesFor } from './term-senses.ts'

/** A longer selection is no term. */
const MOST_WORDS = 8
const LONGEST = 100
/** A longer passage is cut: the writer will cut it further. */
const PASSAGE = 400

/**
 * For the words that are selected; for a cursor the term, else the word that it is in. Undefined where there is none, where it is no prose, and
 * where one of the writer's glossaries has it.
 */
export function newGlossaryEntry(
  essay: Essay,
  corpus: Corpus,
  works: Works,
  selection: Span<'essay'>,
): NewEntry | undefined {
  const found = wordsAt(essay, corpus, selection)
  if (!found || essay.opaque.some(opaque => overlaps(opaque, found))) return undefined
  const name = essay.text
    .slice(found.start, found.end)
    .replace(/[*_~\s]+/g, ' ')
    .trim()
  const words: string[] = []
  eachWord(name, 0, name.length, (start, end) => words.push(name.slice(start, end)))
  if (words.length === 0 || words.length > MOST_WORDS || words.every(isStopWord)) return undefined
  const term = corpus.glossary.find(name)
  if (term?.accounts[0]?.kind === 'own') return undefined
  const quoted = term && quotedAccount(term, essay, corpus, works, found.start)
  const names = term ? [term.name, ...term.aliases] : []
  return {
    name: term && names.some(one => isNearly(one, name)) ? term.name : name,
    aliases: names.filter(one => one !== term?.name),
    ...(quoted === undefined ? {} : { definition: quoted }),
  }
}

/** Whether a name is the same but for its ending: a plural is not the name of an entry. */
function isNearly(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  return a === b || a.startsWith(b.slice(0, Math.max(3, b.length - 4))) || /^\p{Lu}{2,}$/u.test(other)
}

function wordsAt(essay: Essay, corpus: Corpus, at: Span<'essay'>): Span<'essay'> | undefined {
  if (at.end > at.start) return at.end - at.start <= LONGEST ? at : undefined
  const mention = corpus.glossary.termAt(essay.text, at.start, essay.opaque)
  if (mention) return mention.span
  let word: Span<'essay'> | undefined
  const from = Math.max(0, at.start - LONGEST)
  eachWord(essay.text, from, Math.min(essay.text.length, at.start + LONGEST), (start, end) => {
    if (start <= at.start && at.start <= end && start > from) word = span(start, end)
  })
  return word
}

/** The passage of a source that explains the term, as a quotation with its citation. */
function quotedAccount(term: Term, essay: Essay, corpus: Corpus, works: Works, at: number): string | undefined {
  const cited = citedNear(essay, works, at)
  const account = sensesFor(term, corpus, essay.language, cited)[0]?.[0] as Account
  if (account.kind === 'mention' || account.kind === 'heading') return undefined
  const { text, term: focus, source } = passageOf(account, term, corpus)
  const shown = excerpt(text, focus, PASSAGE)
  const words = shown.text.replace(/^… | …$/g, match => match.replace('…', '[…]'))
  const style = styleOfEssay(essay)
  return (
    style.open +
    style.space +
    quotedText(words, true, { style, key: works.keyOf(source), behind: '', language: essay.language })
  )
}
