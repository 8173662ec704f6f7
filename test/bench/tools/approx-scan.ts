/** approx-string-match over the whole texts, the quotation split at its ellipses. */
import type { BuildTool } from './tool.ts'
import { aroundAnchor, type Found, longestOf, nearest } from './verify.ts'

export const buildApproxScan: BuildTool = folded => ({
  find(asked) {
    const piece = longestOf(asked.pieces)
    let best: (Found & { document: number }) | undefined
    folded.forEach((text, document) => {
      const found = nearest(text, piece)
      if (found && (!best || found.errors < best.errors)) best = { ...found, document }
    })
    return best && aroundAnchor(best.document, folded[best.document] as string, asked, best)
  },
})
