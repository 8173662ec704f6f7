/** What tells a reader to look elsewhere too: it does not say where words stand. */
const WORDS =
  '(?:but\\s+)?(?:cf\\.?|confer|compare|contra|see\\s+also|but\\s+see|contrast|vgl\\.?|vergleiche|siehe\\s+auch|s\\.\\s+auch|siehe\\s+aber|voir|voir\\s+aussi|comparer|ср\\.?|сравни|см\\.\\s+также)(?:\\s+(?:also|auch|aussi|e\\.g\\.|z\\.\\s?B\\.|также))?'

const RIGHT_BEFORE = new RegExp(`(?:^|[\\s([\\u00AD])${WORDS}[\\s,:\\u00AD*_]*$`, 'iu')
const BEGINS_CLAUSE = new RegExp(`(?:^|[,(]\\s*)${WORDS}(?![\\p{L}\\p{N}])`, 'iu')

/** `cf. @a`: whether such a word is the last thing before a citation. */
export function pointsRightBefore(before: string): boolean {
  return RIGHT_BEFORE.test(before)
}

/** `Compare the summary, which has it that`: whether such a word begins a clause of the writer's. */
export function hasPointingClause(clause: string): boolean {
  return BEGINS_CLAUSE.test(clause.trimStart())
}
