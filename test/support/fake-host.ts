import { Library } from '../../server/src/core/bib/library.ts'
import { OwnGlossaries } from '../../server/src/core/corpus/own-glossaries.ts'
import type { Corpus } from '../../server/src/core/service.ts'
import type { Host, LoadRequest } from '../../server/src/lsp/host.ts'
import { type FakeTimers, fakeTimers } from './fake-timers.ts'

/** A reading that the server asked for and that the test brings to its end. */
export interface Reading {
  readonly request: LoadRequest
  finish(corpus?: Corpus): void
  fail(error: Error): void
}

export interface FakeHost extends Host {
  readonly timers: FakeTimers
  readonly readings: readonly Reading[]
}

const NO_REFERENCES = Library.empty()

/** A machine without files, on which the test says when a reading is done. */
export function fakeHost(): FakeHost {
  const readings: Reading[] = []
  return {
    timers: fakeTimers(),
    readings,
    translationsInto: () => undefined,
    findingPages: undefined,
    loadSources: request =>
      new Promise((resolve, reject) => {
        request.signal.addEventListener('abort', () => reject(new Error('called off')))
        readings.push({
          request,
          finish: (corpus = request.previous.with([], [])) => resolve(corpus),
          fail: reject,
        })
      }),
    tidySources: corpus => Promise.resolve(corpus),
    citing: { format: () => Promise.reject(new Error('no styles here')), dispose: () => {} },
    dispose: () => Promise.resolve(),
    watchSources: () => ({ dispose: () => {} }),
    keepRendition: () => Promise.resolve(undefined),
    readText: () => Promise.resolve(undefined),
    stampOf: () => Promise.resolve(undefined),
    uriOf: bibliography => bibliography,
    loadGlossaries: () => Promise.resolve({ own: OwnGlossaries.none, watched: [], troubles: [] }),
    loadBibliography: () => Promise.resolve({ library: NO_REFERENCES, missing: [], stale: [], files: [] }),
    attachedTo: () => Promise.resolve([]),
    findEssays: () => Promise.resolve([]),
  }
}
