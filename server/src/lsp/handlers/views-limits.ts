/** More than a person looks through; a client that asks for more gets so many, and the length of the list. */
const MOST_ITEMS = 5000
/** As much as a line of a list can show, in characters. */
const LONGEST_LINE = 160

export function atMost(wanted: number): number {
  return Math.max(0, Math.min(Math.trunc(wanted) || 0, MOST_ITEMS))
}

/** On one line, cut between words. */
export function oneLine(text: string, longest = LONGEST_LINE): string {
  // White space may be much of a passage that runs over a page.
  const flat = text
    .slice(0, longest * 4)
    .replace(/\s+/g, ' ')
    .trim()
  if (flat.length <= longest) return flat
  const at = flat.lastIndexOf(' ', longest - 1)
  return `${flat.slice(0, at > longest / 2 ? at : longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
