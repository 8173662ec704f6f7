import { isWordUnit } from '../../text/fold.ts'
import { CAPITAL_UNIT, UNIT_CLASSES } from './unit-classes.ts'

/** No name runs over these. */
const DIVIDERS = ',;:!?()[]{}|=<>…–—'
const SPACE = 32
const STOP = 46
const COLON = 58

/**
 * Whether a name has something in it that divides names, so that it would never be found in an essay (see isOneName in mentions.ts), or begins or
 * ends with neither a letter nor a digit. The stop behind an initial divides nothing, nor does a colon in the head of an
 * entry that no space follows.
 */
export function isDivided(name: string, isHead = false): boolean {
  const last = name.length - 1
  for (let i = 0; i <= last; i++) {
    const unit = name.charCodeAt(i)
    if (isPlain(unit) || (unit === SPACE && i > 0 && i < last)) continue
    if (unit === STOP ? i === 0 || (isSpace(name, i + 1) && !isInitial(name, i - 1)) : isAtEdge(name, i, last))
      return true
    if (isHead && unit === COLON && i > 0 && i < last && !isSpace(name, i + 1)) continue
    if (DIVIDERS.includes(name.charAt(i))) return true
  }
  return name === ''
}

function isPlain(unit: number): boolean {
  const small = unit | 32
  return (small >= 97 && small <= 122) || (unit >= 48 && unit <= 57)
}

/** Whether what is no plain letter stands where only letters and digits may. */
function isAtEdge(name: string, at: number, last: number): boolean {
  if (at > 0 && at < last) return false
  const unit = name.charCodeAt(at)
  // Half of a character of two units.
  if (unit >= 0xd800 && unit <= 0xdfff) return false
  return !isWordUnit(unit)
}

function isSpace(name: string, at: number): boolean {
  return at < name.length && /\s/.test(name.charAt(at))
}

/** Whether a capital stands at `at` alone. */
function isInitial(name: string, at: number): boolean {
  if (((UNIT_CLASSES[name.charCodeAt(at)] as number) & CAPITAL_UNIT) === 0) return false
  return at === 0 || !isWordUnit(name.charCodeAt(at - 1))
}
