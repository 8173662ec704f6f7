/** A BibLaTeX file as a life's Zotero library is exported: made up, the same for the same numbers. */

const SYLLABLES = 'ba be ka lo mi nu ra se to vi wa ze hol mar len dor gan pel tir sun'.split(' ')
const WORDS =
  'harbour lamp coast keeper fog signal tower glass winter reef chart vessel storm light rope anchor sailor tide engine record'.split(
    ' ',
  )
const SMALL = 'of the and in on for with a'.split(' ')

/** A small generator of pseudo-random numbers (Park and Miller), so that every run has the same file. */
function numbers(seed: number): (below: number) => number {
  let state = (seed % 2_147_483_646) + 1
  return below => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

export interface LargeBibliography {
  readonly entries: number
  /** UTF-16 units; the abstracts are as long as it takes. */
  readonly size: number
}

/** Entries in text, one after the other; joined they are the file. */
export function largeBibliography({ entries, size }: LargeBibliography): readonly string[] {
  const each = size / entries
  return Array.from({ length: entries }, (_, i) => entryOf(i, each))
}

function entryOf(i: number, length: number): string {
  const next = numbers(i * 7919 + 17)
  const pick = (list: readonly string[]): string => list[next(list.length)] as string
  const name = (): string => {
    const made = pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES)
    return (made[0] as string).toUpperCase() + made.slice(1)
  }
  const words = (count: number): string =>
    Array.from({ length: count }, (_, at) => (at % 3 === 2 ? pick(SMALL) : pick(WORDS))).join(' ')
  const [family, other] = [name(), name()]
  const year = 1850 + next(170)
  const key = `${family.toLowerCase()}${pick(WORDS)}${year}-${i}`
  const title = `{{${name()}}} and the ${words(5)}`
  const isArticle = i % 3 !== 0
  const fields = [
    `title = {${title}: ${words(4)}}`,
    `shorttitle = {${title}}`,
    `author = {${family}, ${name()} and ${other.replace('a', '{\\"a}')}, ${name()}}`,
    `date = {${year}-0${1 + next(9)}-1${next(9)}}`,
    ...(isArticle
      ? [
          `journaltitle = {${name()} ${words(2)}}`,
          `volume = {${next(90)}}`,
          `pages = {${next(300)}--${300 + next(90)}}`,
        ]
      : [
          `publisher = {${name()} \\& ${name()}}`,
          `location = {${name()}}`,
          `isbn = {978-0-${100 + next(900)}-${10_000 + next(89_000)}-${next(9)}}`,
        ]),
    `doi = {10.${1000 + next(8000)}/${family.toLowerCase()}.${i}}`,
    `url = {https://example.org/${family.toLowerCase()}/${i}?a=1&b=2}`,
    `urldate = {2021-0${1 + next(9)}-02}`,
    'langid = {english}',
    `keywords = {${pick(WORDS)},${pick(WORDS)}}`,
    `file = {/home/me/Zotero/storage/${name().toUpperCase()}${i}/${family} - ${year} - ${words(4)}.pdf}`,
  ]
  const written = `@${isArticle ? 'article' : 'book'}{${key},\n  ${fields.join(',\n  ')}`
  const left = Math.max(0, Math.round(length) - written.length - 26)
  let abstract = ''
  while (abstract.length < left) abstract += `${abstract === '' ? '' : ' '}${words(8)}.`
  return `${written},\n  abstract = {${abstract.slice(0, left)}}\n}\n\n`
}
