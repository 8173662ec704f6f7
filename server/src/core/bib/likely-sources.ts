/** For a reference whose source nobody can tell for certain: the files that it may be, for a person to choose from. */
import { eachWord, foldWord } from '../text/fold.ts'
import type { BindableSource } from './bind.ts'
import type { Reference } from './reference.ts'

/** Nobody reads a longer list of guesses. */
const MOST_LIKELY = 3
/** Shorter words stand in every title. */
const SHORTEST_TELLING = 4
const LONGEST = 500
/** In the name of a file: `Smith_1776-wealth`, `smith1776`, `SmithWealth`. */
const BETWEEN_WORDS = /[_-]|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})|(?<=\p{Ll})(?=\p{Lu})/gu
/** Of the words of the shorter title, so many are in the other. */
const LEAST_SHARED = 0.5

/**
 * The likely ones, best first. It takes half of the title's words, or the author's name with the year or a word of the title, in what the
 * source says of itself or in the name of its file.
 * @param sources those that stand for no reference yet
 */
export function likelySources(
  { title = '', shortTitle = '', authors, editors, year, originalYear }: Reference,
  sources: readonly BindableSource[],
): readonly BindableSource[] {
  const words = tellingWords(title)
  const short = tellingWords(shortTitle)
  const names = [...authors, ...editors].flatMap(({ family }) => [...tellingWords(family, 2)])
  const years = [year, originalYear].filter(one => one !== undefined)
  const scored = sources.map(source => {
    const file = source.path.slice(source.path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')
    const said = tellingWords(`${source.title ?? ''} ${file.replace(BETWEEN_WORDS, ' ')}`, 1)
    const titled = tellingWords(source.title ?? '')
    const shared = Math.max(sharedPart(words, said, titled), sharedPart(short, said, titled))
    const authored = tellingWords((source.authors ?? []).join(' '), 2)
    const isHis = names.some(name => authored.has(name) || said.has(name))
    const isOfThen = years.some(one => source.year?.includes(one) === true || file.includes(one))
    const isLikely = shared >= LEAST_SHARED || (isHis && (isOfThen || shared > 0))
    return { source, score: isLikely ? 2 * shared + (isHis ? 1 : 0) + (isOfThen ? 0.5 : 0) : 0 }
  })
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_LIKELY)
    .map(({ source }) => source)
}

/** How much of the shorter of two titles stands in the other; a single word is too little to tell. */
function sharedPart(words: ReadonlySet<string>, said: ReadonlySet<string>, titled: ReadonlySet<string>): number {
  const found = [...words].filter(word => said.has(word)).length
  const of = titled.size > 1 ? Math.min(words.size, titled.size) : words.size
  return of < 2 ? 0 : found / of
}

function tellingWords(text: string, shortest = SHORTEST_TELLING): ReadonlySet<string> {
  const words = new Set<string>()
  const bounded = text.slice(0, LONGEST)
  eachWord(bounded, 0, bounded.length, (start, end) => {
    if (end - start >= shortest) words.add(foldWord(bounded, start, end))
  })
  return words
}
