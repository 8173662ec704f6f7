import type { FindingCode, Severity } from '../core/model/finding.ts'

/** What a writer may choose for a code of finding. `off` shows nothing; the quotation's hover still says it. */
export type SeverityChoice = Severity | 'off'

export const SEVERITY_CHOICES = [
  'error',
  'warning',
  'information',
  'hint',
  'off',
] as const satisfies readonly SeverityChoice[]

/** Every code that a finding can have; the compiler holds the list to the core's. */
const CODES: Record<FindingCode, true> = {
  'quotation.altered': true,
  'quotation.misattributed': true,
  'quotation.absent': true,
  'quotation.mislocated': true,
  'quotation.minor': true,
  'quotation.uncited': true,
  'quotation.source-missing': true,
  'quotation.secondhand': true,
  'omission.negation': true,
  'omission.long': true,
  'bracket.meaning': true,
  'source.edition': true,
  'quotation.unmarked': true,
  'citation.unknown-key': true,
  'citation.no-source': true,
  'citation.locator': true,
  'bibliography.broken-entry': true,
  'bibliography.duplicate-key': true,
  'bibliography.never-cited': true,
  'term.unexplained': true,
  'term.spelling': true,
  'suppression.unused': true,
  'suppression.no-reason': true,
}

/**
 * Shown only where the writer chose a severity for them: most bibliographies hold more than one workspace cites, and many an essay uses a term
 * before the place where it dwells on it.
 */
export const OFF_BY_DEFAULT: ReadonlySet<FindingCode> = new Set(['bibliography.never-cited', 'term.unexplained'])

export const FINDING_CODES = Object.keys(CODES) as readonly FindingCode[]

/** One setting as `contributes.configuration` of package.json describes it. */
export interface Setting {
  readonly type: 'array' | 'boolean' | 'string' | 'object' | 'number'
  readonly default: unknown
  readonly enum?: readonly string[]
  /** `resource` may differ from folder to folder, `window` may not. */
  readonly scope: 'window' | 'resource'
  /** Not taken from a workspace that the writer does not trust: it names files outside of it. */
  readonly restricted?: true
}

/**
 * Every setting, by its name in the editor. The one table: config.ts reads these and no others, and a test holds package.json to
 * it. `apparatus.preview.enable` is read by the client and `apparatus.trace.server` by its library alone.
 */
export const SETTINGS = {
  'apparatus.sources': { type: 'array', default: [], scope: 'window', restricted: true },
  'apparatus.check.enable': { type: 'boolean', default: true, scope: 'window' },
  'apparatus.check.uncited': { type: 'string', default: 'hint', enum: ['hint', 'off'], scope: 'window' },
  'apparatus.check.unmarked': { type: 'boolean', default: false, scope: 'window' },
  'apparatus.check.closedEssays': { type: 'boolean', default: true, scope: 'window' },
  'apparatus.severity': { type: 'object', default: {}, scope: 'window' },
  'apparatus.starterCorpus.enable': { type: 'boolean', default: true, scope: 'window' },
  /** Megabytes. */
  'apparatus.index.memory': { type: 'number', default: 192, scope: 'window' },
  'apparatus.codeLens': { type: 'boolean', default: true, scope: 'window' },
  'apparatus.terms.underline': { type: 'string', default: 'first', enum: ['first', 'all', 'off'], scope: 'window' },
  'apparatus.preview.enable': { type: 'boolean', default: true, scope: 'window' },
  'apparatus.trace.server': { type: 'string', default: 'off', enum: ['off', 'messages', 'verbose'], scope: 'window' },
} as const satisfies Record<string, Setting>

export type SettingName = keyof typeof SETTINGS
