/**
 * RTF (Rich Text Format 1.9). Ours: of the packages that are still kept rtf.js draws HTML, rtf-stream-parser gives tokens and what mail
 * programs pack into them, officeparser text; none tells headings by styles, sets notes apart or bounds what a file may take.
 * Cost: O(file). Not read: what only programs draw (pictures, numbers of list items), heads and feet of pages.
 */
import type { SourceProblem } from '../../model/problem.ts'
import type { Rendition } from '../../model/source.ts'
import { unsaid } from '../../wording.ts'
import type { IsolatedReader, SourceFile } from '../reader.ts'
import { unreadable } from '../unreadable.ts'
import { RtfBody } from './rtf-body.ts'
import { readRtfTokens } from './rtf-tokens.ts'

export const rtfReader: IsolatedReader = {
  name: 'rtf',
  version: 2,
  extensions: ['rtf'],
  isolated: true,
  read: readRtf,
}

export function readRtf(file: SourceFile): Rendition {
  const { bytes } = file
  const isRtf = String.fromCharCode(...bytes.subarray(0, 5)) === '{\\rtf'
  if (!isRtf) return unreadable(unsaid('The file is no RTF file.'))
  const reader = new RtfBody(bytes)
  const fault = readRtfTokens(bytes, reader)
  const problems: SourceProblem[] = fault === undefined ? [] : [{ message: fault, unreadable: true }]
  return { ...reader.finish(), problems }
}
