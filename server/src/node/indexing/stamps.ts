/** The stamps of files as a value of the index's folder: which bytes a file had when it last had this stamp. */
import type { SourceId } from '../../core/model/place.ts'
import type { FoundSource } from '../find-files.ts'

interface Stamped {
  readonly stamp: string
  readonly fingerprint: string
  /** What else the contribution depends on: where the file is and which key it is given. */
  readonly as: string
}

export class Stamps {
  private readonly known: Map<string, Stamped>
  private changed = false

  private constructor(known: Map<string, Stamped>) {
    this.known = known
  }

  /** Nothing known, when the bytes are missing or not what was written. */
  static read(bytes: Uint8Array | undefined): Stamps {
    if (!bytes) return new Stamps(new Map())
    try {
      const rows = JSON.parse(new TextDecoder().decode(bytes)) as [string, Stamped][]
      return new Stamps(new Map(rows))
    } catch {
      return new Stamps(new Map())
    }
  }

  /** The bytes to keep, when there is anything new to keep. */
  write(): Uint8Array | undefined {
    if (!this.changed) return undefined
    this.changed = false
    return new TextEncoder().encode(JSON.stringify([...this.known]))
  }

  /** Whether the file with this stamp is what is indexed under `fingerprint`. */
  isSame(source: FoundSource, stamp: string | undefined, fingerprint: string): boolean {
    const known = this.known.get(source.id)
    return (
      known !== undefined &&
      stamp !== undefined &&
      known.stamp === stamp &&
      known.fingerprint === fingerprint &&
      known.as === asRead(source)
    )
  }

  note(source: FoundSource, stamp: string | undefined, fingerprint: string): void {
    const known = this.known.get(source.id)
    if (stamp === undefined) {
      if (this.known.delete(source.id)) this.changed = true
      return
    }
    if (known?.stamp === stamp && known.fingerprint === fingerprint && known.as === asRead(source)) return
    this.known.set(source.id, { stamp, fingerprint, as: asRead(source) })
    this.changed = true
  }

  forget(id: SourceId): void {
    if (this.known.delete(id)) this.changed = true
  }
}

function asRead({ path, uri, key }: FoundSource): string {
  return [path, uri, key ?? ''].join('\n')
}
