/** The one order of what a source says of terms, and what a score may be: the same in memory and in a segment on disk. */
import type { DefinitionKind, TermCandidate } from '../model/term.ts'

/** Best first. */
export const KIND_ORDER: readonly DefinitionKind[] = [
  'own',
  'glossary',
  'definition',
  'abbreviation',
  'apposition',
  'heading',
  'mention',
]

export function kindRank(kind: DefinitionKind): number {
  return KIND_ORDER.indexOf(kind)
}

/** Scores have so many steps from 0 to 1: one byte holds them, and no pattern is surer than that. */
export const SCORE_STEPS = 250

/**
 * What a source mentions with no better a score than this, and above 0, it may say by chance: it is a term where another source mentions it too, or says more of
 * it (merge-terms.ts).
 */
export const MOST_DOUBTFUL = 0.1

export function isDoubtful({ kind, score }: TermCandidate): boolean {
  return kind === 'mention' && score > 0 && score <= MOST_DOUBTFUL
}

/** The score of what is no longer doubtful, where it was. */
export function sureScore(candidate: TermCandidate): number {
  return isDoubtful(candidate) ? candidate.score / MOST_DOUBTFUL : candidate.score
}

/** The nearest score that a segment can hold. */
export function steppedScore(score: number): number {
  return Math.round(Math.min(1, Math.max(0, score)) * SCORE_STEPS) / SCORE_STEPS
}

/** By kind, then by score, then by place: best first. */
export function compareCandidates(a: TermCandidate, b: TermCandidate): number {
  if (a.kind !== b.kind) return kindRank(a.kind) - kindRank(b.kind)
  return b.score - a.score || a.at.start - b.at.start || compareText(a.name, b.name)
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
