import { SymbolKind, type WorkspaceSymbol, type WorkspaceSymbolParams } from 'vscode-languageserver'
import { placeOfTerm, termsNamed } from '../../core/features/look-up.ts'
import type { Corpus, Source } from '../../core/service.ts'
import { eachWord, foldWord } from '../../core/text/fold.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import { sourceLines } from '../source-lines.ts'
import { sourceRangeOf } from '../to-lsp.ts'

const MOST_SOURCES = 40
const MOST_TERMS = 40

/** Sources by the words of title, key and path; terms by the beginning of a name. */
export async function workspaceSymbols(
  session: Session,
  { query }: WorkspaceSymbolParams,
  task: RequestTask,
): Promise<WorkspaceSymbol[]> {
  const { corpus } = session.sources
  const found: WorkspaceSymbol[] = sourcesNamed(query, corpus).map(({ title, key, contribution }) => ({
    name: title,
    kind: SymbolKind.File,
    containerName: `@${key}`,
    location: { uri: contribution.uri, range: START },
  }))
  if (query.trim() === '') return found
  for (const term of termsNamed(query, corpus, MOST_TERMS)) {
    await task.checkpoint()
    const { place, at } = placeOfTerm(term, corpus)
    const source = corpus.source(place.source)
    const shown = await sourceLines(session, source, task)
    if (!shown) continue
    const location = { uri: shown.uri, range: sourceRangeOf(shown, at) }
    found.push({ name: nameFor(query, term), kind: SymbolKind.Key, containerName: source.title, location })
  }
  return found
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

/** The name that was asked for, with the one that it is known by: editors sift what they get by the query. */
function nameFor(
  query: string,
  { name, aliases }: { readonly name: string; readonly aliases: readonly string[] },
): string {
  const begins = (one: string): boolean => one.toLowerCase().startsWith(query.trim().toLowerCase())
  if (begins(name)) return name
  const alias = aliases.find(begins)
  return alias === undefined ? name : `${alias} (${name})`
}

function sourcesNamed(query: string, corpus: Corpus): readonly Source[] {
  const wanted = wordsOf(query)
  const found: Source[] = []
  for (const source of corpus.sources.values()) {
    if (found.length === MOST_SOURCES) break
    const own = wordsOf(`${source.title} ${source.key} ${source.contribution.path}`)
    if (wanted.every(word => own.some(one => one.startsWith(word)))) found.push(source)
  }
  return found
}

function wordsOf(text: string): readonly string[] {
  const words: string[] = []
  eachWord(text, 0, text.length, (start, end) => words.push(foldWord(text, start, end)))
  return words
}
