import { type CodeAction, type CodeActionParams, CodeActionTriggerKind, type Diagnostic } from 'vscode-languageserver'
import { type Fix, fixAll, fixesAt } from '../../core/service.ts'
import { span } from '../../core/text/span.ts'
import { checkOptionsOf } from '../check-jobs.ts'
import { offsetOf } from '../from-lsp.ts'
import type { RequestTask } from '../request-task.ts'
import type { EssaySnapshot, Session } from '../session.ts'
import { diagnosticsOf, workspaceEditOf } from '../to-lsp.ts'
import { addToGlossaryActions } from './add-to-glossary.ts'
import { bindSourceActions } from './bind-source.ts'
import { newEntryActions } from './new-entry.ts'

export const QUICK_FIX = 'quickfix'
/** The same in another form: nothing is wrong. */
export const REWRITE = 'refactor.rewrite'
export const FIX_ALL = 'source.fixAll.apparatus'

/** The fixes for what is selected; the one for the whole essay where the editor asks for it, or where the writer asks for all. */
export async function codeActions(
  session: Session,
  { textDocument, range, context }: CodeActionParams,
  task: RequestTask,
): Promise<CodeAction[] | null> {
  const snapshot = session.essay(textDocument.uri)
  if (!snapshot?.config.check) return null
  const { essay, lines, sources } = snapshot
  const wanted = (kind: string): boolean =>
    context.only?.some(only => kind === only || kind.startsWith(`${only}.`)) ?? true
  // An editor asks by itself at every move of the cursor: the whole essay is for who asks for it.
  const wantsAll =
    wanted(FIX_ALL) && (context.only !== undefined || context.triggerKind !== CodeActionTriggerKind.Automatic)
  if (!wanted(QUICK_FIX) && !wanted(REWRITE) && !wantsAll) return []
  const checked = await session.check(snapshot, task)
  const options = { task, memo: session.memo, check: checkOptionsOf(snapshot) }
  const at = span<'essay'>(offsetOf(lines, range.start), offsetOf(lines, range.end))
  const isSmall = wanted(QUICK_FIX) || wanted(REWRITE)
  const quick = isSmall ? await fixesAt(essay, sources.corpus, checked, at, options) : []
  const fixes = quick.some(({ kind }) => kind === QUICK_FIX)
  const entries = wanted(QUICK_FIX)
    ? [
        ...(await bindSourceActions(session, snapshot, at, task)),
        ...(await newEntryActions(session, snapshot, at, task)),
        // At a cursor only for who asks, or every word would have a light beside it; and not where something is to be fixed.
        ...(at.end > at.start || (context.triggerKind === CodeActionTriggerKind.Invoked && !fixes)
          ? await addToGlossaryActions(session, snapshot, at, task)
          : []),
      ]
    : []
  const all = wantsAll ? await fixAll(essay, sources.corpus, checked, options) : undefined
  session.assertCurrent(snapshot)
  const shown = [...quick.filter(({ kind }) => wanted(kind)), ...(all ? [all] : [])]
  return [...shown.map(fix => actionOf(session, snapshot, fix, context.diagnostics)), ...entries]
}

function actionOf(session: Session, snapshot: EssaySnapshot, fix: Fix, shown: readonly Diagnostic[]): CodeAction {
  const { flags } = session
  const { document, lines, config } = snapshot
  const [own] = fix.finding ? diagnosticsOf(lines, [fix.finding], config, session.findingPages) : []
  const diagnostics = own ? shown.filter(one => isSame(one, own)) : []
  return {
    title: fix.title,
    kind: fix.kind === 'fixAll' ? FIX_ALL : fix.kind,
    ...(diagnostics.length > 0 ? { diagnostics } : {}),
    ...(flags.preferredActions && fix.preferred === true ? { isPreferred: true } : {}),
    edit: workspaceEditOf(document, lines, fix, flags.versionedEdits),
  }
}

function isSame(a: Diagnostic, b: Diagnostic): boolean {
  return (
    a.source === b.source &&
    a.code === b.code &&
    a.range.start.line === b.range.start.line &&
    a.range.start.character === b.range.start.character
  )
}
