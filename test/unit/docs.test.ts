import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { readProjectFile } from '../../server/src/core/corpus/project-file.ts'
import type { FindingCode } from '../../server/src/core/model/finding.ts'
import type { Difference } from '../../server/src/core/model/verdict.ts'
import { checkEssay } from '../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../server/src/core/task.ts'
import { FINDING_CODES, SETTINGS } from '../../server/src/lsp/settings-table.ts'
import { readFixture } from '../support/fixture.ts'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8')

/** Says nothing about quotations: it needs a bibliography, which a fixture does not have. */
const WITHOUT_EXAMPLE: ReadonlySet<FindingCode> = new Set([
  'citation.unknown-key',
  'citation.no-source',
  'bibliography.broken-entry',
  'bibliography.duplicate-key',
  'bibliography.never-cited',
  // Not looked for unless they are asked for.
  'term.unexplained',
  'term.spelling',
])

describe('docs/findings', () => {
  it('has one page for each code and no others', () => {
    const pages = fs.readdirSync(path.join(root, 'docs/findings')).map(name => name.replace(/\.md$/, ''))
    assert.deepEqual(pages.sort(), [...FINDING_CODES].sort())
  })

  for (const code of FINDING_CODES) {
    it(`says what ${code} is, how grave, and what to do`, () => {
      const page = read(`docs/findings/${code}.md`)
      assert.ok(page.startsWith(`# \`${code}\`\n`))
      for (const part of ['**Severity:**', '## Flagged', '## Not flagged', '## What to do']) {
        assert.ok(page.includes(part), `${code} lacks ${part}`)
      }
    })

    if (WITHOUT_EXAMPLE.has(code)) continue
    it(`has examples of ${code} that the check reads as the page says`, async () => {
      const page = read(`docs/findings/${code}.md`)
      assert.ok((await codesIn(exampleIn(page, 'Flagged'))).includes(code), 'the first example is flagged')
      assert.deepEqual(
        (await codesIn(exampleIn(page, 'Not flagged'))).filter(found => found === code),
        [],
      )
    })
  }
})

describe('docs/differences.md', () => {
  const page = read('docs/differences.md')
  const kinds = kindsOf(read('server/src/core/model/verdict.ts'))
  const sections = sectionsOf(page)

  it('has a section for each kind of difference and no others', () => {
    assert.ok(kinds.length > 20)
    assert.deepEqual(sections.map(({ kind }) => kind).sort(), [...kinds].sort())
  })

  for (const { kind, class: class_, extension, source, flagged, notFlagged } of sections) {
    it(`shows ${kind} as the check sees it`, async () => {
      const found = await differencesIn(source, flagged, extension)
      const told = found.map(d => `${d.kind} (${d.class}): “${d.essayText}” for “${d.sourceText}”`).join('\n')
      assert.ok(
        found.some(d => d.kind === kind && d.class === class_),
        told,
      )
      assert.ok(
        found.every(d => d.kind === kind || d.class === 'silent'),
        `and nothing else but what is silent:\n${told}`,
      )
      const others = await differencesIn(source, notFlagged, extension)
      assert.ok(!others.some(d => d.kind === kind))
    })
  }
})

describe('docs/vscode.md', () => {
  const page = read('docs/vscode.md')
  const manifest = JSON.parse(read('package.json')) as { contributes: { commands: { title: string }[] } }
  const titles = JSON.parse(read('package.nls.json')) as Record<string, string>

  it('mentions each command', () => {
    const names = new Set(page.split(/[|*,\n]/).map(name => name.trim()))
    for (const { title } of manifest.contributes.commands) {
      const name = titles[title.replaceAll('%', '')] ?? title
      assert.ok(names.has(name), name)
    }
  })

  it('has a row for each setting, with its default', () => {
    for (const [name, { default: value }] of Object.entries(SETTINGS)) {
      const row = page.split('\n').find(line => line.startsWith(`| \`${name}\` |`))
      assert.ok(row, name)
      const shown = typeof value === 'boolean' ? (value ? 'on' : 'off') : JSON.stringify(value).replace(/["[\]{}]/g, '')
      assert.ok(row.split('|')[2]?.includes(shown), `${name}: ${row}`)
    }
  })

  it('has a row for each field of the project file', () => {
    const { problems } = readProjectFile('nothing: 1')
    const fields = /there are ([\w, ]+)\./.exec(problems[0]?.message ?? '')?.[1]?.split(', ') ?? []
    assert.ok(fields.length > 5)
    for (const field of fields) assert.ok(page.includes(`\n| \`${field}\` |`), field)
  })
})

function exampleIn(page: string, heading: string): string {
  const example = new RegExp(`## ${heading}\\n\\n\`\`\`\\n([\\s\\S]*?)\\n\`\`\``).exec(page)?.[1]
  assert.ok(example, `no example under ${heading}`)
  return example
}

async function codesIn(example: string): Promise<readonly FindingCode[]> {
  const { essay, corpus } = readFixture(example)
  const { findings } = await checkEssay(essay, corpus, UNINTERRUPTED, undefined, { unmarked: true })
  return findings.map(({ code }) => code)
}

async function differencesIn(source: string, quotation: string, extension: string): Promise<readonly Difference[]> {
  const { essay, corpus } = readFixture(
    `--- corpus/source.${extension} key=source\nA Source\n\n${source.replaceAll(' ↵ ', '\n')}\n--- essay.md\n${quotation} [@source].`,
  )
  const { quotations } = await checkEssay(essay, corpus, UNINTERRUPTED)
  const [match] = quotations[0]?.judgement.matches ?? []
  assert.ok(match, `${quotation} was not found in the source`)
  return match.differences
}

function kindsOf(code: string): readonly string[] {
  const union = /export type DifferenceKind =\n((?:\s+(?:\/\/.*|\| '.*')\n)+)/.exec(code)?.[1] ?? ''
  return [...union.matchAll(/'([\w.]+)'/g)].map(([, kind]) => kind as string)
}

interface Section {
  readonly kind: string
  readonly class: string
  readonly extension: string
  readonly source: string
  readonly flagged: string
  readonly notFlagged: string
}

function sectionsOf(page: string): readonly Section[] {
  return page.split(/^## /m).flatMap(part => {
    const class_ = part.slice(0, part.indexOf('\n'))
    return part
      .split(/^### /m)
      .slice(1)
      .map(section => {
        const line = (name: string): string => {
          const text = new RegExp(`^- ${name}(?: \\(Markdown\\))?: (.*)$`, 'm').exec(section)?.[1]
          assert.ok(text, `${name} is missing in\n${section}`)
          return text
        }
        return {
          kind: section.slice(0, section.indexOf('\n')),
          class: class_,
          extension: section.includes('- Source (Markdown)') ? 'md' : 'txt',
          source: line('Source'),
          flagged: line('Flagged'),
          notFlagged: line('Not flagged'),
        }
      })
  })
}
