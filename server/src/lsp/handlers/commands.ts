import { ErrorCodes, type ExecuteCommandParams, ResponseError } from 'vscode-languageserver'
import { ClosedDiagnostics } from '../closed-diagnostics.ts'
import { guarded, watched } from '../guard.ts'
import { CHECK_ALL_COMMAND, type LookUpResult } from '../protocol.ts'
import { essayReady, type Serving } from '../serving.ts'
import { CITE_COMMANDS, type CiteResult, citeCommand, essayOfArgument } from './cite.ts'
import { LOOK_UP_COMMANDS, lookUpCommand } from './look-up.ts'
import { essayOfSelection, SOURCE_COMMANDS, type SourceCommandResult, sourceCommand } from './source-selection.ts'

/** The commands of the protocol: what is cited for every client, the check of all essays for those without our messages. */
export function answerCommands(serving: Serving): void {
  const { connection, session, loading, closed, formatting, context } = serving
  const { flags } = session
  const shown =
    flags.pullsDiagnostics || flags.apparatus
      ? undefined
      : new ClosedDiagnostics(session, closed, context, diagnostics =>
          watched(context, 'publishing', () => connection.sendDiagnostics(diagnostics)),
        )
  connection.onExecuteCommand(
    guarded<ExecuteCommandParams, CiteResult | SourceCommandResult | LookUpResult, void>(
      context,
      'workspace/executeCommand',
      async ({ command, arguments: [argument] = [] }, task) => {
        if (CITE_COMMANDS.includes(command)) {
          await essayReady(serving, essayOfArgument(argument), task)
          return citeCommand({ connection, session, formatting }, command, argument, task)
        }
        if (SOURCE_COMMANDS.includes(command)) {
          await loading.ready(task)
          const essay = essayOfSelection(argument)
          if (essay !== undefined) await task.race(session.bibliographyReady(essay))
          return sourceCommand(connection, session, command, argument, task)
        }
        if (LOOK_UP_COMMANDS.includes(command)) {
          await loading.ready(task)
          return lookUpCommand(session, argument, task)
        }
        if (command !== CHECK_ALL_COMMAND || flags.apparatus)
          throw new ResponseError(ErrorCodes.InvalidParams, `no command ${command}`)
        await loading.ready(task)
        await shown?.showAll(task)
        return null
      },
    ),
  )
}
