/** SKOS in RDF/XML as programs write it: concepts as elements, what is said of them as elements inside. */
import type { Problem } from '../model/problem.ts'
import type { XmlFault } from '../read/xml.ts'
import { readXml, type XmlAttributes } from '../read/xml.ts'
import { tellXmlFault } from '../read/xml-fault.ts'
import { span } from '../text/span.ts'
import { said } from '../wording.ts'
import { type ReadGlossary, termLanguage } from './own-entry.ts'
import { SkosConcepts } from './skos-concepts.ts'
import { XmlFields } from './xml-fields.ts'

const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2004/02/skos/core#', 'skos'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
  ['http://www.w3.org/2000/01/rdf-schema#', 'rdfs'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
])

/** Elements that are things, not properties of things. */
const THINGS: ReadonlySet<string> = new Set([
  'skos:Concept',
  'rdf:Description',
  'skos:ConceptScheme',
  'skos:Collection',
])

export function readSkosXml(text: string): ReadGlossary {
  const concepts = new SkosConcepts()
  const fields = new XmlFields()
  const open: { readonly name: string; readonly concept: string | undefined }[] = []
  let unnamed = 0
  const conceptOf = (attributes: XmlAttributes): string =>
    attributes.get('rdf:about') ?? attributes.get('rdf:ID') ?? attributes.get('rdf:nodeID') ?? `_:${++unnamed}`
  const fault = readXml(text, NAMESPACES, {
    open(name, attributes) {
      fields.open(name, attributes.get('xml:lang'))
      const isThing = THINGS.has(name) && name !== 'skos:ConceptScheme' && name !== 'skos:Collection'
      open.push({ name, concept: isThing ? conceptOf(attributes) : undefined })
    },
    text(part, from, to) {
      fields.text(part, from, to)
    },
    close(name) {
      const field = fields.close()
      open.pop()
      const owner = open.at(-1)?.concept
      if (!field || owner === undefined) return
      const language = termLanguage(field.language)
      concepts.add(owner, name, { text: field.text, ...(language ? { language } : {}), at: span(field.from, field.to) })
    },
  })
  return { entries: concepts.entries(), problems: problemsOf(fault, text) }
}

export function problemsOf(fault: XmlFault | undefined, text: string): readonly Problem[] {
  if (fault === undefined) return []
  // What is cut off is cut off at its end; of other faults no line is known.
  return [{ message: said(tellXmlFault(fault)), ...(fault === 'cut off' ? { line: text.split('\n').length } : {}) }]
}
