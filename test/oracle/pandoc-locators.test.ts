import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseEssay } from '../../server/src/core/essay/essay.ts'
import { locatorIn } from '../../server/src/core/features/completion/written-locators.ts'
import { LOCATOR_KINDS, type Locator, type LocatorKind } from './explained-locators.ts'
import { locatorStyle } from './locator-style.ts'
import { locatorCases } from './locators.ts'
import { pandocVersion, readWithPandoc } from './pandoc.ts'
import { textOf } from './plain-text.ts'

const SEED = 2026
const LONGEST_MS = 180_000

describe('locators beside Pandoc', function () {
  this.timeout(LONGEST_MS)
  before(pandocVersion)

  for (const language of ['en', 'de', 'fr', 'ru'])
    it(`with the terms of ${language}`, () => {
      const cases = locatorCases(language, SEED)
      assert.ok(cases.length >= 250)
      const disagreements = explain(cases, language)
      const counts = LOCATOR_KINDS.map(kind => ({
        kind,
        count: disagreements.filter(({ kinds }) => kinds.includes(kind)).length,
      }))
      if (process.env.APPARATUS_ORACLE)
        console.log(
          [
            `${language}: ${cases.length} locators, ${cases.length - disagreements.length} agree`,
            ...counts.map(({ kind, count }) => `${count} ${kind.name}`),
          ].join('; '),
        )
      const faults = disagreements.filter(({ kinds }) => kinds.length === 0)
      const told = faults.map(({ markdown, pandoc, ours }) => `${markdown}  Pandoc: ${pandoc}  ours: ${ours}`)
      assert.equal(told.join('\n'), '', `${faults.length} of ${cases.length} are read otherwise than by Pandoc`)
      for (const { kind, count } of counts) assert.ok(count <= kind.atMost, `${kind.name}: ${count} of ${cases.length}`)
    })

  for (const language of ['en', 'de', 'fr', 'ru'])
    it(`reads what is written in ${language} where a locator is put in`, () => {
      const written = WRITTEN.flatMap(label =>
        ['3', '3-5'].map(value => ({ label, value, text: locatorIn(language, { label, value, certain: true }) })),
      )
      const cases = written.map(({ text }, i) => `[@k${i}, ${text}]`)
      const pandoc = locatorsOfPandoc(cases, language)
      for (const [i, { label, value, text }] of written.entries()) {
        assert.equal(locatorOfOurs(cases[i] as string, language), `${label} ${value}`, text)
        // Of newer labels, and of ours, it has no terms: it prints them as they are written.
        if (IN_PANDOC.has(label)) assert.equal(pandoc[i], `${label} ${value}`, text)
        else assert.ok([`${label} ${value}`, ''].includes(pandoc[i] as string), `${text}: ${pandoc[i]}`)
      }
    })
})

/** What a source is numbered by. */
const IN_PANDOC: ReadonlySet<string> = new Set('page chapter section paragraph line verse book part volume'.split(' '))
const WRITTEN = [...IN_PANDOC, ...'act scene canto appendix article-locator sonnet stanza psalm ode'.split(' ')]

interface Disagreement {
  readonly markdown: string
  readonly pandoc: Locator
  readonly ours: Locator
  /** Those without which Pandoc and we would not agree; empty: it is a fault. */
  readonly kinds: readonly LocatorKind[]
}

function explain(cases: readonly string[], language: string): Disagreement[] {
  const pandoc = locatorsOfPandoc(cases, language)
  const open = cases.flatMap((markdown, i) => {
    const pair = { pandoc: pandoc[i] ?? '', ours: locatorOfOurs(markdown, language) }
    return pair.pandoc === pair.ours ? [] : [{ markdown, ...pair }]
  })
  const applied = open.flatMap((disagreement, of) =>
    [undefined, ...LOCATOR_KINDS.filter(kind => applies(kind, disagreement, language))].map(without => ({
      of,
      without,
    })),
  )
  const reread = locatorsOfPandoc(
    applied.map(({ of, without }) =>
      LOCATOR_KINDS.reduce(
        (text, kind) => (kind === without ? text : rewritten(kind, text, language)),
        open[of]?.markdown ?? '',
      ),
    ),
    language,
  )
  const agreesWithout = (of: number, without: LocatorKind | undefined): boolean => {
    const theirs = reread[applied.findIndex(one => one.of === of && one.without === without)]
    const ours = LOCATOR_KINDS.reduce(
      (locator, kind) => (kind === without ? locator : stripped(kind, locator, language)),
      open[of]?.ours ?? '',
    )
    return theirs === ours
  }
  return open.map((disagreement, of) => {
    if (!agreesWithout(of, undefined)) return { ...disagreement, kinds: [] }
    const possible = LOCATOR_KINDS.filter(kind => applies(kind, disagreement, language))
    const needed = possible.filter(kind => !agreesWithout(of, kind))
    return { ...disagreement, kinds: needed.length > 0 ? needed : possible }
  })
}

function rewritten(kind: LocatorKind, markdown: string, language: string): string {
  return kind.rewritten?.(markdown, language) ?? markdown
}

function stripped(kind: LocatorKind, locator: Locator, language: string): Locator {
  return kind.ours?.(locator, language) ?? locator
}

function applies(kind: LocatorKind, { markdown, ours }: Omit<Disagreement, 'kinds'>, language: string): boolean {
  return rewritten(kind, markdown, language) !== markdown || stripped(kind, ours, language) !== ours
}

/** What Pandoc's processor of citations takes for the locator, printed by a style that prints nothing else. */
function locatorsOfPandoc(cases: readonly string[], language: string): Locator[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-oracle-'))
  try {
    const style = path.join(folder, 'locators.csl')
    const works = path.join(folder, 'works.json')
    fs.writeFileSync(style, locatorStyle())
    const keys = cases.map(markdown => /@(k\d+)/.exec(markdown)?.[1] ?? '')
    fs.writeFileSync(works, JSON.stringify(keys.map(key => ({ id: key, type: 'book', title: key }))))
    const set = ['-M', 'suppress-bibliography=true', '-M', `lang=${language}`]
    return readWithPandoc(cases, ['--citeproc', '--csl', style, '--bibliography', works, ...set]).map(blocks => {
      const printed = blocks.map(block => textOf(block.c)).join(' ')
      const [, label = '', value = ''] = /⟦[^|⟧]*(?:\|([^|⟧]*))?(?:\|([^⟧]*))?⟧/.exec(printed) ?? []
      return value === '' ? '' : normal(`${label} ${value}`)
    })
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

function locatorOfOurs(markdown: string, language: string): Locator {
  const item = parseEssay(`---\nlang: ${language}\n---\n\n${markdown}\n`).citations[0]?.items[0]
  return item?.locator ? normal(`${item.locator.label} ${item.locator.value}`) : ''
}

/** Pandoc prints ranges with an en dash, a space behind each comma, and ends a value with the colon behind it. */
function normal(locator: Locator): Locator {
  return locator
    .replace(/[-–‑]+/g, '-')
    .replace(/\s+/g, ' ')
    .replaceAll(', ', ',')
    .replace(/[:-]+$/, '')
    .trim()
}
