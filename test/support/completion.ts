import assert from 'node:assert/strict'
import type { Library } from '../../server/src/core/bib/library.ts'
import { worksOf } from '../../server/src/core/check/works.ts'
import { bindCorpus } from '../../server/src/core/corpus/bind-corpus.ts'
import {
  Citables,
  type CompletionItem,
  type CompletionList,
  completionsAt,
} from '../../server/src/core/features/completion.ts'
import { readFixture } from './fixture.ts'

export interface Offered {
  readonly items: readonly CompletionItem[]
  readonly list: CompletionList | undefined
  /** The essay after an item was accepted. */
  readonly accept: (item: CompletionItem | undefined) => string
}

/** What is offered at the cursor `<|>` of a fixture (see fixture.ts). */
export function offered(
  marked: string,
  { asked = false, library, recent = [] }: { asked?: boolean; library?: Library; recent?: readonly string[] } = {},
): Offered {
  const { essay, corpus, cursor } = readFixture(marked)
  assert.ok(cursor !== undefined, 'the fixture has no cursor <|>')
  const binding = library && bindCorpus(library, corpus)
  const cited = { ...(library && { library }), ...(binding && { sourcesOf: (key: string) => binding.resolve(key) }) }
  const works = worksOf(corpus, cited)
  const list = completionsAt(essay, corpus, new Citables(corpus, library, binding), cursor, { asked, recent, works })
  if (list) {
    const { replace } = list
    assert.ok(replace.start <= cursor && cursor <= replace.end, 'the cursor is in what is replaced')
    assert.ok(!essay.text.slice(replace.start, replace.end).includes('\n'), 'what is replaced is on one line')
    const typed = essay.text.slice(replace.start, cursor)
    for (const { filter, label } of list.items) {
      assert.ok(filter.toLowerCase().startsWith(typed.toLowerCase()), `an editor would hide ${label}: ${filter}`)
    }
  }
  return {
    items: list?.items ?? [],
    list,
    accept: item => {
      assert.ok(list && item, 'nothing is offered')
      return essay.text.slice(0, list.replace.start) + item.insert + essay.text.slice(list.replace.end)
    },
  }
}

/** Accepting the offers in turn gives these essays; `[]`: nothing is offered. */
export function checkCompletion(marked: string, expected: readonly string[], options = {}): void {
  const { items, accept } = offered(marked, options)
  assert.deepEqual(items.map(accept), expected)
}
