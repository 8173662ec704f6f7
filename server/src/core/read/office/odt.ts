/**
 * ODT (OpenDocument text, ISO/IEC 26300). Headers and footers are styles there and are not read.
 * Cost: O(size of the text and its styles).
 */
import type { SourceProblem } from '../../model/problem.ts'
import type { Rendition } from '../../model/source.ts'
import { unsaid } from '../../wording.ts'
import { documentMetadata } from '../document-metadata.ts'
import { DocumentWriter } from '../document-writer.ts'
import { DUBLIN_CORE, DublinCore } from '../dublin-core.ts'
import type { IsolatedReader, SourceFile } from '../reader.ts'
import { unreadable } from '../unreadable.ts'
import type { Namespaces } from '../xml.ts'
import { openZip } from '../zip.ts'
import { ZippedParts } from '../zipped-parts.ts'
import { OdtBody } from './odt-body.ts'
import { OdtFormulas } from './odt-formulas.ts'
import { OdtStyles } from './odt-styles.ts'

export const odtReader: IsolatedReader = {
  name: 'odt',
  version: 2,
  extensions: ['odt', 'ott'],
  isolated: true,
  read: readOdt,
}

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns:'
const NAMESPACES: Namespaces = new Map([
  [`${OASIS}office:1.0`, 'office'],
  [`${OASIS}style:1.0`, 'style'],
  [`${OASIS}text:1.0`, 'text'],
  [`${OASIS}table:1.0`, 'table'],
  [`${OASIS}drawing:1.0`, 'draw'],
  [`${OASIS}xsl-fo-compatible:1.0`, 'fo'],
  [`${OASIS}svg-compatible:1.0`, 'svg'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
])

export function readOdt(file: SourceFile): Rendition {
  const archive = openZip(file.bytes)
  if ('fault' in archive) return unreadable(archive.fault)
  const problems: SourceProblem[] = []
  const parts = new ZippedParts(archive, problems)
  if (!parts.has('content.xml')) return unreadable(unsaid('The file is no OpenDocument text: it has no “content.xml”.'))
  if (/manifest:encryption-data/.test(parts.text('META-INF/manifest.xml') ?? '')) {
    return unreadable(unsaid('The file is encrypted with a password.'))
  }
  const styles = new OdtStyles()
  parts.read('styles.xml', NAMESPACES, styles)
  const out = new DocumentWriter()
  const body = new OdtBody(out, styles, new OdtFormulas(parts))
  parts.read('content.xml', NAMESPACES, body)
  const meta = new DublinCore()
  parts.read('meta.xml', DUBLIN_CORE, meta)
  const language = styles.language === undefined ? {} : { language: styles.language }
  const title = body.titlePage.properties
  const metadata = documentMetadata({ date: title.date ?? '' }, meta.finish(), title, language)
  return { ...out.finish(), metadata, problems }
}
