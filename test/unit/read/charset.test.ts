import assert from 'node:assert/strict'
import { decode, isBinary } from '../../../server/src/core/read/charset.ts'
import { guessEncoding } from '../../../server/src/core/read/guess-encoding.ts'
import { encode, utf16 } from '../../support/encode.ts'

const RUSSIAN = 'Бюрократия присвоила себе власть рабочего класса.\r\nРеволюция была предана.\r\n'

describe('decoding a file', () => {
  it('takes off a byte-order mark and keeps the line breaks', () => {
    const bytes = new TextEncoder().encode('\ufeffCæsar\r\nwrote')
    assert.deepEqual(decode(bytes), { text: 'Cæsar\r\nwrote', encoding: 'utf-8', bom: true })
  })

  for (const order of ['le', 'be'] as const) {
    for (const withMark of [true, false]) {
      it(`reads UTF-16${order} ${withMark ? 'with' : 'without'} a mark`, () => {
        const text = 'The state withers away — slowly.\n'
        assert.equal(decode(utf16(text, order, withMark)).text, text)
      })
    }
  }

  it('finds Russian UTF-16 without a mark by its blanks', () => {
    assert.equal(decode(utf16(RUSSIAN, 'le', false)).text, RUSSIAN)
  })

  it('falls back to windows-1252, where every byte is a character', () => {
    assert.equal(decode(Uint8Array.of(0x93, 0x63, 0x61, 0x66, 0xe9, 0x94)).text, '“café”')
    assert.equal(decode(Uint8Array.from({ length: 128 }, (_, i) => 128 + i)).text.length, 128)
  })

  it('reads what was written under DOS', () => {
    const german = 'Gr\x94\xe1e der H\x84user, M\x81ller und das \x99l w\x84hrend fr\x81her sch\x94ner Tage'
    const bytes = Uint8Array.from(german, char => char.charCodeAt(0))
    assert.equal(
      decode(bytes, undefined, guessEncoding(bytes)).text,
      'Größe der Häuser, Müller und das Öl während früher schöner Tage',
    )
    const french = Uint8Array.from('un caf\x82, la r\x8agle, les for\x88ts, le gar\x87on, d\x82j\x85 re\x87u', char =>
      char.charCodeAt(0),
    )
    assert.equal(
      decode(french, undefined, guessEncoding(french)).text,
      'un café, la règle, les forêts, le garçon, déjà reçu',
    )
    assert.equal(decode(Uint8Array.of(0xc9, 0xcd, 0xbb), 'cp437').text, '╔═╗')
  })

  it('does not take quotation marks and dashes of Windows for letters of DOS', () => {
    const text =
      'He said \x93yes\x94\x97\x93no\x94, \x84ja\x93, wait\x85what, \x91so\x92, the writer\x92s caf\xe9 na\xefve'
    const bytes = Uint8Array.from(text.repeat(20), char => char.charCodeAt(0))
    assert.equal(guessEncoding(bytes), 'windows-1252')
  })

  it('believes UTF-8 more than a declaration', () => {
    assert.equal(decode(new TextEncoder().encode('café'), 'iso-8859-1').text, 'café')
  })

  it('believes a declaration more than a guess, and passes over one that it does not know', () => {
    const bytes = encode('власть', 'koi8-r')
    assert.equal(decode(bytes, 'koi8-r', 'windows-1251').text, 'власть')
    assert.equal(decode(bytes, 'x-nonsense', 'koi8-r').text, 'власть')
  })

  it('knows binary data from UTF-16', () => {
    assert.equal(isBinary(Uint8Array.of(0x89, 0x50, 0, 0, 0, 0x0d, 7, 9)), true)
    assert.equal(isBinary(utf16('words', 'be', false)), false)
    assert.equal(isBinary(new TextEncoder().encode('words')), false)
  })
})

describe('guessing an encoding', () => {
  for (const encoding of ['koi8-r', 'windows-1251', 'iso-8859-5', 'ibm866']) {
    it(`reads Russian in ${encoding}`, () => {
      const bytes = encode(RUSSIAN, encoding)
      assert.equal(decode(bytes, undefined, guessEncoding(bytes)).text, RUSSIAN)
    })
  }

  it('reads Polish in windows-1250', () => {
    const text = 'Rewolucja została zdradzona przez tych, którzy mówili w jej imieniu, a żółć zalała.'
    const bytes = encode(text, 'windows-1250')
    assert.equal(decode(bytes, undefined, guessEncoding(bytes)).text, text)
  })

  for (const text of [
    'Le siècle des Lumières a été, dans les écrits de l’époque, une façon de parler.',
    'Die Größe des Staates fällt über die Köpfe hinweg; das müßte man wissen.',
    `${'Plain English prose without a single accent. '.repeat(2000)}And then one “café”.`,
  ]) {
    it(`calls Western text windows-1252: ${text.slice(0, 20)}`, () => {
      assert.equal(guessEncoding(encode(text, 'windows-1252')), 'windows-1252')
    })
  }
})
