/** All rules, in the order in which they are asked. The first that names a change decides; one that none names is unlicensed. */
import { type Change, isAddition, isOmission } from '../change.ts'
import { conjunction } from './conjunction.ts'
import { damagedSource } from './damaged-source.ts'
import { joining } from './joining.ts'
import { meaning } from './meaning.ts'
import { numbersAndDates } from './numbers-and-dates.ts'
import type { Rule, Ruling } from './rule.ts'
import { sourceApparatus } from './source-apparatus.ts'
import { spelling } from './spelling.ts'

const RULES: readonly Rule[] = [
  joining,
  numbersAndDates,
  spelling,
  conjunction,
  sourceApparatus,
  damagedSource,
  meaning,
]

export function ruleOn(change: Change): Ruling {
  for (const rule of RULES) {
    const ruling = rule(change)
    if (ruling) return ruling
  }
  const kind = isOmission(change) ? 'word.dropped' : isAddition(change) ? 'word.added' : 'word.changed'
  return { kind, class: 'unlicensed' }
}
