import type { Leaf } from './layout.ts'
import { SOFT } from './mask.ts'

const TITLE_WORDS = 20
/** So many words in title case, so many of them capitals, are a title without any cue: nobody writes sentences so. */
const SURE_WORDS = 4
const SURE_CAPITALS = 3
const LONGEST_TITLE = 200
/** What stands before the title of a work. */
const TITLE_CUE =
  /(?:^|[\s(])(?:in|book|books|titled|entitled|chapter|article|essay|paper|poem|pamphlet|novel|story|section|called|headed|buch|aufsatz|kapitel|artikel|livre|chapitre|article|intitulée?|книга|книге|статья|статье|глава|главе)[\s,:\u00AD]*$/iu
const SMALL_WORDS = new Set(
  'a an the of in on at to for and or but nor by as from with into over is vs der die das des und im von zu le la les de du et à l d и в на о с'.split(
    ' ',
  ),
)

/**
 * Whether a quoted span is the title of a work, or stands in a heading. Conservative: equal to the essay's own `title`, or in title
 * case for several words, or in title case right behind a word such as *book*. `open` is where its opening mark is.
 */
export function looksLikeTitle(
  scan: string,
  leaf: Leaf,
  open: number,
  masked: string,
  title: string | undefined,
): boolean {
  if (leaf.kind === 'heading') return true
  if (masked.length > LONGEST_TITLE) return false
  const words = masked.replaceAll(SOFT, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  if (title !== undefined && plain(masked) === plain(title)) return true
  if (words.length === 0 || words.length > TITLE_WORDS) return false
  const inTitleCase = words.every(
    (word, i) =>
      /^[\p{Lu}\p{N}]/u.test(word) || (i > 0 && SMALL_WORDS.has(word.toLowerCase())) || (i > 0 && word.length === 1),
  )
  if (!inTitleCase) return false
  const capitals = words.filter(word => /^\p{Lu}\p{Ll}/u.test(word)).length
  if (words.length >= SURE_WORDS && capitals >= SURE_CAPITALS) return true
  return TITLE_CUE.test(scan.slice(Math.max(leaf.start, open - 40), open))
}

function plain(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
}
