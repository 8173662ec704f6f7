import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Rendition } from '../../server/src/core/model/source.ts'
import { decode } from '../../server/src/core/read/charset.ts'
import { decodeEntity } from '../../server/src/core/read/entity.ts'
import { htmlReader } from '../../server/src/core/read/html/html.ts'
import { declaredEncoding } from '../../server/src/core/read/html/html-encoding.ts'
import { mdReader } from '../../server/src/core/read/markdown/md.ts'
import { txtReader } from '../../server/src/core/read/plain/txt.ts'
import type { IsolatedReader, TextReader } from '../../server/src/core/read/reader.ts'
import { READERS } from '../../server/src/core/read/readers.ts'
import { slice, span } from '../../server/src/core/text/span.ts'
import { scanWords, spanOfWords } from '../../server/src/core/text/words.ts'
import { assertSound } from '../support/formats/sound.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** What is packed or binary has no text that its words could be mapped onto, or a part of it. */
async function assertReadsIsolated(reader: IsolatedReader, bytes: Uint8Array): Promise<void> {
  const rendition = await reader.read({ path: `a.${reader.extensions[0]}`, bytes })
  assertSound(rendition, rendition.map.toLength)
}

function assertReads(reader: TextReader, bytes: Uint8Array): Rendition {
  const rendition = reader.read({ path: `a.${reader.extensions[0]}`, bytes })
  const declared = reader === htmlReader ? declaredEncoding(bytes) : undefined
  assertSound(rendition, decode(bytes, declared).text.length)
  for (const heading of rendition.outline)
    assert.equal(slice(rendition.text, heading.span).replace(/\s+/g, ' '), heading.title)
  return rendition
}

/** Pieces that are likely to trip a reader, strung together. */
const PIECES = [
  ...'<>&;*_`[]()!#-+=|~:/"\'\\{}^@0123456789aB é\n\r\t\f',
  ...[
    '\r\n',
    '\n\n',
    '&amp;',
    '&eacute;',
    '&#8217;',
    '&#0;',
    '&notanentity;',
    '<p>',
    '</p>',
    '<br>',
    '<sup>',
    '</sup>',
    '<a href="#x">',
    '</a>',
  ],
  ...[
    '<h1>',
    '</h1>',
    '<pre>',
    '</pre>',
    '<script>',
    '</script>',
    '<title>',
    '<table><tr><td>',
    '<!--',
    '-->',
    '<![CDATA[',
    '<!DOCTYPE html>',
    '<li>',
  ],
  ...[
    '# ',
    '## ',
    '> ',
    '- ',
    '1. ',
    '```',
    '~~~',
    '---\n',
    '===\n',
    '[^1]',
    '[^1]: ',
    '[a]: b',
    '](',
    '![',
    '| a | b |\n|---|---|\n',
    '**',
    '***',
    ':::',
    '\\\n',
  ],
  ...[
    'word',
    'Word and more',
    '[Page 3]',
    '\f\n',
    '3:16 ',
    '    10',
    'CHAPTER I',
    'Title: ',
    '= A =',
    '1. Title',
    '\u00a0',
    '\u{1f600}',
    '\ufeff',
    '\ud800',
  ],
]
const awkward = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map(pieces => pieces.join(''))

describe('every reader', () => {
  for (const reader of READERS) {
    if (reader.isolated) {
      it(`${reader.name}: reads any bytes`, async () => {
        await fc.assert(
          fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), bytes => assertReadsIsolated(reader, bytes)),
          { numRuns: 100 },
        )
      })
      continue
    }
    it(`${reader.name}: reads any bytes`, () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 400 }), bytes => void assertReads(reader, bytes)),
        { numRuns: 300 },
      )
    })

    it(`${reader.name}: reads awkward text`, () => {
      fc.assert(
        fc.property(awkward, text => void assertReads(reader, bytesOf(text))),
        { numRuns: 1500 },
      )
    })

    it(`${reader.name}: ends on what is built to be slow`, () => {
      for (const piece of PIECES) assertReads(reader, bytesOf(piece.repeat(3000)))
    })
  }
})

const WORDS = fc.stringMatching(/^[a-zéßñ]{1,9}$/)

describe('a word of the rendition', () => {
  it('is a word of the file, for plain text', () => {
    const line = fc.array(WORDS, { minLength: 1, maxLength: 6 }).map(words => words.join(' '))
    const breaks = fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\r\n\r\n')
    const file = fc.array(fc.tuple(line, breaks)).map(lines => lines.flat().join(''))
    fc.assert(
      fc.property(file, raw => {
        assertWords(assertReads(txtReader, bytesOf(raw)), raw, text => text)
      }),
    )
  })

  it('is a word of the file with its entities decoded and its tags taken out, for HTML', () => {
    const entity = (char: string): string => `&#${char.codePointAt(0)};`
    const marked = WORDS.chain(word =>
      fc.constantFrom(
        word,
        `${word.slice(0, 1)}<b>${word.slice(1)}</b>`,
        [...word].map(entity).join(''),
        `<i title="x > y">${word}</i>`,
        word.replace('é', '&eacute;'),
      ),
    )
    const between = fc.constantFrom(
      ' ',
      '\r\n  ',
      '<br>',
      '</p><p>',
      '<!-- no -->\n',
      '&nbsp;',
      '<script>no</script> ',
      '</li><li>',
    )
    const file = fc.array(fc.tuple(marked, between)).map(pieces => pieces.flat().join(''))
    fc.assert(
      fc.property(file, raw => {
        assertWords(assertReads(htmlReader, bytesOf(raw)), raw, text =>
          decodeAll(text.replace(/<(?:"[^"]*"|[^>"])*>/g, '')),
        )
      }),
    )
  })

  it('is a word of the file without its markup, for Markdown', () => {
    const marked = WORDS.chain(word =>
      fc.constantFrom(
        word,
        `**${word}**`,
        `[${word}](http://x.org)`,
        `\`${word}\``,
        `*${word}*`,
        word.replace('é', '&eacute;'),
        `~~${word}~~`,
      ),
    )
    const between = fc.constantFrom(' ', '\n', '\r\n', '\r\n\r\n', '\n\n> ', '\n\n- ', '  \n', '\n\n# ', '<br>')
    const file = fc.array(fc.tuple(marked, between)).map(pieces => pieces.flat().join(''))
    fc.assert(
      fc.property(file, raw => {
        assertWords(assertReads(mdReader, bytesOf(raw)), raw, text => decodeAll(text.replace(/[*`~[\]]/g, '')))
      }),
    )
  })
})

/** Each word, mapped to the file and read there with `plain`, is that word. */
function assertWords({ text, map }: Rendition, raw: string, plain: (stretch: string) => string): void {
  const words = scanWords(text)
  for (let i = 0; i < words.count; i++) {
    const word = spanOfWords<'text'>(words, i, i)
    assert.equal(plain(slice(raw, map.forward(span<'text'>(word.start, word.end)))), slice(text, word))
  }
}

function decodeAll(text: string): string {
  return text.replace(/&[#\w]+;/g, entity => decodeEntity(entity))
}
