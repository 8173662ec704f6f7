/** What is to become of an index in one step, and what became of it when it is put on top of what others published meanwhile. */
import type { Bytes } from '../../core/index/bytes.ts'
import type { Manifest, ManifestSegment } from './manifest.ts'
import type { SegmentBytes, SegmentSeal } from './segment-file.ts'

export interface StoredSegment {
  readonly name: string
  /** What was added under this name, read from the file as it is asked for. */
  readonly bytes: Bytes
  /** Numbers of documents within the segment that are to be passed over. */
  readonly gone: ReadonlySet<number>
}

/** What was published last. After damage it may be an older one again: what it says of a source is held against the source. */
export interface IndexState {
  readonly generation: number
  /** Of what was published; segments that were found damaged since are missing from `segments`. */
  readonly id: string
  /** In the order in which they were added. */
  readonly segments: readonly StoredSegment[]
}

export interface Change {
  readonly add: readonly SegmentBytes[]
  /** Segments as they were when what takes their place was made: with documents buried since, they are others. */
  readonly drop: readonly Pick<StoredSegment, 'name' | 'gone'>[]
  readonly bury: readonly Burial[]
  /** When given, nothing may have been published since: for documents that are new, which another process may have added too. */
  readonly basis?: IndexState
}

export interface Burial {
  /** The name of a segment, or the place in `add` of a new one. */
  readonly segment: string | number
  readonly document: number
}

/** All of a change happens or nothing. */
export type Published =
  | { readonly kind: 'published'; readonly state: IndexState; readonly added: readonly string[] }
  /** Another process was first. `lost` are the burials whose segment is there no more. The caller decides anew on `state`. */
  | { readonly kind: 'overtaken'; readonly state: IndexState; readonly lost: readonly Burial[] }

/** A segment that is written but not yet named by any manifest. */
export interface WrittenSegment extends SegmentSeal {
  readonly name: string
}

export type Applied =
  | { readonly kind: 'applied'; readonly segments: readonly ManifestSegment[] }
  | { readonly kind: 'overtaken'; readonly lost: readonly Burial[] }

/**
 * The segments after a change, if it still holds. It does not when a segment to drop is there no more or lost documents since, when one to
 * bury in is there no more, or when a document whose successor is added was buried by another process, which then added that too.
 */
export function applyChange(base: Manifest, change: Change, written: readonly WrittenSegment[]): Applied {
  const there = new Map(base.segments.map(segment => [segment.name, segment]))
  const dropped = new Set(change.drop.map(({ name }) => name))
  const lost = change.bury.filter(({ segment }) => typeof segment === 'string' && !there.has(segment))
  const isPassed = change.basis !== undefined && change.basis.id !== base.id
  const isMergeable = change.drop.every(({ name, gone }) => isSame(there.get(name)?.gone, gone))
  const isDouble = change.add.length > 0 && change.bury.some(burial => isBuried(there, burial))
  if (isPassed || !isMergeable || isDouble || lost.length > 0) return { kind: 'overtaken', lost }
  const buried = new Map<string, Set<number>>()
  for (const { segment, document } of change.bury) {
    const name = typeof segment === 'string' ? segment : written[segment]?.name
    if (name === undefined) throw new Error(`a burial in segment ${segment} of ${written.length} added ones`)
    buried.set(name, (buried.get(name) ?? new Set()).add(document))
  }
  const kept = base.segments.filter(({ name }) => !dropped.has(name))
  const added = written.map(segment => ({ ...segment, gone: [] }))
  return { kind: 'applied', segments: [...kept, ...added].map(segment => bury(segment, buried.get(segment.name))) }
}

function bury(segment: ManifestSegment, documents: ReadonlySet<number> | undefined): ManifestSegment {
  if (!documents) return segment
  return { ...segment, gone: [...new Set([...segment.gone, ...documents])].sort((a, b) => a - b) }
}

function isSame(gone: readonly number[] | undefined, seen: ReadonlySet<number>): boolean {
  return gone !== undefined && gone.length === seen.size && gone.every(document => seen.has(document))
}

function isBuried(there: ReadonlyMap<string, ManifestSegment>, { segment, document }: Burial): boolean {
  return typeof segment === 'string' && there.get(segment)?.gone.includes(document) === true
}
