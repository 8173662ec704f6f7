/** What the header of a TEI document says of the work: of the printed source where it describes one, else of the file. */
import type { SourceMetadata } from '../../model/source.ts'
import { doiIn, isbnIn } from '../identifiers.ts'
import { familyFirst, LANGUAGE_TAG, type MetadataDraft, yearIn } from '../metadata.ts'
import type { XmlAttributes, XmlHandler } from '../xml.ts'

const LONGEST_VALUE = 1000

/** Receives the elements inside of `teiHeader`. */
export class TeiHeader implements XmlHandler {
  private readonly path: string[] = []
  private readonly values: { text: string; readonly depth: number; readonly take: (value: string) => void }[] = []
  private title: { readonly value: string; readonly isMain: boolean } | undefined
  private sourceTitle: string | undefined
  private readonly authors: string[] = []
  private readonly sourceAuthors: string[] = []
  private surname = ''
  private forename = ''
  private date: string | undefined
  private sourceDate: string | undefined
  private language: string | undefined
  private isbn: string | undefined
  private doi: string | undefined

  open(name: string, attributes: XmlAttributes): void {
    this.path.push(name)
    const inTitle = this.path.includes('titleStmt') && !this.path.includes('sourceDesc')
    const inSource = this.path.includes('sourceDesc')
    switch (name) {
      case 'title': {
        const type = attributes.get('type')
        if (inTitle && type !== 'short' && type !== 'sub') {
          this.take(value => {
            if (!this.title || (type === 'main' && !this.title.isMain)) this.title = { value, isMain: type === 'main' }
          })
        } else if (inSource) this.take(value => (this.sourceTitle ??= value))
        break
      }
      case 'author':
        this.surname = this.forename = ''
        if (inTitle || inSource)
          this.take(value => (inTitle ? this.authors : this.sourceAuthors).push(this.nameOf(value)))
        break
      case 'surname':
        this.take(value => (this.surname ||= value))
        break
      case 'forename':
        this.take(value => (this.forename = this.forename === '' ? value : `${this.forename} ${value}`))
        break
      case 'date': {
        const when = attributes.get('when')
        if (inSource) this.take(value => (this.sourceDate ??= yearIn(value) ?? yearIn(when ?? '')))
        else if (this.path.includes('publicationStmt'))
          this.take(value => (this.date ??= yearIn(value) ?? yearIn(when ?? '')))
        if (inSource && when) this.sourceDate ??= yearIn(when)
        break
      }
      case 'language':
        this.language ??= attributes.get('ident') ?? attributes.get('id')
        break
      case 'idno': {
        const type = attributes.get('type') ?? ''
        this.take(value => {
          if (/isbn/i.test(type)) this.isbn ??= isbnIn(value)
          else if (/doi/i.test(type) || /doi\.org/.test(value)) this.doi ??= doiIn(value)
        })
        break
      }
      default:
    }
  }

  close(): void {
    const last = this.values.at(-1)
    if (last && last.depth === this.path.length) {
      this.values.pop()
      const value = last.text.replace(/\s+/g, ' ').trim()
      if (value !== '' || last.depth > 0) last.take(value)
    }
    this.path.pop()
  }

  text(text: string): void {
    for (const value of this.values) if (value.text.length < LONGEST_VALUE) value.text += text
  }

  /** @param language what the root or the text declares by `xml:lang` */
  metadata(language: string | undefined): SourceMetadata {
    const draft: MetadataDraft = {}
    const title = this.title?.value || this.sourceTitle
    if (title) draft.title = title
    const authors = (this.authors.length > 0 ? this.authors : this.sourceAuthors).filter(name => name !== '')
    if (authors.length > 0) draft.authors = [...new Set(authors)]
    const year = this.sourceDate ?? this.date
    if (year !== undefined) draft.year = year
    const tag = language ?? this.language
    if (tag !== undefined && LANGUAGE_TAG.test(tag)) draft.language = tag
    if (this.isbn !== undefined) draft.isbn = this.isbn
    if (this.doi !== undefined) draft.doi = this.doi
    return draft
  }

  private take(take: (value: string) => void): void {
    if (this.values.length < 16) this.values.push({ text: '', depth: this.path.length, take })
  }

  private nameOf(value: string): string {
    const { surname, forename } = this
    return surname === '' ? familyFirst(value) : forename === '' ? surname : `${surname}, ${forename}`
  }
}
