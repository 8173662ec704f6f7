import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Inflection } from '../../../server/src/core/terms/inflection.ts'
import { keyOfSlot, keysOf, lookupKeys, nameSlots } from '../../../server/src/core/terms/lexicon/term-keys.ts'
import { LANGUAGES } from '../../../server/src/core/terms/lexicon/terms-layout.ts'

const inflection = new Inflection()
const languageOf = (name: string): 'en' | 'ru' => (/\p{Script=Cyrillic}/u.test(name) ? 'ru' : 'en')
const slots = (name: string): readonly string[] => nameSlots(name, languageOf(name), inflection)
const areOne = (a: string, b: string): boolean => slots(a).some(slot => slots(b).includes(slot))
/** Whether the words of a text lead to a name. */
const leadsTo = (text: string, name: string): boolean => {
  const wanted = lookupKeys(name, languageOf(name), inflection)
  return keysOf(text.split(' '), LANGUAGES, inflection).some(key => wanted.includes(key))
}

describe('names in several alphabets', () => {
  const same: readonly (readonly [string, string])[] = [
    ['Stalin', 'Сталин'],
    ['Thermidor', 'Термидор'],
    ['kolkhoz', 'колхоз'],
    ['Trotsky', 'Троцкий'],
    ['Trotskii', 'Троцкий'],
    ['Trotzki', 'Троцкий'],
    ['Trotzki', 'Trotskii'],
    ['Trotski', 'Trotskij'],
    ['Leon Trotsky', 'Leon Trotzki'],
    ['Khrushchev', 'Хрущёв'],
    ['Chruschtschew', 'Хрущев'],
    ['Чехов', 'Tschechow'],
    ['Chekhov', 'Tchekhov'],
    ['bolshevism', 'большевизм'],
    ['Новая экономическая политика', 'novaya ekonomicheskaya politika'],
  ]
  for (const [a, b] of same) {
    it(`${a} is ${b}`, () => {
      assert.ok(areOne(a, b))
      assert.ok(areOne(b, a))
    })
  }

  const different: readonly (readonly [string, string])[] = [
    ['Thread', 'Tread'],
    ['thread', 'tread'],
    ['Cherry', 'Sherry'],
    ['Smith', 'Smyth'],
    ['Chandler', 'Handler'],
    ['rot', 'рот'],
    ['universe', 'university'],
    ['Borovsky', 'Dobrovsky'],
    ['Zhukov', 'Rykov'],
    ['NEP', 'НЭП'],
  ]
  for (const [a, b] of different) {
    it(`${a} is not ${b}`, () => {
      assert.ok(!areOne(a, b))
    })
  }

  const forms: readonly (readonly [string, string])[] = [
    ['Сталиным', 'Stalin'],
    ['Троцкого', 'Trotsky'],
    ['Правды', 'Pravda'],
    ['колхозов', 'kolkhoz'],
    ['Термидора', 'Thermidor'],
    ['НЭП', 'NEP'],
    ['NEP', 'НЭП'],
    ['Stalin', 'Сталин'],
    ['Trotzki', 'Trotsky'],
  ]
  for (const [text, name] of forms) {
    it(`${text} in a text leads to ${name}`, () => {
      assert.ok(leadsTo(text, name))
    })
  }

  it('are found under every slot that they share with another (property)', () => {
    const letters = fc.constantFrom(...'абвгдежзиклмнопрстуфхцчшщыьэюяй', ...'abcdefghijklmnopqrstuvwxyz')
    const word = fc
      .tuple(
        fc.array(letters, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('', 'ский', 'sky', 'ов', 'off', 'изм', 'th'),
      )
      .map(([some, ending]) => some.join('') + ending)
    const name = fc
      .array(fc.tuple(word, fc.boolean()), { minLength: 1, maxLength: 3 })
      .map(words =>
        words.map(([one, capital]) => (capital ? one.charAt(0).toUpperCase() + one.slice(1) : one)).join(' '),
      )
    fc.assert(
      fc.property(name, fc.constantFrom(...LANGUAGES), (one, language) => {
        const own = lookupKeys(one, language, inflection)
        for (const slot of nameSlots(one, language, inflection)) {
          assert.ok(own.includes(keyOfSlot(slot)), slot)
        }
        assert.deepEqual(nameSlots(one, language, new Inflection()), nameSlots(one, language, inflection))
      }),
    )
  })
})
