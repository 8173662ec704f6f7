/** The package document of an EPUB (OPF 2 and 3): what the book says of itself, its files, and the order to read them in. */
import type { SourceMetadata } from '../../model/source.ts'
import { doiIn, isbnIn } from '../identifiers.ts'
import { familyFirst, LANGUAGE_TAG, type MetadataDraft, yearIn } from '../metadata.ts'
import type { Namespaces, XmlAttributes, XmlHandler } from '../xml.ts'

export const OPF: Namespaces = new Map([
  ['http://www.idpf.org/2007/opf', 'opf'],
  ['http://openebook.org/namespaces/oeb-package/1.0/', 'opf'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
])

export interface EpubItem {
  /** As it is written: relative to the package document. */
  readonly href: string
  readonly type: string
  readonly properties: string
}

interface Statement {
  readonly name: string
  readonly id: string | undefined
  readonly role: string | undefined
  readonly fileAs: string | undefined
  readonly event: string | undefined
  value: string
}

interface Refinement {
  readonly of: string
  readonly property: string
  value: string
}

const LONGEST_VALUE = 1000
const MOST_STATEMENTS = 1000

/** Receives the package document. */
export class EpubPackage implements XmlHandler {
  readonly items = new Map<string, EpubItem>()
  /** Ids of items, in reading order. */
  readonly spine: string[] = []
  /** The id of the NCX. */
  toc: string | undefined
  private readonly statements: Statement[] = []
  private readonly refinements: Refinement[] = []
  private open_: { value: string } | undefined

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'opf:item') {
      const id = attributes.get('id')
      const href = attributes.get('href')
      if (id === undefined || href === undefined) return
      const type = attributes.get('media-type') ?? ''
      this.items.set(id, { href, type, properties: attributes.get('properties') ?? '' })
    } else if (name === 'opf:spine') this.toc = attributes.get('toc')
    else if (name === 'opf:itemref') {
      const id = attributes.get('idref')
      if (id !== undefined) this.spine.push(id)
    } else if (this.statements.length + this.refinements.length >= MOST_STATEMENTS) return
    else if (name.startsWith('dc:')) {
      const statement: Statement = {
        name,
        id: attributes.get('id'),
        role: attributes.get('opf:role'),
        fileAs: attributes.get('opf:file-as'),
        event: attributes.get('opf:event'),
        value: '',
      }
      this.statements.push(statement)
      this.open_ = statement
    } else if (name === 'opf:meta') {
      const refinement: Refinement = {
        of: (attributes.get('refines') ?? '').replace(/^#/, ''),
        property: attributes.get('property') ?? '',
        value: '',
      }
      if (refinement.property === '') return
      this.refinements.push(refinement)
      this.open_ = refinement
    }
  }

  close(name: string): void {
    if (name.startsWith('dc:') || name === 'opf:meta') this.open_ = undefined
  }

  text(text: string): void {
    if (this.open_ && this.open_.value.length < LONGEST_VALUE) this.open_.value += text
  }

  /** Who wrote it, not who translated, edited or drew it. Dates of the file and of a change are passed over. */
  metadata(): SourceMetadata {
    const draft: MetadataDraft = {}
    const of = (name: string): readonly Statement[] =>
      this.statements.filter(statement => statement.name === name && clean(statement.value) !== '')
    const titles = of('dc:title')
    const main = titles.find(title => this.refined(title, 'title-type') === 'main') ?? titles[0]
    if (main) draft.title = clean(main.value)
    const creators = of('dc:creator')
    const roleOf = (creator: Statement): string => creator.role ?? this.refined(creator, 'role') ?? 'aut'
    const writers = creators.filter(creator => roleOf(creator) === 'aut')
    const authors = (writers.length > 0 ? writers : creators).map(creator => this.nameOf(creator))
    if (authors.length > 0) draft.authors = authors
    const dates = of('dc:date').filter(date => date.event === undefined || /publication|creation/.test(date.event))
    const date = dates.find(({ event }) => event !== undefined) ?? dates[0]
    const year = date && yearIn(clean(date.value))
    if (year !== undefined) draft.year = year
    const language = clean(of('dc:language')[0]?.value ?? '').replaceAll('_', '-')
    if (LANGUAGE_TAG.test(language)) draft.language = language
    const identifiers = [...of('dc:identifier'), ...of('dc:source')].map(({ value }) => clean(value))
    const isbn = identifiers.map(isbnIn).find(found => found !== undefined)
    if (isbn !== undefined) draft.isbn = isbn
    const doi = identifiers.map(doiIn).find(found => found !== undefined)
    if (doi !== undefined) draft.doi = doi
    return draft
  }

  private nameOf(creator: Statement): string {
    const sorted = clean(creator.fileAs ?? this.refined(creator, 'file-as') ?? '')
    return sorted.includes(',') ? sorted : familyFirst(clean(creator.value))
  }

  private refined({ id }: Statement, property: string): string | undefined {
    if (id === undefined) return undefined
    const found = this.refinements.find(refinement => refinement.of === id && refinement.property === property)
    return found && clean(found.value)
  }
}

function clean(value: string): string {
  return value.replace(/\s+/g, ' ').trim()
}
