import assert from 'node:assert/strict'
import { readQuartoProject } from '../../server/src/core/bib/quarto-project.ts'
import { readProjectFile } from '../../server/src/core/corpus/project-file.ts'
import { parseFrontMatter } from '../../server/src/core/essay/front-matter.ts'
import { readSidecar } from '../../server/src/core/read/sidecar.ts'
import { tooMuchYaml } from '../../server/src/core/yaml-guard.ts'

const SLOW: Record<string, string> = {
  'open brackets': `a: ${'['.repeat(20_000)}`,
  'open braces': `a: ${'{a: '.repeat(20_000)}`,
  anchors: Array.from({ length: 10_000 }, (_, i) => `k${i}: &a${i} x`).join('\n'),
  'keys that are mappings': `${'? '.repeat(1_000)}x`,
}

describe('YAML that would take too long', () => {
  for (const [name, yaml] of Object.entries(SLOW)) {
    it(`is not read, and a problem says so: ${name}`, () => {
      assert.ok((parseFrontMatter(`---\n${yaml}\n---\n`)?.problems.length ?? 0) > 0)
      assert.equal(readProjectFile(yaml).problems.length, 1)
      assert.deepEqual(readQuartoProject(yaml).bibliography, [])
      assert.equal(readSidecar({ path: 'a.txt.yaml', bytes: new TextEncoder().encode(yaml) }).problems.length, 1)
    })
  }

  it('is not what people write', () => {
    for (const yaml of [
      'title: "Smith & Sons [sic]"\nkeywords: [a, b]\n',
      'note: Why? Because.\nfor: what?\n',
      `list:\n${'  - [a, {b: c}]\n'.repeat(500)}`,
    ]) {
      assert.equal(tooMuchYaml(yaml), undefined)
    }
  })
})
