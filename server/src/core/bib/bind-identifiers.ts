/** References and works of the same DOI or ISBN. A number that two works claim tells nothing. */
import { isbns, plainDoi } from './identifiers.ts'
import type { Reference } from './reference.ts'
import { sameTitle, type TitleForms, titleForms } from './same-work.ts'

/** A source as far as its numbers go. */
interface NumberedSource {
  /** Of the work that it belongs to. */
  readonly key: string
  readonly title?: string
  readonly doi?: string
  readonly isbn?: string
}

type Pair = readonly [reference: Reference, key: string]

/** Pairs of the same DOI, which a reference may also have as its address. */
export function byDoi(references: readonly Reference[], sources: readonly NumberedSource[]): readonly Pair[] {
  const works = worksBy(sources, ({ doi }) => (doi === undefined ? [] : [plainDoi(doi)]))
  if (works.size === 0) return []
  return references.flatMap((reference): readonly Pair[] => {
    const doi =
      reference.doi ??
      (/\/\/(?:dx\.)?doi\.org\//i.test(reference.url ?? '') ? plainDoi(reference.url ?? '') : undefined)
    const work = doi === undefined ? undefined : works.get(doi)
    return work ? [[reference, work.key]] : []
  })
}

/**
 * Pairs of the same ISBN, in its old form or its new one. A number may be that of a set of volumes, or of the book that chapters stand
 * in: where several works of a library have it, only those that have the source's title are meant.
 */
export function byIsbn(references: readonly Reference[], sources: readonly NumberedSource[]): readonly Pair[] {
  const works = worksBy(sources, ({ isbn }) => (isbn === undefined ? [] : isbns(isbn)))
  if (works.size === 0) return []
  const rivals = new Map<string, Reference[]>()
  for (const reference of references) {
    const numbers = reference.isbn === undefined ? [] : isbns(reference.isbn)
    const keys = new Set(numbers.flatMap(number => works.get(number)?.key ?? []))
    // Numbers of two works: of a set, whose volumes are sources.
    const [key] = keys.size === 1 ? keys : []
    if (key === undefined) continue
    const others = rivals.get(key)
    if (others) others.push(reference)
    else rivals.set(key, [reference])
  }
  const titles = new Map<string, readonly string[]>()
  for (const { key, title } of sources)
    if (title !== undefined && rivals.has(key)) titles.set(key, [...(titles.get(key) ?? []), title])
  return [...rivals].flatMap(([key, found]) => {
    const forms = (titles.get(key) ?? []).map(titleForms)
    return found.filter(reference => isMeant(reference, found, forms)).map((reference): Pair => [reference, key])
  })
}

function isMeant(reference: Reference, rivals: readonly Reference[], titles: readonly TitleForms[]): boolean {
  const own = [reference.title, reference.shortTitle, isPart(reference) ? reference.container : undefined]
  const forms = own.filter(title => title !== undefined).map(titleForms)
  if (forms.some(form => titles.some(title => sameTitle(form, title)))) return true
  if (isPart(reference)) return false
  const isOnly = rivals.every(other => other === reference || isPart(other) || other.title === reference.title)
  // A number that was copied from another work: not a word of the two titles is the same.
  return (
    isOnly &&
    (titles.length === 0 || forms.length === 0 || forms.some(form => titles.some(title => share(form, title))))
  )
}

function isPart({ type }: Reference): boolean {
  return type === 'chapter' || type.startsWith('entry') || type.startsWith('article')
}

/** Shorter words stand in every title. */
const SHORTEST_TELLING = 4

function share(a: TitleForms, b: TitleForms): boolean {
  const words = new Set(b.whole.split(' '))
  return a.whole.split(' ').some(word => word.length >= SHORTEST_TELLING && words.has(word))
}

/** By their numbers; those that two works claim are left out. */
function worksBy(
  sources: readonly NumberedSource[],
  numbersOf: (source: NumberedSource) => readonly (string | undefined)[],
): ReadonlyMap<string, NumberedSource> {
  const works = new Map<string, NumberedSource | undefined>()
  for (const source of sources)
    for (const number of numbersOf(source)) {
      if (number === undefined) continue
      const known = works.has(number) ? works.get(number) : source
      works.set(number, known?.key === source.key ? known : undefined)
    }
  return new Map([...works].flatMap(([number, work]) => (work ? [[number, work] as const] : [])))
}
