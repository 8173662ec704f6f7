/**
 * The first line of a callout: `> [!note] Title`, as GitHub, Obsidian and others write them. What it is of, and where its own line ends.
 */
const CALLOUT = /^[ \t>]*\[!([\w -]{1,40})(?:\|[^\]\n]{0,80})?\][^\n]*\n?/

/** Obsidian's names for words that are somebody else's. */
const QUOTING = /^(?:quote|cite)$/i

export interface Callout {
  /** Whether what it holds is quoted: in all others the writer speaks. */
  readonly quotes: boolean
  /** How long its first line is, which is its title. */
  readonly title: number
}

/** Undefined for a plain block quotation. */
export function calloutOf(block: string): Callout | undefined {
  const match = CALLOUT.exec(block)
  return match ? { quotes: QUOTING.test(match[1] as string), title: match[0].length } : undefined
}
