import type { ListedHeading } from '../../../server/src/lsp/protocol.ts'

export interface NestedHeading {
  readonly heading: ListedHeading
  /** Its place in the outline. */
  readonly index: number
  readonly children: readonly NestedHeading[]
}

interface Open extends NestedHeading {
  readonly children: NestedHeading[]
}

/** An outline as a tree: a heading holds the deeper ones that follow it. Levels may be left out. */
export function nestedHeadings(outline: readonly ListedHeading[]): readonly NestedHeading[] {
  const roots: NestedHeading[] = []
  const open: Open[] = []
  for (const [index, heading] of outline.entries()) {
    while (open.length > 0 && (open.at(-1) as Open).heading.level >= heading.level) open.pop()
    const nested: Open = { heading, index, children: [] }
    const above = open.at(-1)
    if (above) above.children.push(nested)
    else roots.push(nested)
    open.push(nested)
  }
  return roots
}
