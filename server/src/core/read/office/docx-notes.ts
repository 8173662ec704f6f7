/** Cuts the part of a DOCX that holds its footnotes or endnotes, so that each can be read where its mark stands. */
import type { XmlAttributes, XmlHandler } from '../xml.ts'

/** One step of an element stream, kept to be played again. */
type Step =
  | { readonly is: 'open'; readonly name: string; readonly attributes: XmlAttributes }
  | { readonly is: 'close'; readonly name: string }
  | { readonly is: 'text'; readonly text: string }

/** Receives `footnotes.xml` or `endnotes.xml`. */
export class DocxNotes implements XmlHandler {
  private readonly notes = new Map<string, Step[]>()
  private steps: Step[] | undefined
  private readonly kept: ReadonlySet<string>

  /** @param kept the attributes that the body asks for */
  constructor(kept: ReadonlySet<string>) {
    this.kept = kept
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'w:footnote' || name === 'w:endnote') {
      const id = attributes.get('w:id')
      const type = attributes.get('w:type')
      // The other types are the lines that part notes from text.
      if (id !== undefined && (type === undefined || type === 'normal')) {
        this.steps = []
        this.notes.set(id, this.steps)
      }
      return
    }
    if (!this.steps) return
    const values = new Map<string, string>()
    for (const key of this.kept) {
      const value = attributes.get(key)
      if (value !== undefined) values.set(key, value)
    }
    this.steps.push({ is: 'open', name, attributes: values })
  }

  close(name: string): void {
    if (name === 'w:footnote' || name === 'w:endnote') this.steps = undefined
    else this.steps?.push({ is: 'close', name })
  }

  text(text: string): void {
    this.steps?.push({ is: 'text', text })
  }

  /** Plays a note to a handler, once: a note that many marks point at is one note. */
  play(id: string, handler: XmlHandler): void {
    const steps = this.notes.get(id)
    this.notes.delete(id)
    for (const step of steps ?? []) {
      if (step.is === 'open') handler.open(step.name, step.attributes)
      else if (step.is === 'close') handler.close(step.name)
      else handler.text(step.text, -1, -1)
    }
  }
}
