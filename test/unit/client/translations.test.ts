import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../../..')
const LANGUAGES = ['de', 'fr', 'ru']
const read = (file: string): Record<string, string> =>
  JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')) as Record<string, string>

/** In whatever order a language puts them. */
const parts = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([part]) => part).sort()
const PLACEHOLDER = /\{\d+\}/g
/** Commands, settings and what is written in code must be as they are. */
const VERBATIM = /\(command:[^)]*\)|`[^`]*`/g

describe('the translations of what the client says', () => {
  const code = sourceFiles('client/src').map(file => fs.readFileSync(path.join(root, file), 'utf8'))
  const said = new Set(code.flatMap(stringsIn))

  it('are asked for by words that stand in the code', () => {
    assert.ok(said.size > 80, `${said.size} strings were found`)
    for (const text of code) {
      for (const [call, what] of text.matchAll(/(?:\bl10n\.|(?<![.\w$]))t\(\s*(.)/g))
        assert.match(what ?? '', /['"]/, `${call}: a string that is made cannot be translated`)
    }
  })

  for (const language of LANGUAGES) {
    const bundle = read(`l10n/bundle.l10n.${language}.json`)

    it(`are all there in ${language}, with the same placeholders`, () => {
      const missing = [...said].filter(text => !Object.hasOwn(bundle, text))
      assert.deepEqual(missing, [], `l10n/bundle.l10n.${language}.json`)
      for (const [text, translated] of Object.entries(bundle)) {
        assert.deepEqual(parts(translated, PLACEHOLDER), parts(text, PLACEHOLDER), text)
        assert.notEqual(translated.trim(), '', text)
      }
    })

    it(`are none in ${language} that nobody asks for`, () => {
      const server = sourceFiles('server/src').map(file => fs.readFileSync(path.join(root, file), 'utf8'))
      const isAsked = (text: string): boolean => said.has(text) || server.some(one => one.includes(text))
      assert.deepEqual(
        Object.keys(bundle).filter(text => !isAsked(text)),
        [],
      )
    })
  }
})

describe('the translations of package.json', () => {
  const english = read('package.nls.json')
  for (const language of LANGUAGES) {
    it(`are all there in ${language}, with the same commands and names`, () => {
      const translated = read(`package.nls.${language}.json`)
      assert.deepEqual(Object.keys(translated).sort(), Object.keys(english).sort())
      for (const [key, text] of Object.entries(english)) {
        const other = translated[key] ?? ''
        assert.notEqual(other.trim(), '', key)
        assert.deepEqual(parts(other, VERBATIM), parts(text, VERBATIM), key)
        // A link is a button only on a line of its own.
        assert.equal(other.split('\n').length, text.split('\n').length, key)
      }
    })
  }
})

function sourceFiles(folder: string): readonly string[] {
  const files = fs.readdirSync(path.join(root, folder), { recursive: true }).map(String)
  return files.filter(name => name.endsWith('.ts')).map(name => path.join(folder, name))
}

/** The first arguments of `t(…)` and `l10n.t(…)`. */
function stringsIn(code: string): readonly string[] {
  return [...code.matchAll(/(?:\bl10n\.|(?<![.\w$]))t\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g)].map(
    ([, single, double]) => (single ?? double ?? '').replace(/\\(['"\\])/g, '$1'),
  )
}
