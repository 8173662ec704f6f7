import * as v from 'valibot'
import type { TermHintCode } from '../core/check/term-hints/term-hints.ts'
import type { FindingCode, Severity } from '../core/model/finding.ts'
import {
  FINDING_CODES,
  OFF_BY_DEFAULT,
  SETTINGS,
  SEVERITY_CHOICES,
  type SettingName,
  type SeverityChoice,
} from './settings-table.ts'

/** What the writer chose, as the server uses it: complete and valid. */
export interface Config {
  readonly sources: readonly string[]
  readonly check: boolean
  readonly unmarked: boolean
  /** Whether essays that are not open are checked too. */
  readonly closedEssays: boolean
  readonly severities: ReadonlyMap<FindingCode, SeverityChoice>
  /** Hints about terms that are shown; the others are not looked for. */
  readonly termHints: ReadonlySet<TermHintCode>
  readonly starterCorpus: boolean
  /** Whether sources say above their lines which essays quote them. */
  readonly codeLens: boolean
  /** Bytes of memory for what is read of the index and for opened sources. */
  readonly indexMemory: number
}

export interface ReadConfig {
  readonly config: Config
  /** What was not as it must be, and was taken at its default: a sentence each. */
  readonly problems: readonly string[]
}

const schemas = {
  'apparatus.sources': v.array(v.string()),
  'apparatus.check.enable': v.boolean(),
  'apparatus.check.uncited': v.picklist(SETTINGS['apparatus.check.uncited'].enum),
  'apparatus.check.unmarked': v.boolean(),
  'apparatus.check.closedEssays': v.boolean(),
  'apparatus.severity': v.record(v.string(), v.unknown()),
  'apparatus.starterCorpus.enable': v.boolean(),
  'apparatus.codeLens': v.boolean(),
  'apparatus.index.memory': v.pipe(v.number(), v.minValue(16)),
} as const

const severityChoice = v.picklist(SEVERITY_CHOICES)

/**
 * Reads the section `apparatus` of an editor's settings: nested (`{ check: { enable: false } }`) or with dotted names. What is
 * missing or not valid has its default.
 */
export function readConfig(section: unknown): ReadConfig {
  const problems: string[] = []
  const sources = setting('apparatus.sources', section, problems)
  const uncited = setting('apparatus.check.uncited', section, problems)
  const severities = new Map<FindingCode, SeverityChoice>()
  if (uncited === 'off') severities.set('quotation.uncited', 'off')
  for (const [code, choice] of Object.entries(setting('apparatus.severity', section, problems))) {
    const known = FINDING_CODES.find(known => known === code)
    const chosen = v.safeParse(severityChoice, choice)
    if (known && chosen.success) severities.set(known, chosen.output)
    else
      problems.push(
        `apparatus.severity: ${JSON.stringify(code)}: ${JSON.stringify(choice)} is not a code with a severity`,
      )
  }
  return {
    config: {
      sources,
      check: setting('apparatus.check.enable', section, problems),
      unmarked: setting('apparatus.check.unmarked', section, problems),
      closedEssays: setting('apparatus.check.closedEssays', section, problems),
      severities,
      termHints: new Set(TERM_HINTS.filter(code => isShown(severities, code))),
      starterCorpus: setting('apparatus.starterCorpus.enable', section, problems),
      codeLens: setting('apparatus.codeLens', section, problems),
      indexMemory: setting('apparatus.index.memory', section, problems) * MEGABYTE,
    },
    problems,
  }
}

/** The severity to show a finding at, or undefined to show nothing. */
export function severityOf(config: Config, code: FindingCode, severity: Severity): Severity | undefined {
  const chosen = config.severities.get(code) ?? (OFF_BY_DEFAULT.has(code) ? 'off' : severity)
  return chosen === 'off' ? undefined : chosen
}

const TERM_HINTS: readonly TermHintCode[] = ['term.unexplained', 'term.spelling']

function isShown(severities: ReadonlyMap<FindingCode, SeverityChoice>, code: FindingCode): boolean {
  return (severities.get(code) ?? (OFF_BY_DEFAULT.has(code) ? 'off' : 'hint')) !== 'off'
}

const MEGABYTE = 1024 * 1024

/** Whether two configurations need the same files. */
export function sameSources(a: Config, b: Config): boolean {
  return a.starterCorpus === b.starterCorpus && JSON.stringify(a.sources) === JSON.stringify(b.sources)
}

type ReadSetting = Exclude<
  SettingName,
  'apparatus.terms.underline' | 'apparatus.preview.enable' | 'apparatus.trace.server'
>

function setting<N extends ReadSetting>(
  name: N,
  section: unknown,
  problems: string[],
): v.InferOutput<(typeof schemas)[N]> {
  type Value = v.InferOutput<(typeof schemas)[N]>
  const written = valueAt(section, name.slice('apparatus.'.length))
  if (written === undefined || written === null) return SETTINGS[name].default as unknown as Value
  const parsed = v.safeParse(schemas[name], written)
  if (parsed.success) return parsed.output
  problems.push(`${name}: ${JSON.stringify(written)} is not valid; the default is used`)
  return SETTINGS[name].default as unknown as Value
}

function valueAt(section: unknown, dotted: string): unknown {
  const whole = own(section, dotted)
  if (whole !== undefined) return whole
  return dotted.split('.').reduce(own, section)
}

function own(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Record<string, unknown>)[name]
}
