import type { MarkdownConfig } from '@lezer/markdown'
import { citationKeyAt, LONGEST_KEY } from './citation-key.ts'

/** A citation key is one thing: the `_`, `*`, `$`, `<` or `[` in it are no markup. */
export const CITATION_KEYS: MarkdownConfig = {
  defineNodes: ['CitationKey'],
  parseInline: [
    {
      name: 'CitationKey',
      before: 'Escape',
      parse(cx, next, pos) {
        if (next !== 64) return -1
        // What stands before it decides whether it is a key.
        const from = Math.max(cx.offset, pos - LONGEST_KEY)
        const text = cx.slice(from, Math.min(cx.end, pos + LONGEST_KEY))
        let end = -1
        // Two may touch: `@a@b`.
        for (let key = keyIn(text, pos - from); key; key = keyIn(text, key.after, key.after))
          end = cx.addElement(cx.elt('CitationKey', from + key.sign, from + key.after))
        return end
      },
    },
  ],
}

function keyIn(text: string, sign: number, behindKey?: number): { sign: number; after: number } | undefined {
  const key = citationKeyAt(text, sign, text.length, behindKey)
  return key && { sign, after: key.after }
}
