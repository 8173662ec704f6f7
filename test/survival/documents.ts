/** Segments for tests: a segment is a list of numbered documents whose every byte follows from the number. */
import assert from 'node:assert/strict'
import type { Bytes } from '../../server/src/core/index/bytes.ts'
import type { IndexState, StoredSegment } from '../../server/src/node/index-store/change.ts'

/** The number and the length, four bytes each. */
const HEAD_BYTES = 8
/** Some documents are shorter than a page, some span two. */
const MOST_BYTES = 5000

export function segmentOf(ids: readonly number[]): Uint8Array {
  const parts = ids.map(id => {
    const bytes = new Uint8Array(HEAD_BYTES + lengthOf(id))
    const view = new DataView(bytes.buffer)
    view.setUint32(0, id)
    view.setUint32(4, lengthOf(id))
    for (let i = HEAD_BYTES; i < bytes.length; i++) bytes[i] = byteOf(id, i)
    return bytes
  })
  return new Uint8Array(Buffer.concat(parts))
}

/** The numbers of the documents. Fails when any byte is not what was written. */
export function idsOf(bytes: Bytes): number[] {
  const ids: number[] = []
  for (let at = 0; at < bytes.length; ) {
    const head = bytes.read(at, HEAD_BYTES)
    const view = new DataView(head.buffer, head.byteOffset, HEAD_BYTES)
    const [id, length] = [view.getUint32(0), view.getUint32(4)]
    assert.equal(length, lengthOf(id), 'the length of a document')
    const text = bytes.read(at + HEAD_BYTES, length)
    assert.ok(
      text.every((byte, i) => byte === byteOf(id, i + HEAD_BYTES)),
      `the bytes of document ${id}`,
    )
    ids.push(id)
    at += HEAD_BYTES + length
  }
  return ids
}

/** The documents of a segment that are not buried. */
export function living({ bytes, gone }: StoredSegment): number[] {
  return idsOf(bytes).filter((_, document) => !gone.has(document))
}

/** All documents of a state, rising. */
export function contents(state: IndexState): number[] {
  return state.segments.flatMap(living).sort((a, b) => a - b)
}

/** What a state holds, segment by segment: `1 2 -3` is a segment of three documents of which the last is buried. */
export function shape({ segments }: IndexState): string[] {
  return segments.map(({ bytes, gone }) =>
    idsOf(bytes)
      .map((id, document) => (gone.has(document) ? `-${id}` : `${id}`))
      .join(' '),
  )
}

function lengthOf(id: number): number {
  return (id * 7919) % MOST_BYTES
}

function byteOf(id: number, at: number): number {
  return ((Math.imul(id + 1, 2654435761) + Math.imul(at, 40503)) >>> 7) & 255
}
