/** Terms that the sources explain and whose name begins with what is being written. */
import type { Corpus } from '../../corpus/corpus.ts'
import type { Essay } from '../../essay/essay.ts'
import type { WritingWord } from '../../essay/writing-at.ts'
import type { Account, Term } from '../../model/term.ts'
import { foldedPhrase } from '../../terms/term-keys.ts'
import { eachWord, foldWord } from '../../text/fold.ts'
import { span } from '../../text/span.ts'
import { say } from '../../wording.ts'
import { excerpt } from '../excerpt.ts'
import { blocks, bold, emphasised, plain, quote } from '../hover-markup.ts'
import { accountsFor, passageOf } from '../term-hover.ts'
import type { CompletionItem, CompletionList } from './completion-list.ts'

/** A shorter beginning begins too much. */
const LEAST_LETTERS = 3
/** `new economic pol`: names of several words are found from their first one. */
const MOST_WORDS = 4
const MOST_TERMS = 30
const PASSAGE_LENGTH = 360

export function termsAt(essay: Essay, corpus: Corpus, writing: WritingWord): CompletionList | undefined {
  const { typed, replace } = writing
  const words = wordsBefore(essay.scan, typed.start, typed.end)
  if ((words.at(-1)?.folded.length ?? 0) < LEAST_LETTERS) return undefined
  // The most words first: what fits a phrase fits better.
  for (let count = Math.min(MOST_WORDS, words.length); count > 0; count--) {
    const phrase = words.slice(-count)
    const wanted = phrase.map(word => word.folded).join(' ')
    const start = (phrase[0] as Word).start
    const before = essay.text.slice(start, typed.end)
    const items = corpus.glossary.completing(wanted, before, MOST_TERMS).map(term => {
      // A name in other letters than those that are typed is the one to show.
      const name = [term.name, ...term.aliases].find(one => foldedPhrase(one).startsWith(wanted)) ?? term.name
      return itemOf(term, name, before, corpus, essay.language)
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

function itemOf(term: Term, name: string, typed: string, corpus: Corpus, language: string): CompletionItem {
  const passage = passageOf(accountsFor(term, corpus, language)[0] as Account, term, corpus)
  const shown = excerpt(passage.text, passage.term, PASSAGE_LENGTH)
  const from = passage.kind === 'own' ? say('your glossary, {0}', passage.title) : passage.title
  const others = [term.name, ...term.aliases].filter(other => other !== name)
  return {
    kind: 'term',
    label: name,
    note: from,
    detail: others.join('; '),
    documentation: blocks(
      bold(name),
      shown.text === '' ? '' : quote(emphasised(shown.text, shown.focus)),
      `— ${plain(from)}`,
    ),
    insert: name,
    filter: typed + name.slice(Math.min(typed.length, name.length)),
  }
}
