/** A rendition as plain data, as it goes from process to process. */
import type { Rendition } from '../../core/model/source.ts'
import { OffsetMap } from '../../core/text/offset-map.ts'

export interface RenditionData extends Omit<Rendition, 'map'> {
  readonly map: { readonly from: Uint32Array; readonly to: Uint32Array }
}

export function dataOf(rendition: Rendition): RenditionData {
  return { ...rendition, map: rendition.map.table() }
}

export function renditionOf(data: RenditionData): Rendition {
  return { ...data, map: new OffsetMap(data.map.from, data.map.to) }
}
