import assert from 'node:assert/strict'
import fs from 'node:fs'
import fc from 'fast-check'
import type { Rendition } from '../../server/src/core/model/source.ts'
import { decode } from '../../server/src/core/read/charset.ts'
import { readEpub } from '../../server/src/core/read/epub/epub.ts'
import { declaredEncoding } from '../../server/src/core/read/html/html-encoding.ts'
import { readDocx } from '../../server/src/core/read/office/docx.ts'
import { readOdt } from '../../server/src/core/read/office/odt.ts'
import type { SourceFile } from '../../server/src/core/read/reader.ts'
import { readRtf } from '../../server/src/core/read/rtf/rtf.ts'
import { readTei } from '../../server/src/core/read/tei/tei.ts'
import { openZip } from '../../server/src/core/read/zip.ts'
import { made } from '../support/formats/documents.ts'
import { assertSound } from '../support/formats/sound.ts'
import { zipOf } from '../support/formats/zip-writer.ts'
import { processorClock } from '../support/processor-time.ts'

type Read = (file: SourceFile) => Rendition

/** Longest that a file of some kilobytes may take, of processor time: a machine that is busy otherwise must not count. */
const LONGEST_MS = 1000
/** Text that a file may come to, by its size unpacked: separators and rows of spaces are more than their elements at most so many times. */
const MOST_GROWTH = 4

function assertReads(read: Read, bytes: Uint8Array, unpacked: number, raw = 0): void {
  const spent = processorClock()
  const rendition = read({ path: 'a.bin', bytes })
  const milliseconds = spent()
  assert.ok(milliseconds < LONGEST_MS, `${milliseconds} ms`)
  assert.ok(rendition.text.length <= unpacked * MOST_GROWTH + 100, `${rendition.text.length} from ${unpacked}`)
  assertSound(rendition, raw)
}

const rawLength = (bytes: Uint8Array): number => decode(bytes, declaredEncoding(bytes)).text.length

const SAMPLE = `---
title: On *Parts*
author: Henry Reed
lang: en
---

# One

Words *with* emphasis,[^1] and “quotes”.\\
A line; café.

[^1]: A note.

    Its second part.

> Quoted.

- item
- item

| a | b |
|---|---|
| c | d |

## Two

Last words.
`

/** Pieces of markup of all formats: put into a part of a document, they break its order. */
const markup = fc.constantFrom(
  ...'<w:p> </w:p> <w:r> </w:r> <w:t> </w:t> <w:tbl> </w:tbl> <w:tr> <w:tc> </w:tc> <w:del> </w:del> <w:txbxContent> </w:txbxContent> <w:footnoteReference/> <w:pPr> </w:pPr> <w:rPr> <w:fldChar/> <mc:AlternateContent> <mc:Fallback> </mc:Fallback> <text:p> </text:p> <text:note> </text:note> <text:span> </text:span> <text:list> <table:table> <table:table-row> <table:table-cell> <draw:text-box> </draw:text-box> <office:text> </office:text> <text:tracked-changes> <text:soft-page-break/> <p> </p> <note> </note> <choice> </choice> <div> </div> <head> </head> <pb/> <lb/> <row> <cell> <nav> </nav> <pre> <table> <sup> <a> <q> </q> <title> <main> <aside> </aside> <!-- ]]> <![CDATA[ & &amp; { } \\par \\pard \\footnote {\\footnote \\intbl \\cell \\row \\u8220 \\uc0 \\v \\bin9 \\outlinelevel0 {\\* \\page'.split(
    ' ',
  ),
  '<w:footnoteReference w:id="20"/>',
  '<w:br w:type="page"/>',
  '<w:fldChar w:fldCharType="begin"/>',
  '<text:s text:c="9"/>',
  '<pb n="7"/>',
  '<lb break="no"/>',
  '<span epub:type="pagebreak" title="3"/>',
  ' words ',
)

interface Change {
  readonly at: number
  readonly cut: number
  readonly put: string
}
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof(fc.constant(0), fc.nat(60)),
  put: fc.oneof(
    markup,
    fc.array(markup, { maxLength: 4 }).map(parts => parts.join('')),
  ),
})

function changed(text: string, changes: readonly Change[]): string {
  return changes.reduce((now, { at, cut, put }) => {
    const from = Math.floor(at * now.length)
    return now.slice(0, from) + put + now.slice(from + cut)
  }, text)
}

/** The parts of a package as text; what is none is left out. */
function partsOf(bytes: Uint8Array): { readonly name: string; readonly content: string }[] {
  const archive = openZip(bytes)
  assert.ok(!('fault' in archive))
  return archive.names
    .filter(name => /\.(?:xml|rels|opf|ncx|xhtml)$/.test(name))
    .map(name => ({ name, content: new TextDecoder().decode(archive.read(name) as Uint8Array) }))
}

describe('every reader of documents', function () {
  this.timeout(120_000)
  const zipped: readonly (readonly [string, Read, readonly (() => Uint8Array)[]])[] = [
    ['docx', readDocx, [() => made(SAMPLE, 'docx'), () => fs.readFileSync('test/fixtures/formats/libreoffice.docx')]],
    ['odt', readOdt, [() => made(SAMPLE, 'odt'), () => fs.readFileSync('test/fixtures/formats/libreoffice.odt')]],
    ['epub', readEpub, [() => made(SAMPLE, 'epub'), () => made(SAMPLE, 'epub2')]],
  ]
  const plain: readonly (readonly [string, Read, () => string])[] = [
    ['rtf', readRtf, () => new TextDecoder().decode(made(SAMPLE, 'rtf'))],
    ['tei', readTei, () => new TextDecoder().decode(made(SAMPLE, 'tei'))],
  ]

  for (const [name, read] of [...zipped, ...plain]) {
    it(`${name}: reads any bytes`, () => {
      const starts = fc.constantFrom('', 'PK\x03\x04', '{\\rtf1 ', '<TEI>', '<?xml version="1.0"?><TEI><text>')
      fc.assert(
        fc.property(starts, fc.uint8Array({ maxLength: 400 }), (start, rest) => {
          const bytes = Buffer.concat([Buffer.from(start, 'latin1'), rest])
          assertReads(read, bytes, bytes.length, name === 'tei' ? rawLength(bytes) : 0)
        }),
        { numRuns: 500 },
      )
    })
  }

  for (const [name, read, makers] of zipped) {
    it(`${name}: reads real files with bytes changed or cut off`, () => {
      const files = makers.map(make => make())
      fc.assert(
        fc.property(
          fc.nat(files.length - 1),
          fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 8 }),
          fc.double({ min: 0, max: 1, noNaN: true }),
          (which, flips, length) => {
            const bytes = Uint8Array.from(files[which] as Uint8Array)
            for (const [at, value] of flips) bytes[Math.floor(at * (bytes.length - 1))] = value
            assertReads(
              read,
              length < 0.5 ? bytes.subarray(0, Math.floor(bytes.length * length * 2)) : bytes,
              1_000_000,
            )
          },
        ),
        { numRuns: 200 },
      )
    })

    it(`${name}: reads packages whose parts are broken in any way`, () => {
      const packages = makers.map(make => partsOf(make()))
      fc.assert(
        fc.property(
          fc.nat(packages.length - 1),
          fc.array(fc.tuple(fc.nat(100), fc.array(change, { maxLength: 6 })), { maxLength: 3 }),
          (which, edits) => {
            const parts = (packages[which] as { name: string; content: string }[]).map(part => ({ ...part }))
            for (const [part, changes] of edits) {
              // The text itself is broken as often as all other parts together.
              const main = parts.find(({ name: of }) => /document\.xml$|content\.xml$|ch001\.xhtml$/.test(of))
              const target = part < 50 && main ? main : parts[part % parts.length]
              if (target) target.content = changed(target.content, changes)
            }
            const unpacked = parts.reduce((sum, { content }) => sum + content.length, 0)
            assertReads(read, zipOf(parts.map(part => ({ ...part, method: 0 }))), unpacked)
          },
        ),
        { numRuns: 300 },
      )
    })
  }

  for (const [name, read, make] of plain) {
    it(`${name}: reads real files that are broken in any way`, () => {
      const whole = make()
      fc.assert(
        fc.property(fc.array(change, { maxLength: 8 }), changes => {
          const bytes = new TextEncoder().encode(changed(whole, changes))
          assertReads(read, bytes, bytes.length, name === 'tei' ? rawLength(bytes) : 0)
        }),
        { numRuns: 500 },
      )
    })
  }

  after(() => {
    assert.deepEqual(Object.keys(Object.prototype), [])
  })
})
