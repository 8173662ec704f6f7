/**
 * What a search has cost, in numbers that do not swing as wall time does: whoever measures hands one in, and the search adds to it.
 * The caller's own object, so that nothing is shared; without one nothing is counted.
 */
export interface Probe {
  /** Entries of posting lists that were read. */
  postings: number
  /** Windows whose words were compared with the quotation's. */
  windows: number
  /** Cells of the tables that alignments filled: rows × columns. */
  cells: number
}

export function newProbe(): Probe {
  return { postings: 0, windows: 0, cells: 0 }
}
