/**
 * One file a running store: who it is and which segments it reads, so that no other removes them or what it is just writing.
 * Who runs is found by process, never by the age of a file. A lease of another machine or container, which cannot be asked,
 * holds for so many generations.
 */

import { fateOf, type ProcessMark } from './process-mark.ts'
import { readSealed } from './sealed-file.ts'
import type { StoreFiles } from './store-files.ts'
import { isSegmentName, leaseName } from './store-names.ts'

export interface Lease {
  readonly mark: ProcessMark
  /** The generation that it was written at. */
  readonly generation: number
  /** `all` while it is not yet known. */
  readonly held: readonly string[] | 'all'
}

/** Windows that are in use renew theirs at each new generation. One that slept through so many finds out when it reads. */
const GENERATIONS_UNSEEN = 64

export function encodeLease(lease: Lease): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(lease))
}

/** Nothing when nobody runs who has that lease. One that cannot be read is nobody's: a power cut left it, and then none ran on. */
export async function readLiveLease(
  files: StoreFiles,
  folder: string,
  owner: string,
  own: ProcessMark,
  newest: number,
): Promise<Lease | undefined> {
  const bytes = await readSealed(files, folder, leaseName(owner))
  const lease = typeof bytes === 'string' ? undefined : decodeLease(bytes)
  if (!lease) return undefined
  const fate = fateOf(lease.mark, own)
  const isLive = fate === 'alive' || (fate === 'unknown' && newest - lease.generation <= GENERATIONS_UNSEEN)
  return isLive ? lease : undefined
}

function decodeLease(bytes: Uint8Array): Lease | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isLease(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isLease(value: unknown): value is Lease {
  const { mark, generation, held } = (value ?? {}) as Partial<Record<keyof Lease, unknown>>
  return isMark(mark) && typeof generation === 'number' && (held === 'all' || isListOfNames(held))
}

function isMark(value: unknown): value is ProcessMark {
  const { host, boot, space, pid, start } = (value ?? {}) as Partial<Record<keyof ProcessMark, unknown>>
  return Number.isSafeInteger(pid) && [host, boot, space, start].every(each => typeof each === 'string')
}

function isListOfNames(value: unknown): boolean {
  return Array.isArray(value) && value.every(each => typeof each === 'string' && isSegmentName(each))
}
