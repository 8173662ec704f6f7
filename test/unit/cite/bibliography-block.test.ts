import assert from 'node:assert/strict'
import { BLOCK_END, BLOCK_START, bibliographyEdit } from '../../../server/src/core/cite/bibliography-block.ts'

const ENTRIES = [
  { key: 'a', text: ['Doe, Jane. ', { look: 'italic' as const, inside: ['On *Margins*'] }, '.'] },
  { key: 'b', text: ['1. Roe'] },
]
const BLOCK = `${BLOCK_START}\n\nDoe, Jane. *On \\*Margins\\**.\n\n1\\. Roe\n\n${BLOCK_END}`

function after(text: string, at = text.length): string {
  const { replace, insert } = bibliographyEdit(text, ENTRIES, at)
  return text.slice(0, replace.start) + insert + text.slice(replace.end)
}

describe('the bibliography in an essay', () => {
  it('is put where the cursor is, with blank lines round it', () => {
    assert.equal(after('Text.'), `Text.\n\n${BLOCK}\n`)
    assert.equal(after('Text.\n'), `Text.\n\n${BLOCK}\n`)
    assert.equal(after('Text.\n\n'), `Text.\n\n${BLOCK}\n`)
    assert.equal(after('A\n\nB\n', 3), `A\n\n${BLOCK}\n\nB\n`)
    assert.equal(after('A\nB\n', 1), `A\n\n${BLOCK}\n\nB\n`)
    assert.equal(after(''), `${BLOCK}\n`)
  })

  it('takes the place of the one that is there, wherever the cursor is', () => {
    const old = `A\n\n${BLOCK_START}\n\nold\n\n${BLOCK_END}\n\nB\n`
    assert.equal(after(old, 0), `A\n\n${BLOCK}\n\nB\n`)
    assert.equal(after(after(old)), after(old))
  })

  it('takes nothing of the essay where the end is missing', () => {
    assert.equal(after(`A\n\n${BLOCK_START}\n\nMine.\n`), `A\n\n${BLOCK}\n\nMine.\n`)
    const twice = `${BLOCK_START}\n\nMine.\n\n${BLOCK_START}\n\nold\n\n${BLOCK_END}\n`
    assert.match(after(twice), /Mine\./)
  })

  it('does not take an example in code for its marker', () => {
    const text = `\`\`\`\n${BLOCK_START}\n${BLOCK_END}\n\`\`\`\n\nText and \`${BLOCK_START}\` inline.\n`
    assert.equal(after(text), `${text}\n${BLOCK}\n`)
  })

  it('keeps the line ends of the essay', () => {
    assert.equal(after('Text.\r\n').replaceAll('\r\n', '').includes('\n'), false)
  })
})
