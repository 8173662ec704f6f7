/** The sources of the workspace for a list that shows some at a time: with 2,000 of them it sends what is seen. */
import { type Reference, shortAuthors } from '../../core/bib/reference.ts'
import type { Corpus, FailedSource, Source } from '../../core/service.ts'
import { said } from '../../core/wording.ts'
import type { EssayCitations } from '../essay-citations.ts'
import { problemText } from '../problem-text.ts'
import type { ListedEntry, ListedFailure, ListedSource, SourceListParams, SourceListResult } from '../protocol.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import { type CitationCounts, countCitations } from './views-citations.ts'
import { atMost } from './views-limits.ts'

/** Of what is wrong with one source a list shows so much. */
const MOST_PROBLEMS = 5

export class SourceLists {
  private readonly session: Session
  private readonly citations: EssayCitations
  private readonly sorted = new WeakMap<Corpus, readonly Source[]>()

  constructor(session: Session, citations: EssayCitations) {
    this.session = session
    this.citations = citations
  }

  async list(params: SourceListParams, task: RequestTask): Promise<SourceListResult> {
    const { session } = this
    const counts = await countCitations(session, this.citations, task)
    const { corpus } = session.sources
    const bound = session.bibliographies.boundIn(corpus)
    const sources = this.byTitle(corpus)
    const withoutText = entriesByUse(session.bibliographies.unboundIn(corpus), counts)
    const failures = corpus.failed.slice(0, atMost(params.failed))
    return {
      sources: {
        total: sources.length,
        items: sources
          .slice(0, atMost(params.sources))
          .map(source => listed(source, bound.get(source.id), counts.bySource.get(source.id) ?? 0)),
      },
      failed: {
        total: corpus.failed.length,
        items: await Promise.all(failures.map(failure => this.failure(failure, task))),
      },
      withoutText: {
        total: withoutText.length,
        items: withoutText
          .slice(0, atMost(params.withoutText))
          .map(reference => entryOf(reference, counts.byKey.get(reference.key) ?? 0)),
      },
    }
  }

  private byTitle(corpus: Corpus): readonly Source[] {
    const known = this.sorted.get(corpus)
    if (known) return known
    const { compare } = new Intl.Collator(undefined, { numeric: true })
    const sorted = [...corpus.sources.values()].sort((a, b) => compare(a.title, b.title) || (a.id < b.id ? -1 : 1))
    this.sorted.set(corpus, sorted)
    return sorted
  }

  /** A failure names its file as a person finds it: absolute, or relative to a folder of the workspace. */
  private async failure({ path, reason }: FailedSource, task: RequestTask): Promise<ListedFailure> {
    const { host, folders } = this.session
    const absolute = host.uriOf(path)
    const encoded = path.split('/').map(encodeURIComponent).join('/')
    const candidates = absolute === path ? folders.map(folder => `${folder}/${encoded}`) : [absolute]
    for (const uri of candidates) {
      if ((await task.race(host.stampOf(uri))) !== undefined) return { path, reason: said(reason), uri }
    }
    return { path, reason: said(reason) }
  }
}

function listed({ id, title, key, contribution }: Source, reference: string | undefined, cited: number): ListedSource {
  const { path, uri, problems } = contribution
  return {
    id,
    title,
    key: reference ?? key,
    path,
    uri,
    cited,
    problems: problems.slice(0, MOST_PROBLEMS).map(problemText),
  }
}

function entryOf(reference: Reference, cited: number): ListedEntry {
  const { key, title = '', year, bibliography, keySpan } = reference
  return {
    key,
    title,
    by: [shortAuthors(reference), year].filter(part => part).join(' '),
    cited,
    place: { bibliography, start: keySpan.start, end: keySpan.end },
  }
}

/** What is cited is missed first; of the rest the bibliography's order. */
function entriesByUse(references: readonly Reference[], { byKey }: CitationCounts): readonly Reference[] {
  const times = ({ key }: Reference): number => byKey.get(key) ?? 0
  const cited = references.filter(reference => times(reference) > 0).sort((a, b) => times(b) - times(a))
  return [...cited, ...references.filter(reference => times(reference) === 0)]
}
