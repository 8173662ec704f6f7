import type { CheckedEssay, FailedSource } from '../core/service.ts'
import { said } from '../core/wording.ts'
import type { Event } from './event.ts'
import { problemText } from './problem-text.ts'
import {
  type EssayStatus,
  type FailedSourceInfo,
  type SourcesResult,
  STATUS_FAILURES,
  type StatusParams,
  type VerdictCounts,
} from './protocol.ts'
import type { Session } from './session.ts'

/** Long enough that loading a library does not flood the editor, short enough to look live. */
const INTERVAL_MS = 100

function statusOf(session: Session): StatusParams {
  const troubles = [...session.bibliographyTroubles, ...session.glossaries.troubles]
  const { corpus, progress } = session.sources
  return {
    ...(progress && { loading: progress }),
    ready: corpus.sources.size,
    failed: corpus.failed.slice(0, STATUS_FAILURES).map(failureOf),
    failedTotal: corpus.failed.length,
    ...(troubles.length > 0 && { bibliographies: troubles }),
    ...(session.glossaryChanges > 0 && { glossaries: session.glossaryChanges }),
    essays: session.openEssays.flatMap(({ uri, version }): EssayStatus[] => {
      const checked = session.checked(uri)
      return checked ? [{ uri, version, quotations: checked.quotations.length, counts: countsOf(checked) }] : []
    }),
  }
}

export function countsOf({ quotations }: CheckedEssay): VerdictCounts {
  const counts: VerdictCounts = {}
  for (const { judgement } of quotations) {
    const { verdict } = judgement
    counts[verdict] = (counts[verdict] ?? 0) + 1
  }
  return counts
}

export function sourcesOf(session: Session): SourcesResult {
  const { corpus } = session.sources
  const bound = session.bibliographies.boundIn(corpus)
  const ready = [...corpus.sources.values()].map(({ id, title, key, contribution }) => {
    const reference = bound.get(id)
    return {
      state: 'ready' as const,
      id,
      title,
      key,
      path: contribution.path,
      uri: contribution.uri,
      ...(reference !== undefined && { reference }),
      problems: contribution.problems.map(problemText),
    }
  })
  return {
    sources: [...ready, ...corpus.failed.map(failureOf)],
  }
}

function failureOf({ path, reason }: FailedSource): FailedSourceInfo {
  return { state: 'failed', path, reason: said(reason) }
}

/** Sends the status when it may have changed: at most once an interval. `others` tells of changes that no open essay shows. */
export function reportStatus(session: Session, others: Event<void>, send: (status: StatusParams) => void): void {
  let revision = 0
  let waiting = false
  let last = ''
  const changed = (): void => {
    if (waiting) return
    waiting = true
    session.host.timers.after(INTERVAL_MS, () => {
      waiting = false
      const status = { ...statusOf(session), revision }
      const text = JSON.stringify(status)
      if (text === last) return
      last = text
      send(status)
    })
  }
  others.on(() => {
    revision++
    changed()
  })
  session.onSources.on(changed)
  session.onProgress.on(changed)
  session.bibliographies.onChange.on(changed)
  session.onEssay.on(changed)
  session.onChecked.on(changed)
  session.onClosed.on(changed)
}
