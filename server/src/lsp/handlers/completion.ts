import { type CompletionList, type CompletionParams, CompletionTriggerKind } from 'vscode-languageserver'
import { completionsAt } from '../../core/service.ts'
import { offsetOf } from '../from-lsp.ts'
import type { RequestTask } from '../request-task.ts'
import type { Session } from '../session.ts'
import { completionListOf } from '../to-lsp.ts'

/** Besides letters, which no editor that suggests while one writes prose can be relied on to send. */
export const COMPLETION_TRIGGERS: readonly string[] = ['@', '[', '"', '“', '„', '«', ' ']

export async function completion(
  session: Session,
  params: CompletionParams,
  task: RequestTask,
): Promise<CompletionList | null> {
  const snapshot = session.essay(params.textDocument.uri)
  if (!snapshot) return null
  await task.checkpoint()
  const { essay, lines, sources } = snapshot
  const asked = params.context?.triggerKind !== CompletionTriggerKind.TriggerCharacter
  const citables = session.citables.of(sources.corpus)
  const found = completionsAt(essay, sources.corpus, citables, offsetOf(lines, params.position), { asked })
  session.assertCurrent(snapshot)
  return found && found.items.length > 0 ? completionListOf(lines, found, session.flags) : null
}
