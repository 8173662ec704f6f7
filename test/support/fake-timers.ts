import type { Timers } from '../../server/src/lsp/timers.ts'

/** A clock that stands still until the test turns it. */
export interface FakeTimers extends Timers {
  /** Lets this many milliseconds pass, with all that falls due in them, and what that sets going at once. */
  pass(milliseconds: number): Promise<void>
}

export function fakeTimers(): FakeTimers {
  let now = 0
  let waiting: { readonly due: number; readonly run: () => void }[] = []
  const settled = async (): Promise<void> => {
    // A handful of turns of the microtask queue and the event loop: nothing here waits longer than that.
    for (let i = 0; i < 5; i++) await new Promise<void>(resolve => setImmediate(resolve))
  }
  return {
    now: () => now,
    breathe: () => new Promise(resolve => setImmediate(resolve)),
    after(milliseconds, run) {
      const entry = { due: now + milliseconds, run }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter(other => other !== entry)
      }
    },
    async pass(milliseconds) {
      const end = now + milliseconds
      for (;;) {
        const next = waiting.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0]
        if (!next) break
        waiting = waiting.filter(other => other !== next)
        now = next.due
        next.run()
        await settled()
      }
      now = end
      await settled()
    },
  }
}
