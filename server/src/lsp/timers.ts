/** Time as the host gives it, so that tests can turn the clock themselves. */
export interface Timers {
  /** Runs `run` once, `milliseconds` from now. The function it gives takes that back. */
  after(milliseconds: number, run: () => void): () => void
  /** Lets other events (messages, cancellations) in. */
  breathe(): Promise<void>
  /** Milliseconds from some fixed moment; never goes back. */
  now(): number
}
