/** Everything that an essay can cite: the loaded sources and the entries of its bibliographies, searched together. */

import type { Library } from '../../bib/library.ts'
import { type Name, nameInFull, type Reference, shortAuthors } from '../../bib/reference.ts'
import { ReferenceIndex } from '../../bib/reference-search.ts'
import type { FormattedText } from '../../cite/formatted-text.ts'
import type { Corpus, Source } from '../../corpus/corpus.ts'
import type { SourceId } from '../../model/place.ts'
import { span } from '../../text/span.ts'
import { say } from '../../wording.ts'
import { formattedMarkup } from '../formatted-markup.ts'
import { blocks, bold, plain } from '../hover-markup.ts'

export interface Citable {
  readonly key: string
  readonly reference: Reference
  /** The loaded sources of that key; empty: only a bibliography has it. */
  readonly sources: readonly Source[]
}

/** Which keys stand for which sources, where a bibliography says so: see bib/bind.ts. */
export interface KeyBinding {
  keyFor(id: SourceId): string | undefined
  resolve(key: string): readonly SourceId[]
}

export class Citables {
  private readonly library: Library | undefined
  private readonly binding: KeyBinding | undefined
  private readonly corpus: Corpus
  private readonly loaded: ReadonlyMap<string, Citable>
  private readonly index: ReferenceIndex

  /** Cost: in proportion to the sources; a library brings its own index. Keep it as long as corpus and library stay the same. */
  constructor(corpus: Corpus, library?: Library, binding?: KeyBinding) {
    this.corpus = corpus
    this.library = library
    this.binding = binding
    const byKey = new Map<string, Source[]>()
    for (const source of corpus.sources.values()) {
      const key = this.keyOf(source)
      const others = byKey.get(key)
      if (others) others.push(source)
      else byKey.set(key, [source])
    }
    this.loaded = new Map(
      [...byKey].map(([key, sources]) => [
        key,
        { key, sources, reference: library?.get(key) ?? referenceOf(key, sources[0] as Source) },
      ]),
    )
    this.index = ReferenceIndex.of([...this.loaded.values()].map(({ reference }) => reference))
  }

  keyOf(source: Source): string {
    return this.binding?.keyFor(source.id) ?? source.key
  }

  /** The loaded sources that a key stands for. */
  resolve(key: string): readonly SourceId[] {
    return this.binding?.resolve(key) ?? this.corpus.byKey.get(key) ?? []
  }

  get(key: string): Citable | undefined {
    const reference = this.library?.get(key)
    return this.loaded.get(key) ?? (reference && { key, reference, sources: [] })
  }

  /**
   * Every word of the query occurs in the key, author, title, year or container, or in whom its head names as author; best first, and what is loaded before what is only
   * in a bibliography. For an empty query all, at most `limit`.
   */
  search(query: string, limit: number): readonly Citable[] {
    const found = this.find(query, limit)
    if (found.length > 0) return found
    // `trotsky1936`, where the key is another: author and year.
    const parted = query.replace(/(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu, ' ')
    return parted === query ? [] : this.find(parted, limit)
  }

  private find(query: string, limit: number): readonly Citable[] {
    const own = this.index.search(query, limit).map(({ key }) => this.loaded.get(key) as Citable)
    const rest = this.library?.search(query, limit) ?? []
    const others = rest.filter(({ key }) => !this.loaded.has(key)).map(r => ({ key: r.key, reference: r, sources: [] }))
    return [...own, ...others].slice(0, limit)
  }
}

function referenceOf(key: string, { title, contribution }: Source): Reference {
  const { authors = [], namedAuthors, year, language } = contribution.metadata
  return {
    key,
    type: 'document',
    title,
    authors: authors.map(nameOf),
    editors: [],
    translators: [],
    ...(namedAuthors === undefined ? {} : { named: namedAuthors.map(nameOf) }),
    ...(year === undefined ? {} : { year }),
    ...(language === undefined ? {} : { language }),
    files: [],
    span: span(0, 0),
    keySpan: span(0, 0),
    bibliography: contribution.path,
  }
}

/** `Trotsky, Leon`, as sources have it. */
function nameOf(name: string): Name {
  const [family, given] = name.split(/,\s*/, 2) as [string, string?]
  return given ? { family, given } : { family }
}

/** `Trotsky 1937` */
export function authorsAndYear({ reference }: Citable): string {
  return [shortAuthors(reference), reference.year].filter(part => part).join(' ')
}

/**
 * Title, who and when in full, and where it lies.
 * @param formatted the entry in the essay's style, where it has been formatted already
 */
export function describeCitable({ key, reference, sources }: Citable, formatted?: FormattedText): string {
  const names = reference.authors.length > 0 ? reference.authors : reference.editors
  const by = [names.map(nameInFull).join('; '), reference.container, reference.publisher, reference.year]
  const paths = sources.length > 0 ? sources.map(({ contribution }) => contribution.path) : [reference.bibliography]
  const described = [bold(reference.title ?? key), plain(by.filter(part => part).join('. '))].filter(part => part)
  const named = reference.named?.map(nameInFull).join('; ')
  return blocks(
    formatted ? formattedMarkup(formatted) : described.join('  \n'),
    named === undefined ? '' : plain(say('Names as author: {0}', named)),
    paths.map(path => plain(path)).join('  \n'),
  )
}
