/** Ninety entries of all kinds as CSL items, beside what Pandoc makes of the same file (`pandoc varied.bib -f biblatex -t csljson`). */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { bibtexItems } from '../../../server/src/core/cite/bibtex-csl.ts'
import type { CslItem } from '../../../server/src/core/cite/csl-item.ts'

const FOLDER = path.resolve(import.meta.dirname, '../../support/cite')

/** `key variable` → why ours is another. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'doe2001 issue': 'Pandoc loses `issue` where there is no `number`',
  'turing1950 event-title': 'CSL 1.0.2 has this name for `event`, which is there too',
  'codd1970 type': 'Pandoc does not know @conference',
  'codd1970 container-title': 'as above',
  'garcia2010 author': 'the accent on `\\i`',
  'braces title': 'the accent on `\\i`',
  'brown2005 type': 'CSL’s own `document` in place of nothing',
  'pandoc2022 type': '`software` is a type since CSL 1.0.2',
  'roe1973 title': 'a name behind “v.” keeps its capital',
  'althusser1969 container-title': 'Pandoc loses the book of a @suppbook',
  'gibbon1781 container-author': 'the author of the volume is that of the whole',
  'math title': 'the letter of a formula keeps its case',
  'monthday issued': 'the day in `month = "1~" # jan`',
  'urlescape URL': 'escapes do not belong to an address',
  'manyeditors DOI': 'without the address, which styles add',
  'abstract page': 'the number of an article that has no pages',
  'abstract language': '`language` counts where there is no `langid`',
  'iso690std type': '`standard` is a type since CSL 1.0.2',
  'lecture2019 type': 'a @performance is one',
}

describe('BibTeX entries as CSL items', () => {
  const text = fs.readFileSync(path.join(FOLDER, 'varied.bib'), 'utf8')
  const expected = JSON.parse(fs.readFileSync(path.join(FOLDER, 'expected/items.json'), 'utf8')) as CslItem[]
  const items = new Map(bibtexItems(text, new Set(expected.map(({ id }) => id))).map(item => [item.id, item]))

  it('are what Pandoc makes of them, or better', () => {
    assert.ok(expected.length >= 80)
    const differences: string[] = []
    for (const theirs of expected) {
      const ours: Partial<CslItem> = items.get(theirs.id) ?? {}
      for (const variable of new Set([...Object.keys(theirs), ...Object.keys(ours)])) {
        // `de-DE` of Pandoc is as much as `de`.
        const isLanguage = variable === 'language' && theirs.language !== undefined
        const [a, b] = [theirs[variable], ours[variable]].map(value =>
          comparable(isLanguage && typeof value === 'string' ? value.slice(0, 2) : value),
        )
        if (a !== b) differences.push(`${theirs.id} ${variable}`)
      }
    }
    assert.deepEqual(differences.sort(), Object.keys(OTHERWISE).sort())
  })

  const item = (entry: string, language?: string): CslItem | undefined =>
    bibtexItems(entry, new Set(['k']), language)[0]

  it('keep what braces keep, and make sentences of English titles alone', () => {
    const titled = (title: string, more = ''): unknown => item(`@book{k, title = {${title}}, ${more}}`)?.title
    assert.equal(
      titled('The {pH} of NATO and an iPhone: An X-Ray'),
      'The <span class="nocase">pH</span> of NATO and an iPhone: An x-ray',
    )
    assert.equal(titled('Die Typen der Herrschaft', 'langid = {german}'), 'Die Typen der Herrschaft')
    assert.equal(titled('О роли Ленина'), 'О роли Ленина')
    assert.equal(titled("{\\'E}mile, or {\\ae}ther and {\\'E}tudes"), 'Émile, or æther and Études')
    assert.equal(item('@book{k, title = {Die Typen der Herrschaft}}', 'de')?.title, 'Die Typen der Herrschaft')
  })

  it('have names with their particles where a style can sort by them', () => {
    const author = item(
      '@book{k, author = {van Beethoven, Ludwig and {UN} and La Fontaine, Jean de and others}}',
    )?.author
    assert.deepEqual(author, [
      { family: 'Beethoven', given: 'Ludwig', 'dropping-particle': 'van' },
      { literal: 'UN' },
      { family: 'La Fontaine', given: 'Jean', 'dropping-particle': 'de' },
      { literal: 'others' },
    ])
    const bound = item('@book{k, author = {de Gaulle, Charles}, options = {useprefix=true}}')?.author
    assert.deepEqual(bound, [{ family: 'Gaulle', given: 'Charles', 'non-dropping-particle': 'de' }])
  })

  it('take an address from howpublished, and one from an archive', () => {
    assert.equal(item('@misc{k, howpublished = {\\url{http://a.org/b_c}}}')?.URL, 'http://a.org/b_c')
    assert.equal(
      item('@article{k, eprint = {1234.5678}, eprinttype = {arxiv}}')?.URL,
      'https://arxiv.org/abs/1234.5678',
    )
  })

  it('end where broken markup ends', () => {
    assert.equal(item('@book{k, title = {An \\emph{open}}}')?.title, 'An <i>open</i>')
    assert.equal(
      item(`@book{k, title = {${'{'.repeat(500)}a${'}'.repeat(500)}}}`)?.title,
      '<span class="nocase">a</span>',
    )
    assert.equal(item('@book{k, title = {\\emph}}')?.title, undefined)
    const title = item('@book{k, title = "a \\textbf{b"}')?.title
    assert.match(typeof title === 'string' ? title : '', /^A <b>b"?<\/b>$/)
  })
})

function comparable(value: unknown): string | undefined {
  if (value === undefined) return undefined
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ).normalize('NFC')
}
