import type { Work } from '../../../server/src/lsp/protocol.ts'
import type { Subject } from './view-node.ts'

export interface DraggedWork {
  readonly key: string
  readonly work: Work
}

/** The work that a line of the view of sources stands for; undefined for other lines. */
export function workOf(subject: Subject): DraggedWork | undefined {
  if (subject.kind === 'source') return { key: subject.source.key, work: { source: subject.source.id } }
  if (subject.kind === 'entry') return { key: subject.entry.key, work: { key: subject.entry.key } }
  return undefined
}

/** What Pandoc reads without braces. */
const PLAIN_KEY = /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{M}\p{N}_]))*$/u

/** `[@smith1776; @{doi 1}]`: for places that are no essay of ours. */
export function plainCitation(works: readonly DraggedWork[]): string {
  return `[${works.map(({ key }) => (PLAIN_KEY.test(key) ? `@${key}` : `@{${key}}`)).join('; ')}]`
}
