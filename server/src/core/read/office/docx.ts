/**
 * DOCX (Office Open XML, ISO/IEC 29500, both its transitional and its strict namespaces). Reads the parts that hold text: the body, its
 * notes, the styles, the properties. Headers and footers are not read: they are not in the running text.
 * Cost: O(size of those parts).
 */
import type { SourceProblem } from '../../model/problem.ts'
import type { Rendition } from '../../model/source.ts'
import { unsaid } from '../../wording.ts'
import { documentMetadata } from '../document-metadata.ts'
import { DocumentWriter } from '../document-writer.ts'
import { DUBLIN_CORE, DublinCore } from '../dublin-core.ts'
import type { IsolatedReader, SourceFile } from '../reader.ts'
import { unreadable } from '../unreadable.ts'
import type { Namespaces, XmlAttributes } from '../xml.ts'
import { openZip } from '../zip.ts'
import { ZippedParts } from '../zipped-parts.ts'
import { DocxBody } from './docx-body.ts'
import { DocxNotes } from './docx-notes.ts'
import { DOCX_ATTRIBUTES } from './docx-properties.ts'
import { DocxStyles } from './docx-styles.ts'

export const docxReader: IsolatedReader = {
  name: 'docx',
  version: 1,
  extensions: ['docx', 'docm', 'dotx'],
  isolated: true,
  read: readDocx,
}

const NAMESPACES: Namespaces = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
])
const RELATIONSHIPS: Namespaces = new Map([['http://schemas.openxmlformats.org/package/2006/relationships', '']])

export function readDocx(file: SourceFile): Rendition {
  if (isCompoundFile(file.bytes)) {
    return unreadable(unsaid('The file is encrypted with a password, or an old Word file (.doc): it cannot be read.'))
  }
  const archive = openZip(file.bytes)
  if ('fault' in archive) return unreadable(archive.fault)
  const problems: SourceProblem[] = []
  const parts = new ZippedParts(archive, problems)
  const body = related(parts, '_rels/.rels', '').get('officeDocument') ?? 'word/document.xml'
  if (!parts.has(body)) return unreadable(unsaid('The file is no Word document: it has no “{0}”.', body.slice(0, 80)))
  const folder = body.slice(0, body.lastIndexOf('/') + 1)
  const part = related(parts, `${folder}_rels/${body.slice(folder.length)}.rels`, folder)
  const styles = new DocxStyles()
  parts.read(part.get('styles') ?? `${folder}styles.xml`, NAMESPACES, styles)
  const foot = new DocxNotes(DOCX_ATTRIBUTES)
  parts.read(part.get('footnotes') ?? `${folder}footnotes.xml`, NAMESPACES, foot)
  const end = new DocxNotes(DOCX_ATTRIBUTES)
  parts.read(part.get('endnotes') ?? `${folder}endnotes.xml`, NAMESPACES, end)
  const out = new DocumentWriter()
  const reader = new DocxBody(out, styles, foot, end)
  parts.read(body, NAMESPACES, reader)
  const core = new DublinCore()
  parts.read('docProps/core.xml', DUBLIN_CORE, core)
  const language = styles.language === undefined ? {} : { language: styles.language }
  const title = reader.titlePage.properties
  const metadata = documentMetadata({ date: title.date ?? '' }, core.finish(), title, language)
  return { ...out.finish(), metadata, problems }
}

/** What Word packs documents with a password into, and what it wrote before 2007. */
function isCompoundFile(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0
}

/** The parts that a part names as its own, by the last word of how they are related: `styles` → `word/styles.xml`. */
function related(parts: ZippedParts, name: string, folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  parts.read(name, RELATIONSHIPS, {
    open(element: string, attributes: XmlAttributes) {
      if (element !== 'Relationship' || attributes.get('TargetMode') === 'External') return
      const type = attributes.get('Type') ?? ''
      const target = attributes.get('Target') ?? ''
      const kind = type.slice(type.lastIndexOf('/') + 1)
      if (!found.has(kind)) found.set(kind, target.startsWith('/') ? target.slice(1) : folder + target)
    },
    close() {},
    text() {},
  })
  return found
}
