import assert from 'node:assert/strict'
import { said, say, speak, unsaid } from '../../server/src/core/wording.ts'

describe('a sentence that is kept unsaid', () => {
  afterEach(() => speak())

  /** As it comes back from an index or another process. */
  const kept = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

  const inner = unsaid('“{0}” is lost.', 'a{1}b')
  const sentence = kept(unsaid('{0}, line {1}: {2}', 'x.yaml', 3, inner))

  it('is said in the language of the moment, sentences within it too', () => {
    assert.equal(said(sentence), 'x.yaml, line 3: “a{1}b” is lost.')
    speak({ '“{0}” is lost.': '„{0}“ fehlt.', '{0}, line {1}: {2}': 'Zeile {1} von {0}: {2}' })
    assert.equal(said(sentence), 'Zeile 3 von x.yaml: „a{1}b“ fehlt.')
    speak()
    assert.equal(said(sentence), 'x.yaml, line 3: “a{1}b” is lost.')
  })

  it('says what would have been said at once', () => {
    assert.equal(said(unsaid('{0}: {1}', 'a', 2)), say('{0}: {1}', 'a', 2))
  })
})
