import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { FINDING_CODES, SETTINGS, SEVERITY_CHOICES, type Setting } from '../../../server/src/lsp/settings-table.ts'

interface Property extends Setting {
  readonly markdownDescription: string
  readonly properties?: Record<string, { readonly enum: readonly string[] }>
}

interface Manifest {
  readonly activationEvents: readonly string[]
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } }
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[]
    readonly configuration: { readonly properties: Record<string, Property> }
    readonly grammars: readonly { readonly path: string; readonly scopeName: string }[]
  }
}

describe('package.json', () => {
  const root = path.resolve(import.meta.dirname, '../../..')
  const text = fs.readFileSync(path.join(root, 'package.json'), 'utf8')
  const manifest = JSON.parse(text) as Manifest
  const { properties } = manifest.contributes.configuration

  it('has the settings of the table and no others', () => {
    assert.deepEqual(Object.keys(properties).sort(), Object.keys(SETTINGS).sort())
    for (const [name, setting] of Object.entries<Setting>(SETTINGS)) {
      const property = properties[name]
      assert.ok(property)
      const { type, default: value, enum: values, scope } = property
      assert.deepEqual(
        { type, default: value, enum: values, scope },
        { type: setting.type, default: setting.default, enum: setting.enum, scope: setting.scope },
        name,
      )
    }
  })

  it('lets each code of finding have a severity', () => {
    const severities = properties['apparatus.severity']?.properties ?? {}
    assert.deepEqual(Object.keys(severities).sort(), [...FINDING_CODES].sort())
    for (const { enum: values } of Object.values(severities)) assert.deepEqual(values, SEVERITY_CHOICES)
  })

  it('keeps what names files out of workspaces that are not trusted', () => {
    const restricted = Object.entries<Setting>(SETTINGS).flatMap(([name, setting]) =>
      setting.restricted ? [name] : [],
    )
    assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, restricted)
  })

  it('has one category for all commands', () => {
    assert.ok(manifest.contributes.commands.length > 0)
    for (const { command, category } of manifest.contributes.commands) {
      assert.match(command, /^apparatus\./)
      assert.equal(category, 'Apparatus')
    }
  })

  it('contributes the commands that the client registers', () => {
    const registered = ['client/src/commands.ts', 'client/src/views/view-commands.ts'].flatMap(file => {
      const code = fs.readFileSync(path.join(root, file), 'utf8')
      return [...code.matchAll(/^ {4}'(apparatus\.\w+)':/gm)].map(([, name]) => name)
    })
    assert.deepEqual(manifest.contributes.commands.map(({ command }) => command).sort(), registered.sort())
  })

  it('says everything in package.nls.json, and nothing there is left over', () => {
    const strings = JSON.parse(fs.readFileSync(path.join(root, 'package.nls.json'), 'utf8')) as Record<string, string>
    const used = new Set([...text.matchAll(/"%([\w.-]+)%"/g)].map(([, name]) => name))
    assert.deepEqual([...used].sort(), Object.keys(strings).sort())
  })

  it('has its grammars', () => {
    for (const { path: file, scopeName } of manifest.contributes.grammars) {
      const grammar = JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')) as { scopeName: string }
      assert.equal(grammar.scopeName, scopeName)
    }
  })
})
