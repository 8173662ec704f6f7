/**
 * Which citation key stands for which loaded source: by the same key, by an attached file, by DOI, by ISBN, by title with
 * year and authors, in this order. What the project file says is the source's own key, and so comes first. A guess that could be another is none: a quotation may be called misattributed because of it.
 */
import type { SourceId } from '../model/place.ts'
import { fileIndex } from './bind-files.ts'
import { byDoi, byIsbn } from './bind-identifiers.ts'
import type { Library } from './library.ts'
import type { Reference } from './reference.ts'
import { agreement, sameTitle, type TitleForms, titleForms } from './same-work.ts'

/** A source as far as binding goes. */
export interface BindableSource {
  readonly id: SourceId
  /** As a person finds it: relative to the workspace, or absolute outside it. */
  readonly path: string
  /** Its key in the corpus; renditions of one work share it. */
  readonly key: string
  readonly title?: string
  readonly year?: string
  /** Family name first. */
  readonly authors?: readonly string[]
  readonly doi?: string
  readonly isbn?: string
}

export type BoundBy = 'key' | 'file' | 'doi' | 'isbn' | 'title'

export interface BoundReference {
  /** At least one; several when a work has several renditions or attached files. */
  readonly sources: readonly SourceId[]
  readonly by: BoundBy
}

export interface Binding {
  /** By citation key, for the references that have a source. */
  readonly bound: ReadonlyMap<string, BoundReference>
  /** Keys of references whose source is not loaded or cannot be told for certain, in the library's order. */
  readonly unbound: readonly string[]
  /** The sources that a citation key stands for: those of that key in the corpus, and those bound to it. */
  resolve(key: string): readonly SourceId[]
  /** How a writer should cite a source: the bibliography's key where it is bound to one, else the corpus's. */
  keyFor(id: SourceId): string | undefined
}

export function bindReferences(library: Library, sources: readonly BindableSource[]): Binding {
  const works = worksOf(sources)
  const bound = new Map<string, BoundReference>()
  const taken = new Set<string>()
  const take = (reference: Reference, keys: readonly string[], by: BoundBy): void => {
    if (keys.length === 0) return
    for (const key of keys) taken.add(key)
    const before = bound.get(reference.key)
    const ids = keys.flatMap(key => (works.get(key) ?? []).map(({ id }) => id))
    bound.set(reference.key, { sources: [...new Set([...(before?.sources ?? []), ...ids])], by: before?.by ?? by })
  }
  const files = fileIndex(sources, library.references)
  for (const reference of library.references) {
    if (works.has(reference.key)) take(reference, [reference.key], 'key')
    take(reference, files(reference), 'file')
  }
  const isFree = ({ key }: Reference): boolean => !bound.has(key)
  for (const [reference, key] of byDoi(library.references.filter(isFree), sources)) take(reference, [key], 'doi')
  for (const [reference, key] of byIsbn(library.references.filter(isFree), sources)) take(reference, [key], 'isbn')
  const free = [...works].filter(([key]) => !taken.has(key))
  for (const [reference, key] of matchTitles(library, bound, free)) take(reference, [key], 'title')
  return new Bound(library, works, bound)
}

class Bound implements Binding {
  readonly bound: ReadonlyMap<string, BoundReference>
  private readonly library: Library
  private readonly works: ReadonlyMap<string, readonly BindableSource[]>
  private readonly keys: ReadonlyMap<SourceId, string>

  constructor(
    library: Library,
    works: ReadonlyMap<string, readonly BindableSource[]>,
    bound: ReadonlyMap<string, BoundReference>,
  ) {
    this.bound = bound
    this.works = works
    this.library = library
    const keys = new Map<SourceId, string>()
    for (const [key, sources] of works) for (const { id } of sources) if (library.has(key)) keys.set(id, key)
    for (const [key, { sources }] of bound) for (const id of sources) if (!keys.has(id)) keys.set(id, key)
    for (const [key, sources] of works) for (const { id } of sources) if (!keys.has(id)) keys.set(id, key)
    this.keys = keys
  }

  get unbound(): readonly string[] {
    return this.library.references.map(({ key }) => key).filter(key => !this.bound.has(key))
  }

  resolve(key: string): readonly SourceId[] {
    const own = (this.works.get(key) ?? []).map(({ id }) => id)
    const more = this.bound.get(key)?.sources ?? []
    return [...new Set([...own, ...more])]
  }

  keyFor(id: SourceId): string | undefined {
    return this.keys.get(id)
  }
}

/** Renditions of one work, by their key. */
function worksOf(sources: readonly BindableSource[]): ReadonlyMap<string, readonly BindableSource[]> {
  const works = new Map<string, BindableSource[]>()
  for (const source of sources) {
    const work = works.get(source.key)
    if (work) work.push(source)
    else works.set(source.key, [source])
  }
  return works
}

interface Candidate {
  readonly reference: Reference
  readonly key: string
  readonly agreeing: number
}

/** Pairs of references and works that say the same title, each the only best one for the other. */
function matchTitles(
  library: Library,
  bound: ReadonlyMap<string, BoundReference>,
  works: readonly (readonly [key: string, sources: readonly BindableSource[]])[],
): readonly (readonly [Reference, string])[] {
  const byTitle = new Map<string, { key: string; source: BindableSource; forms: TitleForms }[]>()
  for (const [key, sources] of works) {
    for (const source of sources) {
      if (source.title === undefined) continue
      const forms = titleForms(source.title)
      for (const title of formsOf(forms)) byTitle.set(title, [...(byTitle.get(title) ?? []), { key, source, forms }])
    }
  }
  if (byTitle.size === 0) return []
  const firstWords = new Set([...byTitle.keys()].map(title => title.split(' ')[0] as string))
  const candidates: Candidate[] = []
  for (const reference of library.beginningWith(firstWords)) {
    if (bound.has(reference.key) || reference.title === undefined) continue
    const best = new Map<string, number>()
    const written = titleForms(reference.title)
    const short = reference.shortTitle === undefined ? undefined : titleForms(reference.shortTitle).whole
    const forms = { whole: written.whole, main: written.main ?? (short === written.whole ? undefined : short) }
    for (const { key, source, forms: theirs } of formsOf(forms).flatMap(title => byTitle.get(title) ?? [])) {
      const agreeing = sameTitle(forms, theirs) ? agreement(reference, source, theirs) : undefined
      if (agreeing !== undefined) best.set(key, Math.max(agreeing, best.get(key) ?? 0))
    }
    const [only] = bestOf([...best].map(([key, agreeing]) => ({ reference, key, agreeing })))
    if (only) candidates.push(only)
  }
  const byWork = new Map<string, Candidate[]>()
  for (const candidate of candidates) byWork.set(candidate.key, [...(byWork.get(candidate.key) ?? []), candidate])
  return [...byWork.values()].flatMap(rivals => {
    const most = Math.max(...rivals.map(({ agreeing }) => agreeing))
    const best = rivals.filter(({ agreeing }) => agreeing === most)
    // Two editions, and nothing tells which one the source is; one edition that the library has twice is no riddle.
    const isRiddle = best.some(({ reference }) => reference.year !== best[0]?.reference.year)
    return isRiddle ? [] : best.map(({ reference, key }) => [reference, key] as const)
  })
}

/** The one that agrees most, when it is the only one. */
function bestOf(candidates: readonly Candidate[]): readonly Candidate[] {
  const most = Math.max(...candidates.map(({ agreeing }) => agreeing))
  const best = candidates.filter(({ agreeing }) => agreeing === most)
  return best.length === 1 ? best : []
}

function formsOf({ whole, main }: TitleForms): readonly string[] {
  return [whole, main].filter(form => form !== undefined && form !== '') as string[]
}
