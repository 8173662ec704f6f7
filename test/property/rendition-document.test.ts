import assert from 'node:assert/strict'
import fc from 'fast-check'
import { renditionDocument } from '../../server/src/core/features/rendition-document.ts'
import { type SourceSymbol, sourceOutline } from '../../server/src/core/features/source-outline.ts'
import type { Block, PageMark, Rendition } from '../../server/src/core/model/source.ts'
import { OffsetMap } from '../../server/src/core/text/offset-map.ts'
import { offset, type Span, span } from '../../server/src/core/text/span.ts'

/** Blocks of text, some of them running heads, with pages that begin anywhere: between blocks, lines, words and letters. */
const renditions: fc.Arbitrary<Rendition> = fc
  .record({
    blocks: fc.array(
      fc.record({
        kind: fc.constantFrom<Block['kind']>('paragraph', 'heading', 'furniture'),
        text: fc.array(fc.constantFrom('lamp', 'ab', 'so—', '\n', ' ', '“Oil”', '── p. 4 ──'), {
          minLength: 1,
          maxLength: 8,
        }),
        gap: fc.constantFrom('\n', '\n\n'),
      }),
      { maxLength: 6 },
    ),
    pages: fc.array(
      fc.record({
        at: fc.nat(160),
        label: fc.option(fc.constantFrom('i', '3', '4'), { nil: undefined }),
        physical: fc.nat(4),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ blocks: parts, pages }) => {
    let text = ''
    const blocks: Block[] = []
    for (const { kind, text: pieces, gap } of parts) {
      const own = pieces.join('').trim().replace(/\n+/g, '\n') || 'x'
      blocks.push({ kind, span: span(text.length, text.length + own.length) })
      text += own + gap
    }
    const marks = pages
      .filter(({ at }) => at <= text.length)
      .sort((a, b) => a.at - b.at)
      .map(
        ({ at, label, physical }): PageMark => ({
          at: offset(at),
          printed: true,
          physical,
          ...(label !== undefined && { label }),
        }),
      )
    return {
      text,
      map: OffsetMap.identity<'text', 'raw'>(text.length),
      blocks,
      outline: blocks
        .filter(({ kind }) => kind === 'heading')
        .map(({ span: s }, i) => ({ span: s, level: 1 + (i % 3), title: text.slice(s.start, s.end) })),
      furniture: blocks.filter(({ kind }) => kind === 'furniture').map(block => block.span),
      pages: marks,
      metadata: {},
      problems: [],
    }
  })

/** A stretch of the rendition without what is left out of the document. */
function shownOf({ text, blocks }: Rendition, { start, end }: Span<'text'>): string {
  let shown = ''
  for (let at: number = start; at < end; at++) {
    const isLeftOut = blocks.some(({ kind, span: s }) => {
      let behind: number = s.end
      while (text[behind] === '\n') behind++
      return kind === 'furniture' && s.start <= at && at < behind
    })
    if (!isLeftOut) shown += text[at]
  }
  return shown
}

describe('the document that shows a rendition', () => {
  it('has every passage where its map says, with page lines between its words and nothing else', () => {
    fc.assert(
      fc.property(renditions, fc.nat(), fc.nat(), (rendition, a, b) => {
        const { text, map, pageLines } = renditionDocument(rendition)
        fc.pre(rendition.text.length > 0)
        const start = a % rendition.text.length
        const passage = span<'text'>(start, start + 1 + (b % (rendition.text.length - start)))
        const there = map.forward(passage)
        let words = ''
        for (let at: number = there.start; at < there.end; at++) {
          if (!pageLines.some(({ span: line }) => line.start <= at && at < line.end)) words += text[at]
        }
        // A page line has a line of its own: the breaks round it are not the source's.
        const flat = (some: string): string => some.replace(/\n+/g, '')
        assert.equal(flat(words), flat(shownOf(rendition, passage)))
      }),
      { numRuns: 1000 },
    )
  })

  it('gives every stretch of words back as it was', () => {
    fc.assert(
      fc.property(renditions, fc.nat(), (rendition, a) => {
        const { map } = renditionDocument(rendition)
        fc.pre(rendition.text.length > 0)
        const passage = span<'text'>(a % rendition.text.length, (a % rendition.text.length) + 1)
        fc.pre(shownOf(rendition, passage) !== '')
        assert.deepEqual(map.backward(map.forward(passage)), passage)
      }),
    )
  })

  it('has each page line on a line of its own, above the first words of its page', () => {
    fc.assert(
      fc.property(renditions, rendition => {
        const { text, map, pageLines } = renditionDocument(rendition)
        for (const { span: line, page } of pageLines) {
          assert.ok(line.start === 0 || text[line.start - 1] === '\n')
          assert.equal(text[line.end], '\n')
          assert.match(text.slice(line.start, line.end), /^── (?:p\. \w+|page \d of the file)(?: \(continued\))? ──$/)
          const { start, end } = map.backward(line)
          assert.equal(start, end)
          assert.equal(shownOf(rendition, span(page.at, start)), '')
        }
      }),
    )
  })

  it('has symbols that hold their children and their own names', () => {
    fc.assert(
      fc.property(renditions, rendition => {
        const { map } = renditionDocument(rendition)
        const look = ({ span: s, selection, children }: SourceSymbol): void => {
          for (const inner of [selection, ...children.map(child => child.span)]) {
            assert.ok(s.start <= inner.start && inner.end <= s.end)
            const [a, b] = [map.forward(s), map.forward(inner)]
            assert.ok(a.start <= b.start && b.end <= a.end)
          }
          children.forEach(look)
        }
        const symbols = sourceOutline(rendition)
        symbols.forEach(look)
        const count = (all: readonly SourceSymbol[]): number =>
          all.reduce((sum, one) => sum + 1 + count(one.children), 0)
        const pages = new Set(rendition.pages?.map(({ physical }) => physical))
        assert.equal(count(symbols), rendition.outline.length + pages.size)
      }),
    )
  })
})
