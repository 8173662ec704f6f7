/**
 * What the YAML parser cannot read in good time, told before it is asked: it takes time that grows with the square of the brackets
 * that are open and of the anchors, and with the cube of keys that are mappings themselves (`? `). Nobody writes so many.
 * Cost: one pass over the text.
 */

const MOST_OPEN = 100
const MOST_ANCHORS = 50
const MOST_KEY_MARKS = 100

/** Why a YAML text is not to be parsed, as what it has too many of; undefined where it may be. */
export function tooMuchYaml(source: string): 'brackets' | 'anchors' | 'question marks' | undefined {
  if (opensTooMany(source)) return 'brackets'
  if (hasMore(source, /(?:^|[\s,[{])&[^\s,[\]{}]/g, MOST_ANCHORS)) return 'anchors'
  return hasMore(source, /(?:^|[\s,[{])\?(?=\s|$)/g, MOST_KEY_MARKS) ? 'question marks' : undefined
}

/** Whether more brackets and braces are open at once than the parser bears. Those in quoted text count too. */
function opensTooMany(source: string): boolean {
  let open = 0
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i)
    if (code === 0x5b || code === 0x7b) open++
    else if ((code === 0x5d || code === 0x7d) && open > 0) open--
    if (open > MOST_OPEN) return true
  }
  return false
}

function hasMore(source: string, pattern: RegExp, most: number): boolean {
  let count = 0
  for (const _ of source.matchAll(pattern)) if (++count > most) return true
  return false
}
