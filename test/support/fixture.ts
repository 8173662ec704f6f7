/**
 * Fixtures with marks: one string holds the essay and its sources, with what is expected written where it is expected.
 *
 *     --- corpus/smith.txt key=smith1776
 *     The division of labour.
 *     --- essay.md
 *     He praises "the division of land" [@smith1776].
 *                                 ^^^^ …            the line below a text says what is found there:
 *                 ^^^^^^^^^^^^^^^^^^^^ quotation.altered warning: “land” for “labour”
 *
 * `<|>` is the cursor (essay), `<[` and `]>` hold the expected target (a source). All marks are taken out before anything is parsed; a
 * mark that no check asks for fails the test (see {@link Fixture.unused}).
 */
import assert from 'node:assert/strict'
import { contribute } from '../../server/src/core/corpus/contribute.ts'
import type { FreshContribution } from '../../server/src/core/index/contribution.ts'
import type { FindingCode, Severity } from '../../server/src/core/model/finding.ts'
import type { SourceId } from '../../server/src/core/model/place.ts'
import {
  applyEdits,
  type CheckedEssay,
  Corpus,
  checkEssay,
  definitionAt,
  type Essay,
  type Fix,
  fixesAt,
  hoverAt,
  parseEssay,
} from '../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../server/src/core/task.ts'
import { type Offset, offset, type Span, span } from '../../server/src/core/text/span.ts'

export interface ExpectedFinding {
  readonly code: FindingCode
  readonly severity?: Severity
  readonly span: Span<'essay'>
  /** A part of the message. */
  readonly says?: string
}

export interface Fixture {
  readonly essay: Essay
  readonly corpus: Corpus
  readonly cursor?: Offset<'essay'>
  readonly expected: readonly ExpectedFinding[]
  readonly target?: { readonly source: SourceId; readonly text: string }
}

const FILE = /^--- (\S+)((?: \w+=\S+)*)$/
const CARETS = /^( *)(\^+) ([\w.-]+)(?: (error|warning|information|hint))?(?:: (.*))?$/
const CURSOR = '<|>'

export function readFixture(marked: string): Fixture {
  const files = splitFiles(dedent(marked))
  const essays = files.filter(file => !file.path.startsWith('corpus/'))
  assert.equal(essays.length, 1, 'a fixture has one essay')
  const { text, expected, cursor } = readEssay((essays[0] as MarkedFile).lines)
  const sources = files.filter(file => file.path.startsWith('corpus/')).map(readSource)
  const target = sources.find(source => source.target !== undefined)
  return {
    essay: parseEssay(text),
    corpus: Corpus.empty().with(sources.map(source => source.contribution)),
    expected,
    ...(cursor === undefined ? {} : { cursor }),
    ...(target ? { target: { source: target.contribution.id, text: target.target as string } } : {}),
  }
}

/** The findings are exactly those of the caret lines. */
export async function checkFindings(marked: string): Promise<CheckedEssay> {
  const fixture = readFixture(marked)
  assert.equal(fixture.cursor, undefined, `a cursor mark ${CURSOR} that nothing asks for`)
  assert.equal(fixture.target, undefined, 'a target mark <[ ]> that nothing asks for')
  const checked = await check(fixture)
  const shown = checked.findings.map(f => ({ ...f, text: fixture.essay.text.slice(f.span.start, f.span.end) }))
  assert.deepEqual(
    shown.map(({ code, text }) => ({ code, text })),
    fixture.expected.map(({ code, span: s }) => ({ code, text: fixture.essay.text.slice(s.start, s.end) })),
    JSON.stringify(shown, undefined, 1),
  )
  checked.findings.forEach((finding, i) => {
    const wanted = fixture.expected[i] as ExpectedFinding
    assert.deepEqual(finding.span, wanted.span)
    if (wanted.severity) assert.equal(finding.severity, wanted.severity, finding.message)
    if (wanted.says) assert.ok(finding.message.includes(wanted.says), `${finding.message}\nlacks\n${wanted.says}`)
  })
  return checked
}

/** The hover at the cursor holds all of these, and none of those. */
export async function checkHover(
  marked: string,
  has: readonly string[],
  hasNot: readonly string[] = [],
): Promise<void> {
  const fixture = readFixture(marked)
  const hover = hoverAt(fixture.essay, fixture.corpus, await check(fixture), cursorOf(fixture), () => undefined)
  assert.ok(hover, 'no hover here')
  for (const part of has) assert.ok(hover.markdown.includes(part), `${hover.markdown}\nlacks\n${part}`)
  for (const part of hasNot) assert.ok(!hover.markdown.includes(part), `${hover.markdown}\nhas\n${part}`)
}

/** Going to definition at the cursor selects what stands between `<[` and `]>`. */
export async function checkDefinition(marked: string): Promise<void> {
  const fixture = readFixture(marked)
  assert.ok(fixture.target, 'the fixture marks no target')
  const [first] = definitionAt(fixture.essay, fixture.corpus, await check(fixture), cursorOf(fixture))
  assert.ok(first, 'nowhere to go')
  const { rendition } = fixture.corpus.source(first.source).contribution
  assert.deepEqual(
    { source: first.source, text: rendition.text.slice(first.focus.start, first.focus.end) },
    fixture.target,
  )
}

/** The fixes offered at the cursor. */
export async function fixesOf(marked: string): Promise<{ readonly fixture: Fixture; readonly fixes: readonly Fix[] }> {
  const fixture = readFixture(marked)
  const cursor = cursorOf(fixture)
  const fixes = await fixesAt(fixture.essay, fixture.corpus, await check(fixture), span(cursor, cursor))
  return { fixture, fixes }
}

/** The one fix at the cursor whose title holds `title` makes this of the essay (indentation as in the fixture). */
export async function checkFix(marked: string, title: string, expected: string): Promise<Fix> {
  const { fixture, fixes } = await fixesOf(marked)
  const titles = fixes.map(fix => fix.title)
  const found = fixes.filter(fix => fix.title.includes(title))
  assert.equal(found.length, 1, `${JSON.stringify(title)} among ${JSON.stringify(titles)}`)
  const [fix] = found as [Fix]
  assert.equal(applyEdits(fixture.essay.text, fix.edits).trim(), dedent(expected).join('\n').trim())
  return fix
}

/** At the cursor no fix is offered whose title holds this. */
export async function checkNoFix(marked: string, title: string): Promise<void> {
  const { fixes } = await fixesOf(marked)
  const titles = fixes.map(fix => fix.title)
  assert.ok(!titles.some(one => one.includes(title)), `${JSON.stringify(title)} among ${JSON.stringify(titles)}`)
}

export function check(fixture: Fixture): Promise<CheckedEssay> {
  return checkEssay(fixture.essay, fixture.corpus, UNINTERRUPTED)
}

function cursorOf(fixture: Fixture): Offset<'essay'> {
  assert.ok(fixture.cursor !== undefined, `the fixture has no cursor ${CURSOR}`)
  return fixture.cursor
}

interface MarkedFile {
  readonly path: string
  readonly key?: string
  readonly lines: readonly string[]
}

function dedent(text: string): string[] {
  const lines = text.replace(/^\n/, '').replace(/\n *$/, '').split('\n')
  const margins = lines.filter(line => line.trim()).map(line => line.length - line.trimStart().length)
  return lines.map(line => line.slice(Math.min(...margins)))
}

function splitFiles(lines: readonly string[]): MarkedFile[] {
  const files: { path: string; key?: string; lines: string[] }[] = []
  for (const line of lines) {
    const head = FILE.exec(line)
    if (head) {
      const key = /\bkey=(\S+)/.exec(head[2] ?? '')?.[1]
      files.push({ path: head[1] as string, ...(key ? { key } : {}), lines: [] })
    } else {
      const file = files[files.length - 1]
      assert.ok(file, 'a fixture begins with --- and the name of a file')
      file.lines.push(line)
    }
  }
  return files
}

function readEssay(lines: readonly string[]): {
  text: string
  expected: ExpectedFinding[]
  cursor: Offset<'essay'> | undefined
} {
  const expected: ExpectedFinding[] = []
  const kept: string[] = []
  let cursor: Offset<'essay'> | undefined
  let lineStart = 0
  let length = 0
  for (const line of lines) {
    const carets = CARETS.exec(line)
    if (carets) {
      const start = lineStart + (carets[1] as string).length
      expected.push({
        code: carets[3] as FindingCode,
        span: span(start, start + (carets[2] as string).length),
        ...(carets[4] ? { severity: carets[4] as Severity } : {}),
        ...(carets[5] ? { says: carets[5] } : {}),
      })
      continue
    }
    lineStart = length
    const at = line.indexOf(CURSOR)
    if (at >= 0) {
      assert.equal(cursor, undefined, 'two cursors')
      cursor = offset(lineStart + at)
    }
    const text = line.replace(CURSOR, '')
    kept.push(text)
    length += text.length + 1
  }
  return { text: kept.join('\n'), expected, cursor }
}

function readSource({ path, key, lines }: MarkedFile): { contribution: FreshContribution; target: string | undefined } {
  const marked = lines.join('\n')
  const target = /<\[([\s\S]*?)\]>/.exec(marked)?.[1]
  const text = marked.replace(/<\[([\s\S]*?)\]>/, '$1')
  const contribution = contribute(
    {
      id: path as SourceId,
      path,
      uri: `file:///workspace/${path}`,
      bytes: new TextEncoder().encode(text),
      ...(key ? { key } : {}),
    },
    bytes => `${bytes.length}:${text}`,
  )
  assert.ok(!('failed' in contribution), JSON.stringify(contribution))
  return { contribution, target }
}
