/** Shorter pieces of a text are copied anyway. */
const SHORTEST_SLICE = 13

/**
 * The same string in memory of its own. JavaScript engines cut a string out of another one by pointing into it, so that a key of a
 * few letters keeps the file of 18 megabytes alive that it was read from.
 */
export function detached(text: string): string {
  return text.length < SHORTEST_SLICE ? text : ` ${text}`.slice(1)
}
