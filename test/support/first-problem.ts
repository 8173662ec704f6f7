import type { Rendition } from '../../server/src/core/model/source.ts'
import { said } from '../../server/src/core/wording.ts'

/** What a reader says first of a file, in English; empty when nothing was wrong with it. */
export function firstProblem({ problems: [first] }: Pick<Rendition, 'problems'>): string {
  return first ? said(first.message) : ''
}
