/** The core properties of a DOCX (`docProps/core.xml`) and the metadata of an ODT (`meta.xml`): Dublin Core with a few words more. */
import type { DocumentProperties } from './document-metadata.ts'
import type { Namespaces, XmlAttributes, XmlHandler } from './xml.ts'

export const DUBLIN_CORE: Namespaces = new Map([
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['urn:oasis:names:tc:opendocument:xmlns:meta:1.0', 'meta'],
])

/** Longer is no title and no name. */
const LONGEST_VALUE = 1000

/** Receives the part. Dates of the file (made, saved) are not taken: they say nothing of the text. */
export class DublinCore implements XmlHandler {
  readonly properties: DocumentProperties = {}
  private value: string | undefined
  private field = ''
  private initialCreator: string | undefined

  open(name: string, attributes: XmlAttributes): void {
    this.value = ''
    this.field = name === 'meta:user-defined' ? `user:${attributes.get('meta:name')?.toLowerCase() ?? ''}` : name
  }

  close(): void {
    const value = this.value?.trim()
    this.value = undefined
    if (!value) return
    const { properties } = this
    if (this.field === 'dc:title') properties.title ??= value
    else if (this.field === 'dc:creator') (properties.creators ??= []).push(value)
    else if (this.field === 'meta:initial-creator') this.initialCreator = value
    else if (this.field === 'dc:language') properties.language ??= value
    else if (this.field === 'dcterms:issued' || this.field === 'user:date') properties.date ??= value
  }

  text(text: string): void {
    if (this.value !== undefined && this.value.length < LONGEST_VALUE) this.value += text
  }

  /** Who began a document is its author; who saved it last (an ODT's `dc:creator`) only when nobody else is named. */
  finish(): DocumentProperties {
    return this.initialCreator === undefined ? this.properties : { ...this.properties, creators: [this.initialCreator] }
  }
}
