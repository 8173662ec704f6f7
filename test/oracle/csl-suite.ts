/** The processor tests of the Citation Style Language project: reading them, and what plain citeproc makes of them. */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { sharedFolder } from '../support/shared.ts'

export interface SuiteTest {
  readonly name: string
  readonly mode: string
  readonly result: string
  readonly style: string
  readonly items: readonly { readonly id: string; readonly [variable: string]: unknown }[]
  /** Clusters that are formatted each by itself. */
  readonly citationItems?: readonly (readonly SuiteCite[])[]
  /** Steps, each a citation with those before and behind it. */
  readonly citations?: readonly (readonly [SuiteCitation, readonly Place[], readonly Place[]])[]
  /** Names of sections that say something more. */
  readonly more: readonly string[]
}

export interface SuiteCite {
  readonly id: string
  readonly [name: string]: unknown
}

export interface SuiteCitation {
  readonly citationID?: string
  readonly citationItems: readonly SuiteCite[]
  readonly properties?: { readonly noteIndex: number; readonly [name: string]: unknown }
}

type Place = readonly [id: string, note: number]

const SECTION = />>=+ ([A-Z0-9-]+) =+>>\n([^]*?)\n?<<=+ \1 =+<</g
const KNOWN = new Set(['MODE', 'RESULT', 'CSL', 'INPUT', 'CITATION-ITEMS', 'CITATIONS', 'VERSION', 'DESCRIPTION'])

export function readSuite(): readonly SuiteTest[] {
  const folder = path.join(sharedFolder(), 'oracles', 'csl')
  return fs
    .readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .map(name => readTest(name.slice(0, -4), fs.readFileSync(path.join(folder, name), 'utf8')))
}

function readTest(name: string, text: string): SuiteTest {
  const sections = new Map(Array.from(text.matchAll(SECTION), ([, title = '', body = '']) => [title, body]))
  const json = (title: string): unknown => {
    const body = sections.get(title)
    return body === undefined ? undefined : JSON.parse(body)
  }
  const items = (json('INPUT') ?? []) as SuiteTest['items']
  const citationItems = json('CITATION-ITEMS') as SuiteTest['citationItems'] | undefined
  const citations = json('CITATIONS') as SuiteTest['citations'] | undefined
  return {
    name,
    mode: (sections.get('MODE') ?? '').trim(),
    result: (sections.get('RESULT') ?? '').trim(),
    style: sections.get('CSL') ?? '',
    items: items.map(item => ({ ...item, id: String(item.id) })),
    ...(citationItems && { citationItems }),
    ...(citations && { citations }),
    more: [...sections.keys()].filter(title => !KNOWN.has(title)),
  }
}

interface PlainSys {
  retrieveItem(id: string): unknown
  retrieveLocale(language: string): string
}

const CSL = createRequire(import.meta.url)('citeproc') as {
  readonly Engine: new (sys: PlainSys, style: string) => PlainEngine
}

interface PlainEngine {
  setOutputFormat(format: string): void
  updateItems(ids: readonly string[]): void
  makeCitationCluster(items: readonly unknown[]): string
  makeBibliography(): false | [{ bibstart: string; bibend: string }, string[]]
  processCitationCluster(
    citation: unknown,
    before: readonly Place[],
    after: readonly Place[],
  ): [unknown, [number, string, string][]]
}

/** The result that the unwrapped processor gives, as the project's own runner asks for it. Throws what the processor throws. */
export function plainResult(test: SuiteTest, localeOf: (language: string) => string): string {
  const items = new Map(test.items.map(item => [item.id, item]))
  const engine = new CSL.Engine(
    { retrieveItem: id => structuredClone(items.get(String(id))), retrieveLocale: localeOf },
    test.style,
  )
  engine.setOutputFormat('html')
  engine.updateItems([...items.keys()])
  if (test.mode === 'bibliography') {
    const made = engine.makeBibliography()
    return made ? (made[0].bibstart + made[1].join('') + made[0].bibend).trim() : ''
  }
  if (!test.citations) {
    const clusters = test.citationItems ?? [test.items.map(({ id }) => ({ id }))]
    return clusters.map(cluster => engine.makeCitationCluster(structuredClone(cluster) as unknown[])).join('\n')
  }
  const texts = new Map<number, string>()
  let changed: readonly number[] = []
  for (const [citation, before, after] of test.citations) {
    const [, results] = engine.processCitationCluster(structuredClone(citation), before, after)
    changed = results.map(([at]) => at)
    for (const [at, text] of results) texts.set(at, text)
  }
  return [...texts]
    .sort(([a], [b]) => a - b)
    .map(([at, text]) => `${changed.includes(at) ? '>>' : '..'}[${at}] ${text}`)
    .join('\n')
}
