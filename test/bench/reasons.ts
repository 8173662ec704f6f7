/**
 * Why a goal is not met, in a few words for the table, by the goal's key (goals.ts); docs/performance.md says it at length. A reason is shown
 * only while its goal is not met.
 */
export const REASONS: Readonly<Record<string, string>> = {}
