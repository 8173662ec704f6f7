/** `indexOf` on folded text: what differs in one word it does not see. */
import type { BuildTool } from './tool.ts'
import { aroundAnchor, longestOf } from './verify.ts'

export const buildIndexOf: BuildTool = folded => ({
  find(asked) {
    const piece = longestOf(asked.pieces)
    for (const [document, text] of folded.entries()) {
      const from = text.indexOf(piece)
      if (from < 0) continue
      return aroundAnchor(document, text, asked, { from, to: from + piece.length }, exactly)
    }
    return undefined
  },
})

function exactly(text: string, piece: string, from = 0, to = text.length) {
  const at = text.indexOf(piece, Math.max(0, from))
  return at < 0 || at > to ? undefined : { from: at, to: at + piece.length, errors: 0 }
}
