import { setImmediate } from 'node:timers/promises'
import type { Steps } from '../core/bib/steps.ts'

/** How long work may go on before what else is waiting is let in. */
const SLICE_MS = 8

/** Does the work to its end, in slices: a file of 18 megabytes must not keep an editor waiting for a hover. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  let end = performance.now() + SLICE_MS
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    if (performance.now() < end) continue
    await setImmediate()
    end = performance.now() + SLICE_MS
  }
}
