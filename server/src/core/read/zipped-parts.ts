import type { SourceProblem } from '../model/problem.ts'
import type { Unsaid } from '../wording.ts'
import { decode } from './charset.ts'
import { declaredEncoding } from './html/html-encoding.ts'
import { type Namespaces, readXml, type XmlHandler } from './xml.ts'
import { tellXmlFault } from './xml-fault.ts'
import type { ZipArchive } from './zip.ts'

/** Nobody reads more of one file. */
const MOST_PROBLEMS = 20

/** The parts of a zipped document as text and as XML. What is wrong with one is told in `problems`, which the caller gave. */
export class ZippedParts {
  private readonly archive: ZipArchive
  private readonly problems: SourceProblem[]

  constructor(archive: ZipArchive, problems: SourceProblem[]) {
    this.archive = archive
    this.problems = problems
  }

  has(name: string): boolean {
    return this.archive.has(name)
  }

  /** Undefined when there is no such part, or when it cannot be read. */
  bytes(name: string): Uint8Array | undefined {
    const content = this.archive.read(name)
    if (content === undefined || content instanceof Uint8Array) return content
    this.tell(content.fault)
    return undefined
  }

  text(name: string): string | undefined {
    const bytes = this.bytes(name)
    return bytes && decode(bytes, declaredEncoding(bytes)).text
  }

  /** False when there is no such part, or when it cannot be read. A part that is not whole is read as far as it goes. */
  read(name: string, namespaces: Namespaces, handler: XmlHandler): boolean {
    const text = this.text(name)
    if (text === undefined) return false
    const fault = readXml(text, namespaces, handler)
    if (fault !== undefined) this.tell(tellXmlFault(fault, name.slice(0, 80)))
    return true
  }

  /** A part of the text is missing, and why. Of very many only the first are told. */
  tell(message: Unsaid): void {
    if (this.problems.length < MOST_PROBLEMS && !isSame(this.problems.at(-1)?.message, message)) {
      this.problems.push({ message, unreadable: true })
    }
  }
}

function isSame(before: Unsaid | undefined, message: Unsaid): boolean {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(message)
}
