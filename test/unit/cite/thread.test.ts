import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseBibtex } from '../../../server/src/core/bib/bibtex.ts'
import { plainText } from '../../../server/src/core/cite/formatted-text.ts'
import { nodeCiting } from '../../../server/src/node/csl-citing.ts'
import { findStyle } from '../../../server/src/node/csl-files.ts'
import { CslThread } from '../../../server/src/node/csl-thread.ts'

describe('the thread for citations', function () {
  this.timeout(20_000)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-csl-'))
  const write = (name: string, text: string): string => {
    fs.writeFileSync(path.join(folder, name), text)
    return path.join(folder, name)
  }
  after(() => fs.rmSync(folder, { recursive: true, force: true }))

  /** Answers a job with its double; hangs at 13, dies at 99, throws at 5. */
  const program = `
    const { parentPort } = require('node:worker_threads')
    parentPort.on('message', ({ id, job }) => {
      if (job === 13) for (;;) {}
      if (job === 99) process.exit(3)
      if (job === 5) parentPort.postMessage({ id, error: 'five' })
      else parentPort.postMessage({ id, result: job * 2 })
    })`

  it('gives up a job that hangs, and goes on with the others', async () => {
    const thread = new CslThread<number, number>(write('a.cjs', program), { longestMs: 300, idleMs: 1000 })
    const jobs = [1, 13, 2, 99, 5, 3].map(job => thread.run(job).catch((error: unknown) => String(error)))
    const [one, hung, two, dead, five, three] = await Promise.all(jobs)
    assert.deepEqual([one, two, three], [2, 4, 6])
    assert.match(String(hung), /longer than 0\.3 seconds/)
    assert.match(String(dead), /ended with 3/)
    assert.match(String(five), /five/)
    thread.dispose()
  })

  it('rejects what waits when all is over', async () => {
    const thread = new CslThread<number, number>(write('b.cjs', program), { longestMs: 5000, idleMs: 1000 })
    const jobs = [thread.run(13), thread.run(1)]
    thread.dispose()
    for (const job of jobs) await assert.rejects(job, /no longer/)
  })

  it('formats what an essay cites', async () => {
    const file = write('refs.bib', '@book{a, author = {Doe, Jane}, title = {On Margins}, date = {1999}}')
    const citing = nodeCiting()
    const { references } = parseBibtex(fs.readFileSync(file, 'utf8'), file)
    const { bibliography, problems } = await citing.format({
      style: 'apa',
      folders: [folder],
      references,
      texts: [],
      citations: [{ items: [{ id: 'a' }], narrative: false }],
    })
    citing.dispose()
    assert.deepEqual(problems, [])
    assert.equal(plainText(bibliography[0]?.text ?? []), 'Doe, J. (1999). On margins.')
  })
})

describe('a bibliography that changes between two jobs', function () {
  this.timeout(20_000)
  it('is read again, and only then', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-csl-'))
    const file = path.join(folder, 'refs.bib')
    const citing = nodeCiting()
    const entries = async (key: string): Promise<readonly string[]> => {
      const { references } = parseBibtex(fs.readFileSync(file, 'utf8'), file)
      const cited = references.filter(one => one.key === key)
      const { bibliography, items, texts } = await citing.format({
        style: 'apa',
        folders: [],
        references: cited,
        texts: [],
        citations: [{ items: [{ id: key }], narrative: false }],
      })
      assert.deepEqual([items.length, texts], [1, []])
      return bibliography.map(({ text }) => plainText(text))
    }
    const write = (title: string): void =>
      fs.writeFileSync(
        file,
        `@string{f = {Folio}}\n@book{a, title = {${title}}, publisher = f}\n@book{b, title = {B}, xdata = {a}}\n`,
      )
    write('One')
    assert.deepEqual(await entries('a'), ['One. (n.d.). Folio.'])
    assert.deepEqual(await entries('b'), ['B. (n.d.). Folio.'], 'another entry, with what it inherits')
    write('Another title')
    assert.deepEqual(await entries('a'), ['Another title. (n.d.). Folio.'])
    citing.dispose()
    fs.rmSync(folder, { recursive: true, force: true })
  })
})

describe('the style that an essay names', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-style-'))
  const own =
    '<?xml version="1.0"?>\n<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Own</title></info></style>\n'
  const dependent = (parent: string): string =>
    `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><link href="http://www.zotero.org/styles/${parent}" rel="independent-parent"/></info></style>`
  before(() => {
    fs.mkdirSync(path.join(folder, 'styles'))
    fs.writeFileSync(path.join(folder, 'styles/own.csl'), own)
    fs.writeFileSync(path.join(folder, 'apa.csl'), own)
    fs.writeFileSync(path.join(folder, 'child.csl'), dependent('modern-language-association'))
    fs.writeFileSync(path.join(folder, 'orphan.csl'), dependent('nobody'))
    fs.writeFileSync(path.join(folder, 'page.csl'), '<html>Not found</html>')
  })
  after(() => fs.rmSync(folder, { recursive: true, force: true }))

  it('is a file where there is one, with or without its ending', async () => {
    assert.deepEqual(await findStyle('styles/own.csl', ['/nowhere', folder]), { xml: own })
    assert.deepEqual(await findStyle('styles/own', [folder]), { xml: own })
    assert.deepEqual(await findStyle('apa', [folder]), { xml: own })
  })

  it('is one that ships, by its name or its address', async () => {
    for (const name of ['apa', 'apa.csl', 'http://www.zotero.org/styles/apa', 'styles/somewhere/apa.csl'])
      assert.match((await findStyle(name, [])).xml, /American Psychological Association/, name)
    assert.match((await findStyle('child.csl', [folder])).xml, /Modern Language Association/)
    assert.equal((await findStyle(undefined, [])).problem, undefined)
  })

  it('is the default where it cannot be had, with the reason', async () => {
    const problem = async (name: string): Promise<string> => (await findStyle(name, [folder])).problem ?? ''
    assert.match(await problem('nobody.csl'), /nobody\.csl was not found; chicago-author-date is used/)
    assert.match(await problem('https://example.org/nobody.csl'), /nothing is fetched/)
    assert.match(await problem('page.csl'), /no citation style/)
    assert.match(await problem('orphan.csl'), /depends on the style nobody\.csl/)
  })
})
