/** Where a work is named by its key: in the essays of the workspace, open or not, and in its bibliography. */
import { parseInlineReferences } from '../core/bib/csl-yaml.ts'
import { parseBibliography } from '../core/bib/parse-bibliography.ts'
import type { Bibliography } from '../core/bib/reference.ts'
import { type KeyPlace, keyPlacesIn } from '../core/features/key-places.ts'
import { type Essay, parseEssay } from '../core/service.ts'
import type { ClosedEssays } from './closed-essays.ts'
import type { RequestTask } from './request-task.ts'
import type { Session } from './session.ts'
import { comparable } from './uri.ts'

/** A file as it stands in the editor, with its version, else on disk. */
export interface NamedText {
  readonly uri: string
  readonly version: number | null
  readonly text: string
}

export interface EssayUses extends NamedText {
  /** In order. */
  readonly places: readonly KeyPlace[]
}

export interface EntryUses extends NamedText {
  readonly bibliography: Bibliography
}

export interface KeyUses {
  readonly essays: readonly EssayUses[]
  /** The file, or the essay's front matter, that says what the key stands for; absent where none does. */
  readonly entry?: EntryUses
}

/** An essay for which a key means something, or the bibliography itself. */
export interface KeyOrigin {
  readonly key: string
  /** As a library names it; absent: no bibliography has the key. */
  readonly bibliography: string | undefined
}

/** What the key at a place of an essay stands for. */
export function originOf(session: Session, uri: string, essay: Essay, key: string): KeyOrigin {
  return { key, bibliography: session.worksOf(uri, essay).library.get(key)?.bibliography }
}

/** All uses of a key where it stands for the same work: another essay may have another bibliography. Throws Cancelled. */
export async function usesOf(
  session: Session,
  closed: ClosedEssays,
  { key, bibliography }: KeyOrigin,
  task: RequestTask,
): Promise<KeyUses> {
  const essays: EssayUses[] = []
  for await (const { essay, ...file } of essaysWith(session, closed, key, task)) {
    if (session.worksOf(file.uri, essay).library.get(key)?.bibliography !== bibliography) continue
    const places = keyPlacesIn(essay).filter(place => place.key === key)
    if (places.length > 0) essays.push({ ...file, places })
  }
  const entry = bibliography === undefined ? undefined : await entryUses(session, bibliography, task)
  return { essays, ...(entry && { entry }) }
}

export interface WorkspaceEssay extends NamedText {
  readonly essay: Essay
}

/** The essays of the workspace whose text holds `word`, in order, open ones as the editor has them. */
async function* essaysWith(
  session: Session,
  closed: ClosedEssays,
  word: string,
  task: RequestTask,
): AsyncGenerator<WorkspaceEssay> {
  const open = new Map(session.openEssays.map(({ uri }) => [comparable(uri), uri]))
  const others = (await closed.list(task)).filter(uri => !open.has(comparable(uri)))
  for (const uri of [...open.values(), ...others].sort()) {
    await task.checkpoint()
    const snapshot = session.essay(uri)
    const text = snapshot?.document.text ?? (await task.race(session.host.readText(uri)))
    if (text === undefined || !text.includes(word)) continue
    const essay = snapshot?.essay ?? parseEssay(text)
    await task.race(session.bibliographies.ready(uri, essay, session.folders))
    yield { uri, version: snapshot?.document.version ?? null, text, essay }
  }
}

/** A bibliography as it stands now, which may be later than what was loaded. */
async function entryUses(session: Session, path: string, task: RequestTask): Promise<EntryUses | undefined> {
  const uri = session.host.uriOf(path)
  const document = session.documentAt(uri)
  const text = document?.text ?? (await task.race(session.host.readText(uri)))
  if (text === undefined) return undefined
  const file = { uri: document?.uri ?? uri, version: document?.version ?? null, text }
  const frontMatter = session.isEssay({ uri, languageId: '' }) ? parseEssay(text).frontMatter : undefined
  const bibliography = frontMatter ? parseInlineReferences(text, frontMatter.span, path) : parseBibliography(text, path)
  return bibliography && { ...file, bibliography }
}
