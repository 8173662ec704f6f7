import type { Timers } from './timers.ts'

/** How long work may go on before messages (a cancellation among them) are let in. */
const SLICE_MS = 10

/** Cuts long work into slices, so that the server still hears the editor. */
export class Slice {
  private readonly timers: Timers
  private end: number

  constructor(timers: Timers) {
    this.timers = timers
    this.end = timers.now() + SLICE_MS
  }

  /** Returns at once within a slice; at its end lets other events in first. */
  async pause(): Promise<void> {
    if (this.timers.now() < this.end) return
    await this.timers.breathe()
    this.end = this.timers.now() + SLICE_MS
  }
}
