/** A stretch of the essay that a masked copy shows otherwise. */
export interface Edit {
  readonly start: number
  readonly end: number
  /** `soft`: U+00AD, which joins what stands on both sides; `space`: line breaks stay, all else is space; else a filler or a character. */
  readonly show: 'soft' | 'space' | 'object' | { readonly character: string }
}

/** Markup that is not there for a reader. Folding drops it. */
export const SOFT = '\u00AD'
/** Stands for code, links, citations, notes where only marks are looked for: neither a letter nor a space. */
export const OBJECT = '\uFFFC'

/**
 * A copy of `text`, as long as it, with the edits made. They may be in any order; of two that overlap the one that begins first
 * wins, then the longer one.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || b.end - a.end)
  const parts: string[] = []
  let at = 0
  for (const edit of ordered) {
    if (edit.start < at || edit.end <= edit.start) continue
    if (edit.start > at) parts.push(text.slice(at, edit.start))
    parts.push(shown(text, edit))
    at = edit.end
  }
  parts.push(text.slice(at))
  return parts.join('')
}

function shown(text: string, { start, end, show }: Edit): string {
  const length = end - start
  if (show === 'soft') return SOFT.repeat(length)
  if (show === 'object') return OBJECT.repeat(length)
  if (show === 'space') return length === 1 ? ' ' : text.slice(start, end).replace(/[^\r\n]/g, ' ')
  return show.character + SOFT.repeat(length - show.character.length)
}
