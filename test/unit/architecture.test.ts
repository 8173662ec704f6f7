import assert from 'node:assert/strict'
import { mayImport, protocolFile, roomOf } from '../../scripts/layers.mjs'
import { type Import, importsOf, importsUnder } from '../support/imports.ts'

describe('the arrows between the rooms', () => {
  const all = importsUnder(['server/src', 'client/src'])

  it('go one way', () => {
    assert.ok(all.length > 50, 'the imports were found')
    assert.deepEqual(all.flatMap(wrong), [])
  })

  it('make no circle', () => {
    assert.equal(circle(all), undefined)
  })

  const planted: readonly (readonly [file: string, text: string, why: RegExp])[] = [
    ['server/src/core/text/span.ts', "import { a } from '../check/match.ts'", /text may not import check/],
    ['server/src/core/read/deep/txt.ts', "export * from '../../service.ts'", /read may not import service/],
    ['server/src/core/check/match.ts', "import fs from 'node:fs'", /the core is pure/],
    ['server/src/core/check/match.ts', "import type { Hover } from 'vscode-languageserver'", /the core is pure/],
    [
      'server/src/core/features/hover.ts',
      "const x = await import('../../lsp/session.ts')",
      /features may not import lsp/,
    ],
    ['server/src/core/new-room/a.ts', "import { a } from '../text/span.ts'", /no layer/],
    ['server/src/lsp/session.ts', "import { a } from '../cli/check.ts'", /lsp may not import cli/],
    ['server/src/lsp/session.ts', "import { a } from '../node/files.ts'", /lsp may not import node/],
    ['server/src/lsp/session.ts', "import { a } from '../../../client/src/node.ts'", /lsp may not import client/],
    ['client/src/status.ts', "import { a } from '../../server/src/lsp/protocol.ts'", /only types/],
    ['client/src/status.ts', "import type { a } from '../../server/src/lsp/session.ts'", /client knows only/],
    ['client/src/status.ts', "type A = import('../../server/src/core/text/span.ts').Span", /client knows only/],
  ]
  for (const [file, text, why] of planted) {
    it(`would be missed by nobody: ${file} with ${text}`, () => {
      assert.match(importsOf(file, text).flatMap(wrong).join('\n'), why)
    })
  }

  it('would show a circle', () => {
    const there = importsOf('server/src/core/index/a.ts', "import { b } from '../terms/b.ts'")
    const back = importsOf('server/src/core/terms/b.ts', "import type { c } from '../index/c.ts'")
    assert.match(String(circle([...there, ...back])), /index → terms → index/)
  })

  it('let the client have the types of the protocol', () => {
    const text = "import { type Status, type Summary } from '../../server/src/lsp/protocol.ts'"
    assert.deepEqual(importsOf('client/src/status.ts', text).flatMap(wrong), [])
  })
})

/** What is wrong with one import, in words; nothing when it is allowed. */
function wrong({ from, to, typeOnly }: Import): string[] {
  const room = roomOf(from)
  if (!room) return [`${from} stands in no layer of scripts/layers.mjs`]
  const isOurs = /^(server|client)\//.test(to)
  if (room === 'client') {
    if (!isOurs || to.startsWith('client/')) return []
    if (to !== protocolFile) return [`${from} → ${to}: the client knows only ${protocolFile}`]
    return typeOnly ? [] : [`${from} → ${to}: only types`]
  }
  if (!isOurs) {
    const isCore = from.startsWith('server/src/core/')
    return isCore && /^(node:|vscode)/.test(to) ? [`${from} → ${to}: the core is pure`] : []
  }
  const target = roomOf(to)
  return target && target !== 'client' && mayImport(room, target)
    ? []
    : [`${from} → ${to}: ${room} may not import ${target}`]
}

/** A way from a room back to itself, as `a → b → a`. */
function circle(imports: readonly Import[]): string | undefined {
  const next = new Map<string, Set<string>>()
  for (const { from, to } of imports) {
    const [a, b] = [roomOf(from), roomOf(to)]
    if (a && b && a !== b) next.set(a, (next.get(a) ?? new Set()).add(b))
  }
  const done = new Set<string>()
  const walk = (room: string, way: readonly string[]): string | undefined => {
    if (way.includes(room)) return [...way.slice(way.indexOf(room)), room].join(' → ')
    if (done.has(room)) return undefined
    for (const other of next.get(room) ?? []) {
      const found = walk(other, [...way, room])
      if (found) return found
    }
    done.add(room)
    return undefined
  }
  for (const room of next.keys()) {
    const found = walk(room, [])
    if (found) return found
  }
  return undefined
}
