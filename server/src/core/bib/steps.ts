/** Work that pauses where somebody who has other things to do may do them. */
export type Steps<T> = Generator<void, T, void>

/** Does it all at once. */
export function toEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
