/**
 * XML of untrusted files as a stream of elements and text, on htmlparser2's tokenizer, which keeps no stack and knows no entities but the
 * five. Names come with one prefix for each namespace, whatever the file calls it. No DTD is read: a document type is passed over, and
 * what it declares is not resolved. Cost: O(file). Bad at: telling what is not well-formed; it reads on.
 */
import { Tokenizer } from 'htmlparser2'
import { XmlScope } from './xml-scope.ts'

/** Deeper than any document that a person or a program wrote; what we keep of it is a name a level. */
export const DEEPEST = 2000
/** What is over is not looked at: Word writes up to 40 (its namespaces). */
const MOST_ATTRIBUTES = 128
const LONGEST_VALUE = 4096
const LONGEST_NAME = 200

export interface XmlHandler {
  /** `name` has the prefix of `namespaces`: `w:p`; a name in a namespace that is not in it keeps its own. */
  open(name: string, attributes: XmlAttributes): void
  close(name: string): void
  /** White space as it is in the file. `from` and `to` are offsets in the file; an entity is a call of its own. */
  text(text: string, from: number, to: number): void
}

/** The attributes of the element that is being opened: good until the call returns. */
export interface XmlAttributes {
  get(name: string): string | undefined
}

/** From the address of a namespace to the prefix that we call it by. An empty prefix makes bare names. */
export type Namespaces = ReadonlyMap<string, string>

/** What keeps XML from being read to its end, or whole. */
export type XmlFault = 'cut off' | 'too deep' | 'own entities'

/** Why not all of it was read; undefined when all was. */
export function readXml(raw: string, namespaces: Namespaces, handler: XmlHandler): XmlFault | undefined {
  const reader = new XmlReader(raw, namespaces, handler)
  return reader.run()
}

class XmlReader implements XmlAttributes {
  private readonly raw: string
  private readonly namespaces: Namespaces
  private readonly handler: XmlHandler
  private readonly tokenizer: Tokenizer
  private readonly base: number
  /** Raw and canonical names of the open elements, and how many scopes each opened. */
  private readonly stack: { readonly raw: string; readonly name: string; readonly scope: XmlScope }[] = []
  private scope: XmlScope
  private tag = ''
  private attributeNames: string[] = []
  private attributeValues: string[] = []
  private textEnd = 0
  private fault: XmlFault | undefined
  private declaresEntities = false

  constructor(raw: string, namespaces: Namespaces, handler: XmlHandler) {
    this.raw = raw
    this.namespaces = namespaces
    this.handler = handler
    this.scope = new XmlScope(new Map())
    const { end, declaresEntities } = prologue(raw)
    this.base = end
    this.declaresEntities = declaresEntities
    this.tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: true }, this)
  }

  run(): XmlFault | undefined {
    this.tokenizer.write(this.base === 0 ? this.raw : this.raw.slice(this.base))
    if (this.fault === undefined) this.tokenizer.end()
    if (this.fault === undefined && this.stack.length > 0) this.fault = 'cut off'
    while (this.stack.length > 0) this.pop()
    if (this.fault !== undefined) return this.fault
    return this.declaresEntities ? 'own entities' : undefined
  }

  get(name: string): string | undefined {
    for (let i = 0; i < this.attributeNames.length; i++) {
      if (this.scope.attribute(this.attributeNames[i] as string, this.namespaces) === name)
        return this.attributeValues[i]
    }
    return undefined
  }

  ontext(start: number, end: number): void {
    if (start < 0) return
    const from = start + this.base
    this.textEnd = end + this.base
    if (this.stack.length > 0) this.handler.text(this.raw.slice(from, this.textEnd), from, this.textEnd)
  }

  ontextentity(codepoint: number, endIndex: number): void {
    const end = endIndex + this.base
    const start = Math.max(this.textEnd, this.raw.lastIndexOf('&', end - 1))
    this.textEnd = end
    if (this.stack.length > 0) this.handler.text(String.fromCodePoint(codepoint), start, end)
  }

  oncdata(start: number, end: number, offset: number): void {
    const from = start + this.base
    const to = end + this.base - offset
    if (this.stack.length > 0 && to > from) this.handler.text(this.raw.slice(from, to), from, to)
    this.textEnd = end + this.base + 1
  }

  onopentagname(start: number, end: number): void {
    this.tag = this.raw.slice(start + this.base, Math.min(end, start + LONGEST_NAME) + this.base)
    this.attributeNames.length = 0
    this.attributeValues.length = 0
  }

  onattribname(start: number, end: number): void {
    // One over the limit receives the values of all that follow, and is taken off at the end of the tag.
    if (this.attributeNames.length > MOST_ATTRIBUTES) return
    this.attributeNames.push(this.raw.slice(start + this.base, Math.min(end, start + LONGEST_NAME) + this.base))
    this.attributeValues.push('')
  }

  onattribdata(start: number, end: number): void {
    this.addValue(this.raw.slice(start + this.base, Math.min(end, start + LONGEST_VALUE) + this.base))
  }

  onattribentity(codepoint: number): void {
    this.addValue(String.fromCodePoint(codepoint))
  }

  onattribend(): void {}

  onopentagend(end: number): void {
    this.textEnd = end + this.base + 1
    this.push()
  }

  onselfclosingtag(end: number): void {
    this.textEnd = end + this.base + 1
    this.push()
    if (this.fault === undefined) this.pop()
  }

  onclosetag(start: number, end: number): void {
    const name = this.raw.slice(start + this.base, Math.min(end, start + LONGEST_NAME) + this.base)
    let open = this.stack.length - 1
    const last = Math.max(0, open - FAR_CLOSE)
    while (open >= last && this.stack[open]?.raw !== name) open--
    if (open < last) return
    while (this.stack.length > open) this.pop()
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  private push(): void {
    if (this.stack.length >= DEEPEST) {
      this.fault = 'too deep'
      this.tokenizer.pause()
      return
    }
    if (this.attributeNames.length > MOST_ATTRIBUTES) {
      this.attributeNames.length = MOST_ATTRIBUTES
      this.attributeValues.length = MOST_ATTRIBUTES
    }
    const outer = this.scope
    this.scope = this.innerScope(outer)
    const name = this.scope.element(this.tag, this.namespaces)
    this.stack.push({ raw: this.tag, name, scope: outer })
    this.handler.open(name, this)
  }

  private pop(): void {
    const closed = this.stack.pop()
    if (!closed) return
    this.handler.close(closed.name)
    this.scope = closed.scope
  }

  private innerScope(outer: XmlScope): XmlScope {
    let bindings: Map<string, string> | undefined
    for (let i = 0; i < this.attributeNames.length; i++) {
      const name = this.attributeNames[i] as string
      if (!name.startsWith('xmlns') || (name.length > 5 && name[5] !== ':')) continue
      bindings ??= new Map(outer.bindings)
      if (bindings.size <= MOST_ATTRIBUTES) bindings.set(name.slice(6), this.attributeValues[i] as string)
    }
    return bindings ? new XmlScope(bindings) : outer
  }

  private addValue(piece: string): void {
    const last = this.attributeValues.length - 1
    const value = this.attributeValues[last]
    if (value !== undefined && value.length < LONGEST_VALUE) this.attributeValues[last] = value + piece
  }
}

/** How far up a closing tag is looked for: who closes what is further out has lost count. */
const FAR_CLOSE = 32

/** Where the document begins after a document type that has a subset of its own: declarations in it are no text. */
function prologue(raw: string): { readonly end: number; readonly declaresEntities: boolean } {
  const none = { end: 0, declaresEntities: false }
  const start = raw.slice(0, LONGEST_PROLOGUE).indexOf('<!DOCTYPE')
  if (start < 0) return none
  const element = /<[A-Za-z_]/.exec(raw.slice(0, start))
  if (element) return none
  let inSubset = false
  let quote = ''
  for (let at = start; at < raw.length; at++) {
    const char = raw[at] as string
    if (quote !== '') quote = char === quote ? '' : quote
    else if (char === '"' || char === "'") quote = char
    else if (char === '[') inSubset = true
    else if (char === ']') inSubset = false
    else if (char === '>' && !inSubset) {
      const declaresEntities = /<!ENTITY\s/.test(raw.slice(start, at))
      return { end: at + 1, declaresEntities }
    }
  }
  return { end: raw.length, declaresEntities: true }
}

/** Comments of an editor may stand before a document type; it does not come later than this. */
const LONGEST_PROLOGUE = 65536
