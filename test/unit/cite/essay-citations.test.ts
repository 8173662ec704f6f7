import assert from 'node:assert/strict'
import { essayCitations } from '../../../server/src/core/cite/essay-citations.ts'
import { parseEssay } from '../../../server/src/core/essay/essay.ts'

describe('the citations of an essay, as a style gets them', () => {
  const of = (text: string): ReturnType<typeof essayCitations> => essayCitations(parseEssay(text))

  it('have locator, prefix and suffix apart', () => {
    const [cluster] = of('A [see *also* @a1, pp. 3-5, and more; @b; -@c chap. 2].\n').clusters
    assert.deepEqual(cluster?.items, [
      { id: 'a1', locator: '3-5', label: 'page', prefix: 'see <i>also</i> ', suffix: ', and more' },
      { id: 'b' },
      { id: 'c', locator: '2', label: 'chapter', suppressAuthor: true },
    ])
  })

  it('have what Pandoc takes for words as words', () => {
    const { clusters } = of('A [@a, sonnet 18, ll. 3-4; @b, Gen. 1:3; @c, III.ii; @d, canto 3].\n')
    assert.deepEqual(clusters[0]?.items, [
      { id: 'a', suffix: ', sonnet 18, ll. 3-4' },
      { id: 'b', suffix: ', Gen. 1:3' },
      { id: 'c', suffix: ', III.ii' },
      { id: 'd', suffix: ', canto 3' },
    ])
  })

  it('say which stand in the sentence', () => {
    const { clusters } = of('@a [p. 3] says, and [@b] too.\n')
    assert.deepEqual(
      clusters.map(({ narrative }) => narrative),
      [true, false],
    )
    assert.equal(clusters[0]?.items[0]?.locator, '3')
  })

  it('come in the order of reading, footnotes where they are called', () => {
    const essay = of(
      'First [@a].[^n] Then [@b].[^m]\n\n[^m]: Last @c.\n\n[^n]: Middle [@d] and [@e].\n\nEnd ^[Inline @f] [@g].\n',
    )
    assert.deepEqual(essay.keys, ['a', 'd', 'e', 'b', 'c', 'f', 'g'])
    assert.deepEqual(
      essay.clusters.map(({ note, inNote }) => [note, inNote]),
      [
        [1, false],
        [2, true],
        [2, true],
        [3, false],
        [4, true],
        [5, true],
        [6, false],
      ],
    )
  })

  it('include what nocite names', () => {
    assert.deepEqual(of('---\nnocite: "@a, @{b c}"\n---\n\nText.\n').uncited, ['a', 'b c'])
    assert.deepEqual(of('---\nnocite: |\n  @*\n---\n\nText.\n').uncited, ['*'])
    assert.deepEqual(of('Text.\n').uncited, [])
  })
})
