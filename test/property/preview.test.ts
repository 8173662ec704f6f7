import assert from 'node:assert/strict'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { extendMarkdown } from '../../client/src/preview/extend-markdown.ts'
import { carried, type ShownEssay } from '../../client/src/preview/shown-essay.ts'
import { parseEssay } from '../../server/src/core/service.ts'
import { anything, edited, edits, essays, markdown, type RandomEdit } from '../support/markdown-arbitrary.ts'

/** The declarations of the client name the types of the package's other edition. */
const markdownIt = (options: object = {}): Parameters<typeof extendMarkdown>[0] =>
  Reflect.construct(MarkdownIt, [options])

/** What the server would tell of an essay, without what it says of it. */
function shownOf(text: string): ShownEssay {
  const { quotations, citations } = parseEssay(text)
  return {
    text,
    quotations: quotations.map(({ outer: { start, end }, form }) => ({ start, end, form, verdict: 'altered' })),
    citations: citations.map(({ span: { start, end } }) => ({ start, end, runs: [{ text: text.slice(start, end) }] })),
    bibliography: [],
    hangingIndent: false,
  }
}

function draw(shown: ShownEssay | undefined, text: string): string {
  const md = markdownIt({ html: true })
  return extendMarkdown(
    md,
    () => shown,
    message => message,
  ).render(text)
}

const withoutMarks = (html: string): string =>
  html
    .replace(/<span class="apparatus-quotation[^>]*>|<\/span>/g, '')
    .replace(/<(blockquote|p) class="apparatus-quotation[^>]*>/g, '<$1>')

describe('the preview', () => {
  it('adds marks of quotations and changes nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(essays, markdown, anything), text => {
        const shown = { ...shownOf(text), citations: [] }
        assert.equal(withoutMarks(draw(shown, text)), draw(undefined, text).replaceAll('</span>', ''))
      }),
    )
  })

  it('marks any stretches at all, each element within those round it', () => {
    const places = fc.array(fc.tuple(fc.nat(300), fc.nat(60)), { maxLength: 8 })
    fc.assert(
      fc.property(fc.oneof(essays, markdown), places, (text, stretches) => {
        const quotations = stretches.map(([start, length]) => ({
          start,
          end: start + length,
          form: 'inline' as const,
          verdict: 'faithful' as const,
        }))
        const html = draw({ ...shownOf(''), text, quotations }, text)
        const plain = draw(undefined, text)
        assert.equal(withoutMarks(html), plain.replaceAll('</span>', ''))
        const ours = html.match(/<span class="apparatus|<\/span>/g) ?? []
        const theirs = plain.match(/<\/span>/g) ?? []
        assert.equal(
          ours.filter(tag => tag !== '</span>').length,
          ours.filter(tag => tag === '</span>').length - theirs.length,
        )
        for (const paragraph of html.match(/<em>(?:(?!<\/?em>)[^])*<\/em>/g) ?? [])
          assert.equal(paragraph.match(/<span class="apparatus/g)?.length, paragraph.match(/<\/span>/g)?.length)
      }),
    )
  })

  it('leaves out no quotation and no citation of prose', () => {
    // What VS Code shows as code, takes for markup as it is or for the address of a link has no marks.
    const prose = essays.map(text => text.replace(/<[^<>]*>|^ {4,}|^[`~]{3,}.*$|^\[\^?\w+\]: \S+$/gm, ''))
    fc.assert(
      fc.property(prose, text => {
        const { quotations, citations, ...rest } = shownOf(text)
        const shown = {
          ...rest,
          quotations: quotations.map((one, i) => ({ ...one, key: `q${i}.` })),
          citations: citations.map((one, i) => ({ ...one, runs: [{ text: `c${i}.` }] })),
        }
        const html = draw(shown, text)
        for (const { key } of shown.quotations) assert.ok(html.includes(`— @${key}"`), key)
        for (const { runs } of shown.citations) assert.ok(html.includes(`>${runs[0]?.text}<`), runs[0]?.text)
      }),
    )
  })

  it('carries what it knows over any change to the same words', () => {
    fc.assert(
      fc.property(essays, edits, (text: string, edit: RandomEdit) => {
        const shown = shownOf(text)
        const later = edited(text, edit)
        const before = new Set(shown.quotations.map(({ start, end }) => text.slice(start, end)))
        for (const { start, end } of carried(shown, later).quotations) assert.ok(before.has(later.slice(start, end)))
      }),
    )
  })
})
