import { performance } from 'node:perf_hooks'
import type { Timers } from '../lsp/timers.ts'

/** The machine's own time. */
export const nodeTimers: Timers = {
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
  breathe: () => new Promise(resolve => setImmediate(resolve)),
  now: () => performance.now(),
}
