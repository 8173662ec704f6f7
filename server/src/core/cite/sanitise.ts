/** What a bibliography holds, whatever it is, as an item that the processor takes without throwing. */
import { sanitisedDate } from './csl-date.ts'
import { type CslItem, type CslName, DATE_VARIABLES, NAME_VARIABLES, TEXT_VARIABLES } from './csl-item.ts'

/** More nobody prints, and each name costs the processor time. */
const MOST_NAMES = 200
const LONGEST_TEXT = 20_000

/** By lower-case name: bibliographies write `doi` and `Title`. */
const CANONICAL: ReadonlyMap<string, string> = new Map(
  [...TEXT_VARIABLES, ...NAME_VARIABLES, ...DATE_VARIABLES].map(name => [name.toLowerCase(), name]),
)

export function sanitisedItem(id: string, data: unknown): CslItem {
  const variables: Record<string, string | readonly CslName[] | NonNullable<ReturnType<typeof sanitisedDate>>> = {}
  let type = 'document'
  for (const [written, value] of Object.entries(typeof data === 'object' && data !== null ? data : {})) {
    const name = CANONICAL.get(written.toLowerCase())
    if (written.toLowerCase() === 'type') type = textOf(value) || type
    else if (name === undefined) continue
    else if (DATE_VARIABLES.has(name)) {
      const date = sanitisedDate(value)
      if (date) variables[name] = date
    } else if (NAME_VARIABLES.has(name)) {
      const names = namesOf(value)
      if (names.length > 0) variables[name] = names
    } else {
      // The processor reads `original-date: 1859` on a line of its own in a note.
      const text = name === 'note' && typeof value === 'string' ? value.slice(0, LONGEST_TEXT).trim() : textOf(value)
      if (text !== '') variables[name] = text
    }
  }
  if (typeof variables.DOI === 'string') variables.DOI = bareDoi(variables.DOI)
  return { ...variables, id, type }
}

/** Without `https://doi.org/`, which styles put before it. Capitals stay: some publishers print them. */
export function bareDoi(doi: string): string {
  return doi.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')
}

function textOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return ''
  // Blanks that do not break a line stay.
  return value
    .slice(0, LONGEST_TEXT)
    .replace(/[ \t\r\n\f]+/g, ' ')
    .trim()
}

function namesOf(value: unknown): readonly CslName[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list
    .slice(0, MOST_NAMES)
    .map(nameOf)
    .filter(name => name !== undefined)
}

const PARTS = ['family', 'given', 'suffix', 'literal', 'dropping-particle', 'non-dropping-particle'] as const
/** Flags of the processor that may be set, as it takes them. */
const FLAGS = [
  'comma-suffix',
  'static-ordering',
  'static-particles',
  'parse-names',
  'comma-dropping-particle',
  'isInstitution',
] as const

function nameOf(value: unknown): CslName | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : { literal: textOf(value) }
  if (typeof value !== 'object' || value === null) return undefined
  const fields: Readonly<Record<string, unknown>> = { ...value }
  const name: Record<string, unknown> = {}
  for (const part of PARTS) {
    const text = textOf(fields[part])
    if (text !== '') name[part] = text
  }
  if (Object.keys(name).length === 0) {
    const whole = textOf(fields.name)
    return whole === '' ? undefined : { literal: whole }
  }
  for (const flag of FLAGS) {
    const set = fields[flag]
    if (typeof set === 'boolean' || typeof set === 'string' || typeof set === 'number') name[flag] = set
  }
  return name
}
