import type { Rendition } from '../model/source.ts'
import { OffsetMap } from '../text/offset-map.ts'

/** What is left of a file that cannot be read: a problem that says why. */
export function unreadable(message: string): Rendition {
  return {
    text: '',
    map: OffsetMap.identity(0),
    blocks: [],
    outline: [],
    furniture: [],
    metadata: {},
    problems: [{ message, unreadable: true }],
  }
}
