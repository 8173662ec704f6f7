/** What the server may use for the index and for opened sources when nobody has set another limit: the default of `apparatus.index.memory`. */
export const MEMORY = 192 * 1024 * 1024

/** Bytes in use after collecting garbage: the heap, buffers, and long strings, which lie outside the heap. */
export function memory(): number {
  // Code that is not used any more goes after several rounds only.
  for (let round = 0; round < 6; round++) globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
