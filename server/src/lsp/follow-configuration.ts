import { DidChangeConfigurationNotification } from 'vscode-languageserver'
import { readConfig, sameSources } from './config.ts'
import { watched } from './guard.ts'
import type { Serving } from './serving.ts'

/** Takes the editor's settings whenever they change: asks for them where it gives them, else uses what it sends. */
export function followConfiguration({ connection, session, loading, context }: Serving): void {
  const use = (section: unknown): void => {
    const { config, problems } = readConfig(section)
    for (const problem of problems) connection.console.warn(problem)
    const before = session.config
    session.setConfig(config)
    if (!sameSources(before, config)) loading.restart()
  }
  const ask = async (): Promise<void> => use(await connection.workspace.getConfiguration('apparatus'))
  const { givesConfiguration, registersConfiguration } = session.flags
  connection.onDidChangeConfiguration(({ settings }) =>
    watched(context, 'reading the settings', () => (givesConfiguration ? ask() : use(sectionOf(settings)))),
  )
  if (registersConfiguration) {
    watched(context, 'asking for changes of settings', async () => {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'apparatus' })
    })
  }
  if (givesConfiguration) watched(context, 'reading the settings', ask)
}

/** The section `apparatus` of settings that an editor sent whole. */
function sectionOf(settings: unknown): unknown {
  return typeof settings === 'object' && settings !== null ? (settings as { apparatus?: unknown }).apparatus : undefined
}
