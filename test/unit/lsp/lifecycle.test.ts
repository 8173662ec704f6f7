import assert from 'node:assert/strict'
import type { Message, ResponseMessage } from 'vscode-languageserver'
import { lifecycleGate } from '../../../server/src/lsp/lifecycle.ts'

describe('the order of a session', () => {
  /** The methods that came through, and the codes of those that were refused. */
  function through(...methods: string[]): (string | number | undefined)[] {
    const seen: (string | number | undefined)[] = []
    const gate = lifecycleGate((response: ResponseMessage) => seen.push(response.error?.code))
    for (const [id, name] of methods.entries()) {
      const isNotification = name.startsWith('!')
      const method = name.replace('!', '')
      const message = { jsonrpc: '2.0', method, ...(isNotification ? {} : { id }) } as Message
      void gate.handleMessage(message, () => {
        seen.push(method)
      })
    }
    return seen
  }

  it('lets a proper session through', () => {
    const session = ['initialize', '!initialized', 'hover', '!didOpen', 'shutdown', '!exit']
    assert.deepEqual(
      through(...session),
      session.map(name => name.replace('!', '')),
    )
  })

  it('refuses requests and drops notifications before initialize', () => {
    assert.deepEqual(through('hover', '!didOpen', 'initialize'), [-32002, 'initialize'])
  })

  it('refuses requests and drops notifications after shutdown', () => {
    assert.deepEqual(through('initialize', 'shutdown', 'hover', '!didOpen', 'shutdown', '!exit'), [
      'initialize',
      'shutdown',
      -32600,
      -32600,
      'exit',
    ])
  })

  it('has one initialize', () => {
    assert.deepEqual(through('initialize', 'initialize'), ['initialize', -32600])
  })

  it('may end before it began', () => {
    assert.deepEqual(through('!exit'), ['exit'])
  })
})
