/** Terms that the sources explain and whose name begins with what is being written. */
import type { Corpus } from '../../corpus/corpus.ts'
import type { Essay } from '../../essay/essay.ts'
import type { WritingWord } from '../../essay/writing-at.ts'
import type { Account, Term } from '../../model/term.ts'
import { foldedPhrase } from '../../terms/lexicon/term-keys.ts'
import { eachWord, foldWord } from '../../text/fold.ts'
import { span } from '../../text/span.ts'
import { say } from '../../wording.ts'
import type { CitedNear } from '../cited-near.ts'
import { excerpt } from '../excerpt.ts'
import { blocks, bold, emphasised, list, plain, quote } from '../hover-markup.ts'
import { passageOf, type TermPassage } from '../term-hover.ts'
import { accountsFor, sensesFor } from '../term-senses.ts'
import type { CompletionItem, CompletionList } from './completion-list.ts'

/** A shorter beginning begins too much. */
const LEAST_LETTERS = 3
/** `new economic pol`: names of several words are found from their first one. */
const MOST_WORDS = 4
const MOST_TERMS = 30
const PASSAGE_LENGTH = 360
/** What else sources mean by the word, and how much each says of it. */
const MOST_OTHERS = 3
const OTHER_LENGTH = 160
/** Of the terms further down, which are seen by scrolling only, one account is shown: to tell senses apart the sources of all accounts are read. */
const MOST_COMPARED = 12

/** @param cited what is cited near the word: of several things that a term means the one that these sources mean is shown first, as in a hover */
export function termsAt(
  essay: Essay,
  corpus: Corpus,
  writing: WritingWord,
  cited?: CitedNear,
): CompletionList | undefined {
  const { typed, replace } = writing
  const words = wordsBefore(essay.scan, typed.start, typed.end)
  if ((words.at(-1)?.folded.length ?? 0) < LEAST_LETTERS) return undefined
  // The most words first: what fits a phrase fits better.
  for (let count = Math.min(MOST_WORDS, words.length); count > 0; count--) {
    const phrase = words.slice(-count)
    const wanted = phrase.map(word => word.folded).join(' ')
    const start = (phrase[0] as Word).start
    const before = essay.text.slice(start, typed.end)
    const items = corpus.glossary.completing(wanted, before, MOST_TERMS).map((term, i) => {
      // A name in other letters than those that are typed is the one to show.
      const name = [term.name, ...term.aliases].find(one => foldedPhrase(one).startsWith(wanted)) ?? term.name
      const { language } = essay
      const senses =
        i < MOST_COMPARED ? sensesFor(term, corpus, language, cited) : [accountsFor(term, corpus, language)]
      return itemOf(term, name, before, senses, corpus)
    })
    if (items.length > 0) return { items, incomplete: true, replace: span(start, replace.end), typedEnd: typed.end }
  }
  return undefined
}

interface Word {
  readonly start: number
  readonly folded: string
}

function wordsBefore(scan: string, from: number, to: number): readonly Word[] {
  const lineStart = Math.max(scan.lastIndexOf('\n', from - 1) + 1, from - 120)
  const words: Word[] = []
  let last = lineStart
  eachWord(scan, lineStart, to, (start, end) => {
    // Only blanks and hyphens stand between the words of a name.
    if (!/^[ \u00A0-]*$/.test(scan.slice(last, start))) words.length = 0
    words.push({ start, folded: foldWord(scan, start, end) })
    last = end
  })
  return last === to ? words : []
}

/** @param senses the accounts of each thing that the term means, best first */
function itemOf(
  term: Term,
  name: string,
  typed: string,
  senses: readonly (readonly Account[])[],
  corpus: Corpus,
): CompletionItem {
  const [best, ...also] = senses
    .slice(0, MOST_OTHERS + 1)
    .map(([account]) => passageOf(account as Account, term, corpus)) as [TermPassage, ...TermPassage[]]
  const shown = emphasisedIn(best, PASSAGE_LENGTH)
  const others = [term.name, ...term.aliases].filter(other => other !== name)
  return {
    kind: 'term',
    label: name,
    note: originOf(best),
    detail: others.join('; '),
    documentation: blocks(
      bold(name),
      shown === '' ? '' : quote(shown),
      `— ${plain(originOf(best))}`,
      also.length > 0 ? say('Also:') : '',
      list(also.map(other => `${emphasisedIn(other, OTHER_LENGTH)} — ${plain(originOf(other))}`)),
    ),
    insert: name,
    filter: typed + name.slice(Math.min(typed.length, name.length)),
  }
}

/** The passage with its term in bold; empty where nothing is said. */
function emphasisedIn({ text, term }: TermPassage, length: number): string {
  const shown = excerpt(text, term, length)
  return shown.text === '' ? '' : emphasised(shown.text, shown.focus)
}

function originOf({ kind, title }: TermPassage): string {
  return kind === 'own' ? say('your glossary, {0}', title) : title
}
