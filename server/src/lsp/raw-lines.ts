import { isTextFile } from '../core/model/source.ts'
import type { Source } from '../core/service.ts'
import { LineIndex } from '../core/text/lines.ts'
import type { Host } from './host.ts'

const KEPT = 256

/** The line indexes of source files, for turning offsets into positions. Made when first asked for; the last few hundred stay. */
export class RawLines {
  private readonly host: Host
  /** By file and fingerprint. */
  private readonly known = new Map<string, LineIndex<'raw'>>()

  constructor(host: Host) {
    this.host = host
  }

  has(source: Source): boolean {
    return this.known.has(keyOf(source))
  }

  /** What was read before. */
  get(source: Source): LineIndex<'raw'> | undefined {
    return this.known.get(keyOf(source))
  }

  async load(source: Source): Promise<LineIndex<'raw'> | undefined> {
    if (this.has(source)) return this.get(source)
    // A PDF is opened where it begins.
    if (!isTextFile(source.contribution.rendition)) return this.keep(source, '')
    const text = await this.host.readText(source.contribution.uri)
    // A file may be read wrongly while it is being written: what could not be read is asked for again.
    if (text === undefined) return undefined
    return this.keep(source, text)
  }

  private keep(source: Source, text: string): LineIndex<'raw'> {
    const lines = new LineIndex<'raw'>(text)
    this.known.set(keyOf(source), lines)
    if (this.known.size > KEPT) {
      const oldest = this.known.keys().next().value
      if (oldest !== undefined) this.known.delete(oldest)
    }
    return lines
  }
}

function keyOf({ contribution }: Source): string {
  return `${contribution.fingerprint} ${contribution.uri}`
}
