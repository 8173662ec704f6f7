/**
 * TEI XML (P5; P4 without its own entities), with offsets into the file. The text is what the printed source has: of two readings that the
 * encoder gives, the one that stands there. Cost: O(file). Not read: facsimiles, apparatus but the lemma, descriptions of pictures.
 */
import type { Rendition } from '../../model/source.ts'
import { unsaid } from '../../wording.ts'
import { decode } from '../charset.ts'
import { DocumentWriter } from '../document-writer.ts'
import { declaredEncoding } from '../html/html-encoding.ts'
import type { SourceFile, TextReader } from '../reader.ts'
import { unreadable } from '../unreadable.ts'
import { type Namespaces, readXml } from '../xml.ts'
import { tellXmlFault } from '../xml-fault.ts'
import { TeiBody } from './tei-body.ts'

export const teiReader: TextReader = {
  name: 'tei',
  version: 1,
  extensions: ['tei', 'xml'],
  read: readTei,
}

const TEI: Namespaces = new Map([['http://www.tei-c.org/ns/1.0', '']])

/** The root element stands so near to the start, whatever the file says of itself before. */
const LONGEST_PROLOGUE = 65536

/** Whether the root of an XML file is one of TEI's. */
export function isTei(raw: string): boolean {
  const root = /<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s>/]/.exec(raw.slice(0, LONGEST_PROLOGUE).replace(/<!--[^]*?-->/g, ''))
  return root !== null && /^(?:TEI|TEI\.2|teiCorpus|teiCorpus\.2)$/.test(root[1] as string)
}

export function readTei(file: SourceFile): Rendition {
  const { text: raw } = decode(file.bytes, declaredEncoding(file.bytes), file.encoding)
  if (!isTei(raw))
    return unreadable(unsaid('The file is no source: of XML files only those in TEI are read.'), raw.length)
  const out = new DocumentWriter()
  const body = new TeiBody(out)
  const fault = readXml(raw, TEI, body)
  const problems = fault === undefined ? [] : [{ message: tellXmlFault(fault), unreadable: true }]
  return { ...out.finish(raw.length), metadata: body.metadata(), problems }
}
