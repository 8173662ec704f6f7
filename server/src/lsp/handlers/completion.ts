import { type CompletionList, type CompletionParams, CompletionTriggerKind } from 'vscode-languageserver'
import { worksOf } from '../../core/check/works.ts'
import type { FormattedText } from '../../core/cite/formatted-text.ts'
import { completionsAt } from '../../core/service.ts'
import type { Formatting } from '../formatting.ts'
import { offsetOf } from '../from-lsp.ts'
import type { RequestTask } from '../request-task.ts'
import type { EssaySnapshot, Session } from '../session.ts'
import { completionListOf } from '../to-lsp.ts'

/** Besides letters, which no editor that suggests while one writes prose can be relied on to send. */
export const COMPLETION_TRIGGERS: readonly string[] = ['@', '[', '"', '“', '„', '«', ' ']

/** Nobody looks at more accounts of works before the next letter. */
const MOST_PREPARED = 20

/**
 * Answers about the text as it was when it was asked, which the caller has taken then, though more may have been typed since: the
 * editor goes on with the list as long as it fits. (An error in its place would have VS Code offer the words of the essay instead.)
 */
export async function completion(
  session: Session,
  formatting: Formatting,
  snapshot: EssaySnapshot | undefined,
  params: CompletionParams,
  task: RequestTask,
): Promise<CompletionList | null> {
  if (!snapshot) return null
  await task.checkpoint()
  const { essay, lines } = snapshot
  const { sources } = session
  const asked = params.context?.triggerKind !== CompletionTriggerKind.TriggerCharacter
  const works = session.worksOf(snapshot.document.uri, essay)
  const citables = session.citables.of(sources.corpus, works)
  const unknown: string[] = []
  const formattedOf = (key: string): FormattedText | undefined => {
    const known = formatting.knownEntry(snapshot, key)
    if (!known) unknown.push(key)
    return known
  }
  const found = completionsAt(essay, sources.corpus, citables, offsetOf(lines, params.position), {
    asked,
    formattedOf,
    recent: session.recentKeys.keys,
    works: worksOf(sources.corpus, works.cited),
  })
  // For the next letter: a list does not wait for a style.
  formatting.prepare(snapshot, unknown.slice(0, MOST_PREPARED))
  return found && found.items.length > 0 ? completionListOf(lines, found, session.flags) : null
}
