import assert from 'node:assert/strict'
import v8 from 'node:v8'
import vm from 'node:vm'
import { parseEssay } from '../../../server/src/core/essay/essay.ts'
import { reread } from '../../../server/src/core/essay/reread.ts'

const paragraph = (i: number): string =>
  `Words go before it: "this quotation has the number ${i} and is one of many" [see among others @doe99, p. ${i}].`
const essayOf = (count: number): string => Array.from({ length: count }, (_, i) => paragraph(i)).join('\n\n')

describe('the next version of an essay', () => {
  it('has what stands before the change as it is', () => {
    const before = parseEssay(essayOf(12))
    const after = parseEssay(before.text.replace('number 8', 'number eight'), before)
    assert.equal(after.quotations[3], before.quotations[3])
    assert.match(after.quotations[8]?.masked ?? '', /number eight/)
    assert.equal(after.quotations[11]?.span.start, (before.quotations[11]?.span.start ?? 0) + 'eight'.length - 1)
  })

  it('needs not be read whole where a list, a fence or a note is begun', () => {
    const before = parseEssay(essayOf(40))
    for (const put of [
      '\n\n- an item\n\n',
      '\n\n```\ncode\n```\n\n',
      '\n\n> set off\n\n',
      '\n\n[^1]: A note.\n\n',
      '[^1]',
    ]) {
      const at = before.text.indexOf('number 8') - 'this quotation has the '.length - 1
      assert.ok(reread(before, before.text.slice(0, at) + put + before.text.slice(at)), put)
    }
  })

  it('is read whole where what was typed reaches to the end', () => {
    const before = parseEssay(essayOf(40))
    const after = `${before.text.slice(0, 300)}\n\n~~~\n\n${before.text.slice(300)}`
    assert.equal(reread(before, after), undefined)
    assert.ok(parseEssay(after, before).quotations.length < 10)
  })

  it('does not keep the texts of the versions before it in memory', () => {
    v8.setFlagsFromString('--expose-gc')
    const collect = vm.runInNewContext('gc') as () => void
    const used = (): number => {
      collect()
      return process.memoryUsage().heapUsed
    }
    let essay = parseEssay(essayOf(1000))
    const before = used()
    for (let i = 0; i < 1000; i += 5) {
      const at = essay.text.indexOf(`number ${i} and`)
      essay = parseEssay(`${essay.text.slice(0, at)}x${essay.text.slice(at)}`, essay)
    }
    // Two hundred texts of a hundred thousand characters would be twenty megabytes and more.
    assert.ok(used() - before < 5_000_000, `${used() - before} bytes`)
    assert.equal(essay.quotations.length, 1000)
  })
})
