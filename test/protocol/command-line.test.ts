import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { ALTERED, essayQuoting, FAITHFUL, KEEPER } from '../support/lighthouse.ts'
import { createWorkspace, type Workspace } from '../support/workspace.ts'

const root = path.resolve(import.meta.dirname, '../..')

interface Sarif {
  readonly version: string
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly version: string; readonly rules: readonly SarifRule[] } }
    readonly results: readonly SarifResult[]
  }[]
}
interface SarifRule {
  readonly id: string
  readonly helpUri: string
  readonly shortDescription: { readonly text: string }
}
interface SarifResult {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string }
        readonly region: Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>>
      }
    },
  ]
}

describe('apparatus, on the command line', function () {
  // Each run is a process of its own.
  this.timeout(60_000)
  let workspace: Workspace
  afterEach(() => workspace.dispose())

  const run = (...args: readonly string[]): { code: number | null; out: string; err: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'server/dist/cli.cjs'), ...args], {
      cwd: workspace.folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    })
    return { code: status, out: stdout, err: stderr }
  }
  const withSource = (files: Readonly<Record<string, string>>): void => {
    workspace = createWorkspace({ 'sources/keeper1901.txt': KEEPER, ...files })
  }

  it('says by its exit code whether something is wrong', () => {
    withSource({ 'good.md': essayQuoting(FAITHFUL), 'bad.md': essayQuoting(ALTERED) })
    const good = run('check', 'good.md')
    assert.deepEqual([good.code, good.err], [0, ''])
    assert.match(good.out, /^1 essay, 1 source, 1 quotation: 1 faithful$/m)
    const bad = run('check', 'bad.md')
    assert.equal(bad.code, 1)
    assert.match(bad.out, /quotation\.altered/)
    for (const wrong of [
      [],
      ['chek', 'good.md'],
      ['check'],
      ['check', 'none.md'],
      ['check', 'good.md', '--format', 'x'],
    ])
      assert.equal(run(...wrong).code, 2, wrong.join(' '))
    assert.match(run('check', 'good.md', '--format', 'x').err, /pretty, json, sarif, github/)
  })

  it('tells its version and its use', () => {
    withSource({})
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
    assert.deepEqual(run('--version'), { code: 0, out: `apparatus ${version}\n`, err: '' })
    assert.match(run('check', '--help').out, /--format pretty\|json\|sarif\|github/)
  })

  it('reports to code hosts, with the pages on what is found', () => {
    withSource({ 'my essays/bad one.md': essayQuoting(ALTERED) })
    const { code, out } = run('check', 'my essays/bad one.md', '--format', 'sarif')
    assert.equal(code, 1)
    const { version, runs } = JSON.parse(out) as Sarif
    assert.equal(version, '2.1.0')
    const [first] = runs
    const [result, ...more] = first?.results ?? []
    assert.ok(first && result && more.length === 0)
    const { ruleId, level, message, locations } = result
    assert.deepEqual(
      [ruleId, first.tool.driver.rules[result.ruleIndex]?.id],
      ['quotation.altered', 'quotation.altered'],
    )
    assert.match(message.text, /depth/)
    assert.match(level, /^(?:error|warning)$/)
    const { artifactLocation, region } = locations[0].physicalLocation
    assert.equal(artifactLocation.uri, 'my%20essays/bad%20one.md')
    const line = essayQuoting(ALTERED).split('\n')[region.startLine - 1] ?? ''
    assert.equal(region.endLine, region.startLine)
    assert.equal(line.slice(region.startColumn - 1, region.endColumn - 1), ALTERED)
    const [rule] = first.tool.driver.rules
    assert.match(fs.readFileSync(new URL(rule?.helpUri ?? 'none:'), 'utf8'), /^# `quotation\.altered`/)
    assert.match(rule?.shortDescription.text ?? '', /not the words of the source/)
  })

  it('annotates in GitHub Actions what is more than a hint', () => {
    withSource({ 'a,b.md': essayQuoting(ALTERED), 'good.md': essayQuoting(FAITHFUL) })
    const { code, out } = run('check', 'a,b.md', 'good.md', '--format', 'github')
    assert.equal(code, 1)
    assert.match(
      out,
      /^::(?:error|warning) file=a%2Cb\.md,line=3,endLine=3,col=\d+,endColumn=\d+,title=quotation\.altered::[^\n]*depth[^\n]*\n$/,
    )
    assert.deepEqual(run('check', 'good.md', '--format', 'github'), { code: 0, out: '', err: '' })
  })

  it('asks the starter corpus as the project file says', () => {
    const starter = /starter|thermidor/i
    withSource({})
    assert.doesNotMatch(run('sources').out, starter)
    fs.writeFileSync(path.join(workspace.folder, 'apparatus.yaml'), 'starterCorpus: true\n')
    const both = run('sources').out
    assert.match(both, starter)
    assert.match(both, /@keeper1901/)
    workspace.dispose()

    workspace = createWorkspace({})
    assert.match(run('sources').out, starter)
    fs.writeFileSync(path.join(workspace.folder, 'apparatus.yaml'), 'starterCorpus: false\n')
    assert.equal(run('sources').out, '')
  })
})
