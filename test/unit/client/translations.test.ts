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

const STRING = /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/.source
/** How the client and the server ask for a translation: the beginning of the call, and the strings of it. */
const CALLS = [
  { folder: 'client/src', call: String.raw`(?:\bl10n\.|(?<![.\w$]))t\(`, sentences: String.raw`\s*${STRING}` },
  { folder: 'server/src', call: String.raw`(?<![.\w$])(?:say|unsaid)\(`, sentences: String.raw`\s*${STRING}` },
  {
    folder: 'server/src',
    call: String.raw`(?<![.\w$])sayCount\(`,
    sentences: String.raw`[^'"]*?,\s*${STRING},\s*${STRING}`,
  },
]
/** Where they are defined. */
const WORDING = path.join('server/src/core/wording.ts')

describe('the translations of what people read', () => {
  const code = CALLS.flatMap(({ folder, call, sentences }) =>
    sourceFiles(folder)
      .filter(file => file !== WORDING)
      .map(file => ({ file, call, sentences, text: fs.readFileSync(path.join(root, file), 'utf8') })),
  )
  const said = new Set(code.flatMap(({ text, call, sentences }) => stringsIn(text, call + sentences)))

  it('are asked for by words that stand in the code', () => {
    assert.ok(said.size > 300, `${said.size} strings were found`)
    for (const { file, text, call, sentences } of code) {
      const count = (pattern: string): number => [...text.matchAll(new RegExp(pattern, 'g'))].length
      assert.equal(count(call + sentences), count(call), `${file}: a string that is made cannot be translated`)
    }
  })

  for (const language of LANGUAGES) {
    const file = `l10n/bundle.l10n.${language}.json`
    const bundle = read(file)

    it(`are all there in ${language}, with the same placeholders`, () => {
      const missing = [...said].filter(text => !Object.hasOwn(bundle, text))
      assert.deepEqual(missing, [], file)
      for (const [text, translated] of Object.entries(bundle)) {
        assert.deepEqual(parts(translated, PLACEHOLDER), parts(text, PLACEHOLDER), text)
        assert.notEqual(translated.trim(), '', text)
      }
    })

    it(`are none in ${language} that nobody asks for`, () => {
      assert.deepEqual(
        Object.keys(bundle).filter(text => !said.has(text)),
        [],
      )
    })

    it(`have the marks and the spaces of ${language}`, () => {
      for (const translated of Object.values(bundle)) assertTypography(translated, language)
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
        assertTypography(other, language)
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

/** What the calls are given to say. */
function stringsIn(code: string, calls: string): readonly string[] {
  return [...code.matchAll(new RegExp(calls, 'g'))].flatMap(([, ...strings]) =>
    strings.map(string => string.slice(1, -1).replace(/\\(['"\\])/g, '$1')),
  )
}

/** What no text of the language has: marks of another language, marks that are no pair, and in French a space that may break or lacks. */
const FAULTS: Readonly<Record<string, RegExp>> = {
  de: /["”«»]|^[^„]*“|„[^“]*„|„[^“]*$/,
  fr: /["“”„]|«(?!\u202f)|(?<!\u202f)»|(?<!\u202f)[;?!](?=\s|$)|(?<!\u00a0):(?=\s|$)/,
  ru: /["“”„]|«[^»]*$|^[^«]*»/,
}

function assertTypography(text: string, language: string): void {
  assert.doesNotMatch(text.replace(VERBATIM, ''), FAULTS[language] as RegExp)
}
