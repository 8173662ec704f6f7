import type { Rendition } from '../model/source.ts'
import { OffsetMap } from '../text/offset-map.ts'
import type { Unsaid } from '../wording.ts'

/**
 * What is left of a file that cannot be read: a problem that says why.
 * @param rawLength of the decoded file, where that is a text that an editor shows
 */
export function unreadable(message: Unsaid, rawLength = 0): Rendition {
  return {
    text: '',
    map: new OffsetMap(Uint32Array.of(0, 0), Uint32Array.of(0, rawLength)),
    blocks: [],
    outline: [],
    furniture: [],
    metadata: {},
    problems: [{ message, unreadable: true }],
  }
}
