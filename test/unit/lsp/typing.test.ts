import assert from 'node:assert/strict'
import type { PublishDiagnosticsParams } from 'vscode-languageserver'
import { Corpus, checkEssay, parseEssay } from '../../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../../server/src/core/task.ts'
import { LineIndex } from '../../../server/src/core/text/lines.ts'
import { clientFlags } from '../../../server/src/lsp/client-flags.ts'
import { readConfig } from '../../../server/src/lsp/config.ts'
import { DiagnosticsScheduler, QUIET_MS } from '../../../server/src/lsp/diagnostics.ts'
import { Session } from '../../../server/src/lsp/session.ts'
import { diagnosticsOf } from '../../../server/src/lsp/to-lsp.ts'
import { contributionOf } from '../../support/contribution.ts'
import { bare } from '../../support/editors/editors.ts'
import { fakeHost } from '../../support/fake-host.ts'

const CORPUS = Corpus.empty().with([
  contributionOf('The tide obeys the bell of the old tower, as everybody knows in the village.', 'almanac.txt'),
])
const QUOTATION = 'It says "the tide obeys the whistle of the old tower" [@almanac]. '
const TYPED = 'A sentence that is typed now, and then "the tide obeys no bell of the old tower" [@almanac].'

/** Where in each run the writer stops, in milliseconds after each character; the last of them lets the server finish. */
const PAUSES = [0, 1, QUIET_MS - 1, QUIET_MS, QUIET_MS + 1, 3, QUIET_MS, 0, 0]

describe('what is shown while a writer types', () => {
  const uri = 'file:///w/essay.md'
  const { config } = readConfig({})

  async function shownFor(text: string) {
    const { findings } = await checkEssay(parseEssay(text), CORPUS, UNINTERRUPTED)
    return diagnosticsOf(new LineIndex(text), findings, config)
  }

  for (const busy of [false, true]) {
    it(`is of versions in their order, each as if it were the only one${busy ? ', though checks take long' : ''}`, async () => {
      const host = fakeHost()
      let now = 0
      let breaths = 0
      // A clock that runs on with each look at it: the check lets other events in at every step, and the writer types in them.
      const timers = busy
        ? {
            ...host.timers,
            now: () => (now += 20),
            breathe: async () => {
              if (++breaths % 9 === 0) type()
              await host.timers.breathe()
            },
          }
        : host.timers
      const flags = clientFlags({
        capabilities: { ...bare.capabilities, textDocument: { publishDiagnostics: { versionSupport: true } } },
        processId: null,
        rootUri: null,
      })
      const session = new Session({ ...host, timers }, flags, config, ['file:///w'])
      session.setSources({ ...session.sources, corpus: CORPUS, complete: true })
      const texts: string[] = ['']
      const published: (PublishDiagnosticsParams & { readonly newest: number })[] = []
      new DiagnosticsScheduler(
        session,
        { timers, log: assert.fail },
        {
          publish: params => published.push({ ...params, newest: texts.length - 1 }),
          refresh: assert.fail,
        },
      )
      function type(): void {
        const version = texts.length
        if (version > TYPED.length) return
        const text = `# An essay\n\n${TYPED.slice(0, version)}\n\n${QUOTATION.repeat(3)}`
        texts.push(text)
        session.setDocument({ uri, languageId: 'markdown', version, text })
      }
      for (let i = 0; i < 2 * TYPED.length; i++) {
        type()
        await host.timers.pass(PAUSES[i % PAUSES.length] as number)
      }
      await host.timers.pass(QUIET_MS)

      const versions = published.map(({ version }) => version ?? 0)
      assert.ok(versions.length > 3, `${versions.length} shown`)
      assert.deepEqual(
        versions,
        [...new Set(versions)].sort((a, b) => a - b),
      )
      assert.equal(versions.at(-1), TYPED.length)
      for (const { version, diagnostics, newest } of published) {
        assert.equal(version, newest, 'nothing of a version that the editor has no more')
        assert.deepEqual(diagnostics, await shownFor(texts[version ?? 0] ?? ''), `version ${version}`)
      }
    })
  }
})
