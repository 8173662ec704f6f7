/**
 * SKOS in JSON-LD, as far as it can be told without other files: nodes in a list, in `@graph` or inside one another, whose properties end in
 * the names of SKOS. A context that lies elsewhere is not asked for.
 */
import { readBrokenJson } from '../bib/broken-json.ts'
import type { Problem } from '../model/problem.ts'
import { span } from '../text/span.ts'
import { say } from '../wording.ts'
import { type OwnText, type ReadGlossary, termLanguage } from './own-entry.ts'
import { SkosConcepts } from './skos-concepts.ts'

/** Nodes in nodes; more is no glossary. */
const DEEPEST = 50

export function readSkosJson(text: string): ReadGlossary {
  const problems: Problem[] = []
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch (error) {
    root = plainOf(readBrokenJson(text))
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    const line = at === undefined ? undefined : text.slice(0, Number(at)).split('\n').length
    problems.push({
      message: say('The file is not valid JSON; what can be understood of it is used.'),
      ...(line ? { line } : {}),
    })
  }
  const concepts = new SkosConcepts()
  new Nodes(text, concepts).visit(root, 0)
  return { entries: concepts.entries(), problems }
}

class Nodes {
  private readonly text: string
  private readonly concepts: SkosConcepts
  private unnamed = 0
  /** Values are met in the order of the file. */
  private cursor = 0

  constructor(text: string, concepts: SkosConcepts) {
    this.text = text
    this.concepts = concepts
  }

  visit(value: unknown, depth: number): void {
    if (depth > DEEPEST || typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) {
      for (const one of value) this.visit(one, depth + 1)
      return
    }
    const node = value as Readonly<Record<string, unknown>>
    const id = node['@id'] ?? node['id'] ?? node['uri']
    const name = typeof id === 'string' ? id : `_:${++this.unnamed}`
    for (const [property, said] of Object.entries(node)) {
      if (property === '@context') continue
      for (const literal of this.literalsOf(said)) this.concepts.add(name, property, literal)
      this.visit(said, depth + 1)
    }
  }

  /** `"x"`, `{"@value": "x", "@language": "en"}`, `{"en": "x"}` and lists of these. */
  private literalsOf(said: unknown): readonly OwnText[] {
    if (typeof said === 'string') return [this.placed(said, undefined)]
    if (Array.isArray(said)) return said.flatMap(one => (Array.isArray(one) ? [] : this.literalsOf(one)))
    if (typeof said !== 'object' || said === null) return []
    const fields = said as Readonly<Record<string, unknown>>
    const value = fields['@value']
    const language = fields['@language']
    if (typeof value === 'string') return [this.placed(value, typeof language === 'string' ? language : undefined)]
    return Object.entries(fields).flatMap(([tag, one]) =>
      /^[a-z]{2,3}(?:-[A-Za-z0-9-]+)?$/.test(tag)
        ? [one].flat().flatMap(text => (typeof text === 'string' ? [this.placed(text, tag)] : []))
        : [],
    )
  }

  private placed(value: string, tag: string | undefined): OwnText {
    const written = JSON.stringify(value).slice(1, -1)
    let at = this.text.indexOf(`"${written}"`, this.cursor)
    if (at < 0) at = this.text.indexOf(`"${written}`)
    if (at >= 0) this.cursor = at + 1
    const language = termLanguage(tag)
    return {
      text: value,
      ...(language ? { language } : {}),
      at: at < 0 ? span(0, 0) : span(at + 1, at + 1 + written.length),
    }
  }
}

/** Maps as objects. */
function plainOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainOf)
  if (value instanceof Map) return Object.fromEntries([...value].map(([name, one]) => [name, plainOf(one)]))
  return value
}
