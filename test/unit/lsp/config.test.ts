import assert from 'node:assert/strict'
import { readConfig, sameSources, severityOf } from '../../../server/src/lsp/config.ts'

describe('the settings', () => {
  it('have their defaults where nothing is said', () => {
    for (const nothing of [undefined, null, {}, 'nonsense', { check: null }]) {
      const { config, problems } = readConfig(nothing)
      assert.deepEqual(problems, [])
      assert.deepEqual(
        { ...config, severities: [...config.severities] },
        {
          sources: [],
          check: true,
          closedEssays: true,
          codeLens: true,
          indexMemory: 192 * 1024 * 1024,
          severities: [],
          starterCorpus: true,
          termHints: new Set(['term.spelling']),
          unmarked: false,
        },
      )
    }
  })

  it('are read nested, as VS Code sends them, and with dotted names', () => {
    assert.equal(readConfig({ check: { enable: false } }).config.check, false)
    assert.equal(readConfig({ 'check.enable': false }).config.check, false)
    assert.deepEqual(readConfig({ sources: ['/a', 'b'] }).config.sources, ['/a', 'b'])
  })

  it('choose severities code by code', () => {
    const { config } = readConfig({ check: { uncited: 'off' }, severity: { 'quotation.altered': 'hint' } })
    assert.equal(severityOf(config, 'quotation.altered', 'error'), 'hint')
    assert.equal(severityOf(config, 'quotation.uncited', 'hint'), undefined)
    assert.equal(severityOf(config, 'quotation.absent', 'warning'), 'warning')
  })

  it('name what is not valid and go on with the default', () => {
    const { config, problems } = readConfig({
      sources: 'not a list',
      severity: { 'quotation.altered': 'loud', 'quotation.unheard-of': 'hint', 'quotation.absent': 'off' },
    })
    assert.deepEqual(config.sources, [])
    assert.deepEqual([...config.severities], [['quotation.absent', 'off']])
    assert.equal(problems.length, 3)
    assert.match(problems.join('\n'), /apparatus\.sources.*not a list/)
    assert.match(problems.join('\n'), /quotation\.altered.*loud/)
    assert.match(problems.join('\n'), /quotation\.unheard-of/)
  })

  it('are not misled by names that every object has', () => {
    assert.deepEqual(
      readConfig({ severity: JSON.parse('{"__proto__":"hint","constructor":"hint"}') }).config.severities.size,
      0,
    )
  })

  it('need other files only when they name other files', () => {
    const before = readConfig({}).config
    assert.equal(sameSources(before, readConfig({ check: { enable: false } }).config), true)
    assert.equal(sameSources(before, readConfig({ sources: ['x'] }).config), false)
    assert.equal(sameSources(before, readConfig({ starterCorpus: { enable: false } }).config), false)
  })
})
