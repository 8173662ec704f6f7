import type { Asked } from '../workload.ts'

/** What a search program says: this document, these characters of its folded text. Undefined: nowhere. */
export interface Answer {
  readonly document: number
  readonly from: number
  readonly to: number
}

export interface Tool {
  /** One quotation. */
  readonly find?: (asked: Asked) => Answer | undefined
  /** All in one pass, for programs that only pay off so. */
  readonly findAll?: (asked: readonly Asked[]) => readonly (Answer | undefined)[]
  /** Of files that it keeps. */
  readonly diskBytes?: number
}

export type BuildTool = (folded: readonly string[]) => Tool | Promise<Tool>
