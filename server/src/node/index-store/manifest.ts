/** Which segments make the index, and which documents of them are gone: one small file a generation, never changed once it is there. */
import { randomBytes } from 'node:crypto'
import type { SegmentSeal } from './segment-file.ts'
import { isSegmentName } from './store-names.ts'

export interface Manifest {
  /** Counts upwards; two processes never publish one number twice while the folder lives. */
  readonly generation: number
  /** Tells manifests of one number apart, as after the folder was emptied. */
  readonly id: string
  /** The ids of those it came from, the last one first: how a publisher knows that its own was not passed by. */
  readonly history: readonly string[]
  readonly segments: readonly ManifestSegment[]
}

export interface ManifestSegment extends SegmentSeal {
  readonly name: string
  /** Rising numbers of documents. */
  readonly gone: readonly number[]
}

export const NO_MANIFEST: Manifest = { generation: 0, id: '', history: [], segments: [] }

/** So many others may publish between two calls of one process before it must look at the state anew. */
const HISTORY_LENGTH = 32

/** The manifest that follows `base`. `generation` is higher than that of any file there is, damaged ones too. */
export function nextManifest(base: Manifest, generation: number, segments: readonly ManifestSegment[]): Manifest {
  const history = [base.id, ...base.history].slice(0, HISTORY_LENGTH)
  return { generation, id: randomBytes(8).toString('hex'), history, segments }
}

export function encodeManifest(manifest: Manifest): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(manifest))
}

/** Nothing when the bytes are no manifest of that generation. */
export function decodeManifest(bytes: Uint8Array, generation: number): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isManifest(value) && value.generation === generation ? value : undefined
  } catch {
    return undefined
  }
}

function isManifest(value: unknown): value is Manifest {
  const { generation, id, history, segments } = (value ?? {}) as Partial<Record<keyof Manifest, unknown>>
  return isCount(generation) && typeof id === 'string' && areAll(history, isString) && areAll(segments, isSegment)
}

function isSegment(value: unknown): value is ManifestSegment {
  const { name, length, sum, gone } = (value ?? {}) as Partial<Record<keyof ManifestSegment, unknown>>
  return typeof name === 'string' && isSegmentName(name) && isCount(length) && isCount(sum) && areAll(gone, isCount)
}

function areAll(value: unknown, is: (each: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is)
}

function isString(value: unknown): boolean {
  return typeof value === 'string'
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
