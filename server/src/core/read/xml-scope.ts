/** Which address each prefix stands for in an element of XML, and the names that were translated by that. */
import type { Namespaces } from './xml.ts'

/** How many names of a scope are remembered; a document has some hundred. */
const MOST_NAMES = 2000

export class XmlScope {
  readonly bindings: ReadonlyMap<string, string>
  private readonly elements = new Map<string, string>()
  private readonly attributes = new Map<string, string>()

  constructor(bindings: ReadonlyMap<string, string>) {
    this.bindings = bindings
  }

  element(raw: string, namespaces: Namespaces): string {
    return this.translate(this.elements, raw, namespaces, true)
  }

  /** A bare attribute belongs to its element, not to the namespace that is the default. */
  attribute(raw: string, namespaces: Namespaces): string {
    return this.translate(this.attributes, raw, namespaces, false)
  }

  private translate(known: Map<string, string>, raw: string, namespaces: Namespaces, hasDefault: boolean): string {
    const before = known.get(raw)
    if (before !== undefined) return before
    const colon = raw.indexOf(':')
    const address = colon < 0 && !hasDefault ? undefined : this.bindings.get(colon < 0 ? '' : raw.slice(0, colon))
    const prefix = address === undefined ? undefined : namespaces.get(address)
    const local = raw.slice(colon + 1)
    const name = prefix === undefined ? raw : prefix === '' ? local : `${prefix}:${local}`
    if (known.size < MOST_NAMES) known.set(raw, name)
    return name
  }
}
