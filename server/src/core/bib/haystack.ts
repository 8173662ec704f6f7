/** A reference as the folded words by which somebody may look for it, and what they are worth. */
import { eachWord, foldWord } from '../text/fold.ts'
import type { Name, Reference } from './reference.ts'
import { firstWord } from './same-work.ts'

/** One reference made ready for searching. */
export interface Haystack {
  /** Folded words, a blank before each; fields in the order of {@link FIELD_SCORES}. */
  readonly words: string
  /** Where each field ends in `words`. */
  readonly bounds: readonly number[]
  /** The folded words that the title and the short title begin with. */
  readonly begins: readonly string[]
}

/** How much a word is worth that begins a word of the key, an author, the title, the year, another name, the container or publisher. */
export const FIELD_SCORES: readonly number[] = [16, 14, 10, 8, 6, 3]
/** What that is multiplied by: inside a word it is worth less than any beginning; the beginning of the key is what is being typed. */
export const INSIDE = 3
export const BEGINS = 20
export const WHOLE = 30
export const START_OF_KEY = 40

const LONGEST_QUERY = 200
const LONGEST_FIELD = 1000
/** Between two references: it stands in no folded word and in no query. */
export const END = '\n'

export function haystackOf(reference: Reference): Haystack {
  const fields = [
    `${folded(reference.key)} ${foldWord(reference.key)}`,
    folded(reference.authors.map(nameText).join(' ')),
    folded([reference.shortTitle, reference.title].filter(text => text !== undefined).join(' ')),
    [reference.year, reference.originalYear].filter(text => text !== undefined).join(' '),
    folded([...reference.editors, ...reference.translators, ...(reference.named ?? [])].map(nameText).join(' ')),
    folded([reference.container, reference.publisher].filter(text => text !== undefined).join(' ')),
  ]
  let words = ''
  const bounds: number[] = []
  for (const field of fields) {
    words += ` ${field.replaceAll(END, ' ')}`
    bounds.push(words.length)
  }
  const titles = [reference.title, reference.shortTitle].filter(title => title !== undefined)
  return { words, bounds, begins: [...new Set(titles.map(firstWord))] }
}

/** The folded words of a query, each once. */
export function queryWords(query: string): readonly string[] {
  return [...new Set(folded(query.slice(0, LONGEST_QUERY)).split(' '))].filter(word => word !== '')
}

function nameText({ family, given = '', particle = '' }: Name): string {
  return `${particle} ${family} ${given}`
}

function folded(text: string): string {
  const field = text.slice(0, LONGEST_FIELD)
  const words: string[] = []
  eachWord(field, 0, field.length, (start, end) => words.push(foldWord(field, start, end)))
  return words.join(' ')
}
