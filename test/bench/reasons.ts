/**
 * Why a goal is not met, in a few words for the table, by the goal's key (goals.ts); docs/performance.md says it at length. A reason is shown
 * only while its goal is not met.
 */
export const REASONS: Readonly<Record<string, string>> = {
  'scan recall': 'ours finds nearly all; no more is left to find',
  hover: 'the wordings of other sources are sought each time',
  reads: 'two dozen windows of as many sources, each with its text',
  build: 'formats, terms and texts are in it; FTS5 is compiled',
  'server build': 'finding terms takes as long as all the rest',
  start: 'loading code; opening takes ten milliseconds',
  windows: 'verse that is spelt otherwise needs more than twelve',
  change: 'the first change of a session finds the code cold',
  keystroke: 'what lies behind the keystroke moves',
}
