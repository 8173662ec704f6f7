/** Concepts of SKOS (W3C Recommendation, 2009), whatever they were written in, as entries of a glossary. */
import { isPlaceholder, MOST_ENTRIES, type OwnEntry, type OwnText } from './own-entry.ts'
import { plainDefinition } from './plain-definition.ts'

/** What we read of a concept, by the last part of its property. */
const NAMES = ['prefLabel', 'altLabel', 'hiddenLabel'] as const
/** The first kind that a concept has counts. */
const DEFINITIONS = ['definition', 'scopeNote', 'description', 'comment', 'note'] as const

type Property = (typeof NAMES)[number] | (typeof DEFINITIONS)[number]

/** Collects what is said of concepts, in any order. */
export class SkosConcepts {
  private readonly concepts = new Map<string, Map<Property, OwnText[]>>()

  /** `property`: a name or an address, of which the last part counts. */
  add(concept: string, property: string, text: OwnText): void {
    const name = property.slice(
      Math.max(property.lastIndexOf('#'), property.lastIndexOf('/'), property.lastIndexOf(':')) + 1,
    )
    if (!isProperty(name) || text.text.trim() === '') return
    if (!this.concepts.has(concept) && this.concepts.size >= MOST_ENTRIES) return
    const said = this.concepts.get(concept) ?? new Map<Property, OwnText[]>()
    this.concepts.set(concept, said)
    said.set(name, [...(said.get(name) ?? []), text])
  }

  /** In the order in which they were first spoken of; without those that have no label. */
  entries(): readonly OwnEntry[] {
    return [...this.concepts.values()].flatMap((said): OwnEntry[] => {
      const [name, ...others] = NAMES.flatMap(property => said.get(property) ?? [])
      if (!name) return []
      const kind = DEFINITIONS.find(property => said.has(property))
      const definitions = (kind && said.get(kind)) ?? []
      return [
        {
          names: [name, ...others],
          definitions: definitions
            .map(one => ({ ...one, text: plainDefinition(one.text) }))
            .filter(({ text }) => !isPlaceholder(text)),
        },
      ]
    })
  }
}

function isProperty(name: string): name is Property {
  return ([...NAMES, ...DEFINITIONS] as readonly string[]).includes(name)
}
