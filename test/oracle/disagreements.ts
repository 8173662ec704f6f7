import { citesOfOurs, citesOfPandoc } from './cites.ts'
import { EXPLAINED, type Explained } from './explained.ts'
import { type OracleCite, readWithPandoc } from './pandoc.ts'

export interface Disagreement {
  readonly snippet: string
  readonly pandoc: readonly OracleCite[]
  readonly ours: readonly OracleCite[]
  /** Those without which Pandoc and we would not agree; empty: it is a fault. */
  readonly kinds: readonly Explained[]
}

/** What Pandoc reads in each snippet. */
export const read = (all: readonly string[]): OracleCite[][] => readWithPandoc(all).map(citesOfPandoc)
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** One of them for a reader. */
export function told({ snippet, pandoc, ours }: Disagreement): string {
  const lines = (cites: readonly OracleCite[]): string[] => cites.map(cite => JSON.stringify(cite))
  const [theirs, mine] = [lines(pandoc), lines(ours)]
  return [
    JSON.stringify(snippet),
    ...theirs.filter(line => !mine.includes(line)).map(line => `  Pandoc ${line}`),
    ...mine.filter(line => !theirs.includes(line)).map(line => `  ours   ${line}`),
  ].join('\n')
}

/** Where Pandoc and we read a snippet otherwise. */
export function disagreements(all: readonly string[]): Disagreement[] {
  const pandoc = read(all)
  const ours = all.map(citesOfOurs)
  const open = all.flatMap((snippet, i) => {
    const pair = { pandoc: pandoc[i] ?? [], ours: ours[i] ?? [] }
    return same(pair.pandoc, pair.ours) ? [] : [{ snippet, ...pair }]
  })
  const applied = open.flatMap((disagreement, of) =>
    [undefined, ...EXPLAINED.filter(kind => applies(kind, disagreement))].map(without => ({ of, without })),
  )
  const reread = read(
    applied.map(({ of, without }) =>
      EXPLAINED.reduce((text, kind) => (kind === without ? text : kind.rewritten(text)), open[of]?.snippet ?? ''),
    ),
  )
  const agreesWithout = (of: number, without: Explained | undefined): boolean => {
    const theirs = reread[applied.findIndex(one => one.of === of && one.without === without)]
    const ours = EXPLAINED.reduce<readonly OracleCite[]>(
      (cites, kind) => (kind.ours && kind !== without ? cites.map(kind.ours) : cites),
      open[of]?.ours ?? [],
    )
    return same(theirs, ours)
  }
  return open.map((disagreement, of) => {
    if (!agreesWithout(of, undefined)) return { ...disagreement, kinds: [] }
    const possible = EXPLAINED.filter(kind => applies(kind, disagreement))
    const needed = possible.filter(kind => !agreesWithout(of, kind))
    return { ...disagreement, kinds: needed.length > 0 ? needed : possible }
  })
}

function applies({ rewritten, ours }: Explained, { snippet, ours: cites }: Omit<Disagreement, 'kinds'>): boolean {
  return rewritten(snippet) !== snippet || (ours !== undefined && !same(cites.map(ours), cites))
}
