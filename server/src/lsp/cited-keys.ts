import { keyPlacesIn } from '../core/features/key-places.ts'
import { parseEssay } from '../core/service.ts'
import type { RequestTask } from './request-task.ts'
import type { Session } from './session.ts'
import { comparable } from './uri.ts'

interface Known {
  readonly stamp: string
  readonly keys: ReadonlySet<string>
  /** `nocite: '@*'`: everything is to be listed. */
  readonly everything: boolean
}

/** All keys that the essays of the workspace name. The same object as long as they are the same. */
export class CitedKeys {
  private readonly session: Session
  private known = new Map<string, Known>()
  private keys: ReadonlySet<string> = new Set()
  private names = ''

  constructor(session: Session) {
    this.session = session
  }

  /** Undefined where it cannot be told: an essay cannot be read, or names everything. Only changed essays are read. Throws Cancelled. */
  async of(essays: readonly string[], task: RequestTask): Promise<ReadonlySet<string> | undefined> {
    const open = new Map(this.session.openEssays.map(({ uri }) => [comparable(uri), uri]))
    const all = [...open.values(), ...essays.filter(uri => !open.has(comparable(uri)))]
    const known = new Map<string, Known>()
    for (const uri of all) {
      await task.checkpoint()
      const one = await this.essay(uri, task)
      if (!one) return undefined
      known.set(uri, one)
    }
    this.known = known
    const found = [...known.values()]
    if (found.some(({ everything }) => everything)) return undefined
    const keys = new Set(found.flatMap(one => [...one.keys]))
    const names = [...keys].sort().join('\n')
    if (names !== this.names) [this.keys, this.names] = [keys, names]
    return this.keys
  }

  private async essay(uri: string, task: RequestTask): Promise<Known | undefined> {
    const { host } = this.session
    const snapshot = this.session.essay(uri)
    const stamp = snapshot ? `version ${snapshot.document.version}` : await task.race(host.stampOf(uri))
    const before = this.known.get(uri)
    if (stamp === undefined || before?.stamp === stamp) return before
    const text = snapshot?.document.text ?? (await task.race(host.readText(uri)))
    if (text === undefined) return undefined
    const essay = snapshot?.essay ?? parseEssay(text)
    return {
      stamp,
      keys: new Set(keyPlacesIn(essay).map(({ key }) => key)),
      everything: /@\*/.test(essay.frontMatter?.nocite ?? ''),
    }
  }
}
