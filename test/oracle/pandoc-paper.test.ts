/**
 * The paper of test/unit/cite/paper.test.ts, formatted by the Pandoc of this machine: what is recorded there is what Pandoc really makes of it. Another
 * version may differ here and there, and says so; ours is compared with what is recorded.
 */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { pandocVersion } from './pandoc.ts'
import { type CitedPaper, citedByPandoc } from './pandoc-citeproc.ts'

const FOLDER = path.resolve(import.meta.dirname, '../support/cite')
const STYLES = ['chicago-note-bibliography', 'chicago-author-date', 'apa', 'modern-language-association']
const RECORDED_WITH = 'pandoc 2.17.1.1'
/** Of the citations and entries, in other versions of Pandoc, which mend what the tables of the unit test explain. */
const MOST_OTHERWISE = 0.15

describe('a paper as Pandoc formats it', function () {
  this.timeout(120_000)
  let version = ''
  before(() => {
    version = pandocVersion()
  })

  for (const style of STYLES)
    it(`is what is recorded, in ${style}`, () => {
      const recorded = JSON.parse(fs.readFileSync(path.join(FOLDER, 'expected', `${style}.json`), 'utf8')) as CitedPaper
      const xml = path.resolve(import.meta.dirname, `../../server/assets/csl/styles/${style}.csl`)
      const now = citedByPandoc(FOLDER, xml)
      assert.deepEqual(Object.keys(now.bibliography).sort(), Object.keys(recorded.bibliography).sort())
      assert.equal(now.citations.length, recorded.citations.length)
      const otherwise = [
        ...now.citations.flatMap((text, i) => different(`citation ${i + 1}`, text, recorded.citations[i])),
        ...Object.entries(now.bibliography).flatMap(([key, text]) => different(key, text, recorded.bibliography[key])),
      ]
      const all = now.citations.length + Object.keys(now.bibliography).length
      const most = version === RECORDED_WITH ? 0 : all * MOST_OTHERWISE
      assert.ok(otherwise.length <= most, `${version}, ${otherwise.length} of ${all}:\n${otherwise.join('\n')}`)
    })
})

function different(what: string, now: string, recorded = ''): readonly string[] {
  const plain = (text: string): string => text.replace(/\s+/g, ' ').normalize('NFC').trim()
  return plain(now) === plain(recorded) ? [] : [`${what}\n  now      ${plain(now)}\n  recorded ${plain(recorded)}`]
}
