import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver'
import { say } from '../core/wording.ts'
import { type GuardContext, watched } from './guard.ts'
import type { Session } from './session.ts'

/** Shows in the editor that sources are being read, from the first to the last. `callOff`: the person has had enough of it. */
export function reportProgress(
  connection: Connection,
  session: Session,
  context: GuardContext,
  callOff: () => void,
): void {
  if (!session.flags.showsProgress) return
  let reporter: Promise<WorkDoneProgressServerReporter> | undefined

  session.onProgress.on(({ progress }) => {
    watched(context, 'showing progress', async () => {
      if (!progress) {
        const ending = reporter
        reporter = undefined
        await ending?.then(shown => shown.done())
        return
      }
      reporter ??= connection.window.createWorkDoneProgress().then(shown => {
        shown.begin('Apparatus', 0, say('reading the sources'), true)
        shown.token.onCancellationRequested(callOff)
        return shown
      })
      const { done, total } = progress
      const mine = reporter
      const shown = await mine
      // It may have ended while the editor was making it.
      if (reporter === mine && total > 0)
        shown.report(Math.round((100 * done) / total), say('{0} of {1} sources', done, total))
    })
  })
}
