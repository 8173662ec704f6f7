import * as vscode from 'vscode'
import { ESSAYS } from './essay-languages.ts'
import type { StatusFeed } from './status-feed.ts'
import { type StatusText, statusText } from './status-text.ts'

/** What the language status item shows now. */
export interface StatusView extends vscode.Disposable {
  readonly shown: StatusText
}

/** The language status item of essays: what loaded, what did not, and the verdicts on the essay in the active editor. */
export function showStatus(feed: StatusFeed): StatusView {
  const item = vscode.languages.createLanguageStatusItem('apparatus.status', [...ESSAYS])
  item.name = 'Apparatus'
  let shown = draw()

  function draw(): StatusText {
    const uri = vscode.window.activeTextEditor?.document.uri.toString()
    const text = statusText(feed.last, uri, vscode.l10n.t)
    item.text = text.text
    item.detail = text.detail
    item.busy = text.busy
    item.severity = text.warning ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information
    item.command = { command: 'apparatus.showSources', title: vscode.l10n.t('Show Sources'), tooltip: text.more }
    item.accessibilityInformation = { label: `Apparatus: ${text.text}. ${text.more}. ${text.detail}` }
    return text
  }

  const listening = [
    feed.onStatus(() => {
      shown = draw()
    }),
    vscode.window.onDidChangeActiveTextEditor(() => {
      shown = draw()
    }),
  ]
  return {
    get shown() {
      return shown
    },
    dispose: () => {
      for (const one of listening) one.dispose()
      item.dispose()
    },
  }
}
