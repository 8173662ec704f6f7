/**
 * TBX (ISO 30042), the older martif form and the newer: entries that hold a section for each language, which hold terms and descriptions. The
 * names and definitions of all languages belong to one entry.
 */
import { readXml } from '../read/xml.ts'
import { span } from '../text/span.ts'
import {
  isPlaceholder,
  MOST_ENTRIES,
  type OwnEntry,
  type OwnText,
  type ReadGlossary,
  termLanguage,
} from './own-entry.ts'
import { problemsOf } from './skos-xml.ts'
import { XmlFields } from './xml-fields.ts'

const ENTRIES: ReadonlySet<string> = new Set(['termEntry', 'conceptEntry'])
/** Elements that say of what kind they are by their `type`. */
const TYPED: ReadonlySet<string> = new Set(['descrip', 'termNote', 'admin'])

interface Gathered {
  readonly names: OwnText[]
  readonly definitions: OwnText[]
}

export function readTbx(text: string): ReadGlossary {
  const entries: OwnEntry[] = []
  const fields = new XmlFields()
  const types: string[] = []
  let current: Gathered | undefined
  const fault = readXml(text, new Map([['urn:iso:std:iso:30042:ed-2', '']]), {
    open(name, attributes) {
      fields.open(name, attributes.get('xml:lang') ?? attributes.get('lang'))
      types.push(TYPED.has(name) ? (attributes.get('type') ?? '') : '')
      if (ENTRIES.has(name)) current = { names: [], definitions: [] }
    },
    text(part, from, to) {
      fields.text(part, from, to)
    },
    close(name) {
      const field = fields.close()
      const type = types.pop() ?? ''
      if (ENTRIES.has(name)) {
        const [first, ...others] = current?.names ?? []
        if (first && entries.length < MOST_ENTRIES)
          entries.push({ names: [first, ...others], definitions: current?.definitions ?? [] })
        current = undefined
        return
      }
      if (!field || !current) return
      const language = termLanguage(field.language)
      const said: OwnText = { text: field.text, ...(language ? { language } : {}), at: span(field.from, field.to) }
      if (name === 'term') current.names.push(said)
      else if (name === 'descrip' && type === 'definition' && !isPlaceholder(field.text)) current.definitions.push(said)
    },
  })
  return { entries, problems: problemsOf(fault, text) }
}
