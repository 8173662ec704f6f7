/** Where the time of a hover and of a keystroke goes: a CPU profile of many of them, summed up by function. */
import { Session } from 'node:inspector/promises'
import { checkEssay, hoverAt, parseEssay, VerdictMemo } from '../../server/src/core/service.ts'
import { UNINTERRUPTED } from '../../server/src/core/task.ts'
import { offset } from '../../server/src/core/text/span.ts'
import { CorpusIndex } from '../../server/src/node/indexing/corpus-index.ts'
import { loadCorpus } from '../../server/src/node/load-corpus.ts'
import { complain } from './build-ours.ts'
import { LARGEST, type Size } from './corpora.ts'
import { MEMORY } from './memory.ts'
import { readWorkload } from './prepare.ts'
import { figure, section, table } from './table.ts'
import { indexFolderOf, workspaceOf } from './workspaces.ts'

export interface Place {
  readonly name: string
  /** File below the root, and line. */
  readonly where: string
  /** Of all samples. */
  readonly share: number
}

export interface Profile {
  readonly what: string
  /** Milliseconds for one. */
  readonly each: number
  readonly places: readonly Place[]
}

const SHOWN = 10
/** Of the essay. */
const QUOTATIONS = 200
const SAMPLE_MICROSECONDS = 100
const ROUNDS = 20
/** Keystrokes, so that the profile has enough samples. */
const KEYSTROKES = 300

export async function profileOurs(size: Size): Promise<readonly Profile[]> {
  const index = await CorpusIndex.open({ folder: indexFolderOf(size), memory: MEMORY, log: complain })
  const corpus = await loadCorpus({ workspace: workspaceOf(size) }, { index, previous: await index.kept(1) })
  const quoted = readWorkload(size)
    .filter(({ text }) => !text.includes('\n'))
    .slice(0, QUOTATIONS)
  const text = ['An essay.', ...quoted.map(asked => `He says “${asked.text}”, and so on.`)].join('\n\n')
  const memo = new VerdictMemo()
  const essay = parseEssay(text)
  const checked = await checkEssay(essay, corpus, UNINTERRUPTED, memo)
  const hovers = (): number => {
    for (const { span } of essay.quotations)
      hoverAt(essay, corpus, checked, offset<'essay'>(span.start + 1), () => undefined)
    return essay.quotations.length
  }
  const at = text.indexOf('essay')
  let state = { essay, checked }
  const type = async (): Promise<number> => {
    for (let i = 1; i <= KEYSTROKES; i++) {
      const next = parseEssay(`${text.slice(0, at)}${'x'.repeat(i % 7)}${text.slice(at)}`, state.essay)
      state = {
        essay: next,
        checked: await checkEssay(next, corpus, UNINTERRUPTED, memo, { previous: state.checked }),
      }
    }
    return KEYSTROKES
  }
  const check = async (): Promise<number> => {
    await checkEssay(essay, corpus, UNINTERRUPTED, new VerdictMemo())
    return essay.quotations.length
  }
  const profiles = [
    await profiled('a hover on a quotation', hovers),
    await profiled('a keystroke outside quotations', type),
    await profiled('a new quotation', check),
  ]
  await index.close()
  return profiles
}

/** `run` gives how many it did. It is run once before, so that it is compiled. */
async function profiled(what: string, run: () => number | Promise<number>): Promise<Profile> {
  await run()
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_MICROSECONDS })
  await session.post('Profiler.start')
  const began = performance.now()
  let done = 0
  for (let round = 0; round < ROUNDS; round++) done += await run()
  const each = (performance.now() - began) / done
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  return { what, each, places: placesOf(profile) }
}

interface Sampled {
  readonly nodes: readonly {
    readonly hitCount?: number | undefined
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
  }[]
}

function placesOf({ nodes }: Sampled): Place[] {
  const hits = new Map<string, { name: string; where: string; count: number }>()
  let total = 0
  for (const { hitCount = 0, callFrame } of nodes) {
    const { functionName, url, lineNumber } = callFrame
    if (functionName === '(idle)' || functionName === '(root)') continue
    total += hitCount
    const where = url.includes('/server/src/')
      ? `${url.slice(url.indexOf('/server/src/') + '/server/src/'.length)}:${lineNumber + 1}`
      : url.replace(/^.*\/node_modules\//, '')
    const key = `${functionName} ${where}`
    const known = hits.get(key) ?? { name: functionName || '(no name)', where, count: 0 }
    hits.set(key, { ...known, count: known.count + hitCount })
  }
  return [...hits.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, SHOWN)
    .map(({ name, where, count }) => ({ name, where, share: count / total }))
}

export function profileTables(size: Size, profiles: readonly Profile[]): string[] {
  return profiles.map(({ what, each, places }) => {
    const rows = places.map(({ name, where, share }) => [
      `\`${name}\``,
      where && `\`${where}\``,
      `${figure(share * 100)} %`,
    ])
    const corpus = size === LARGEST ? 'the largest corpus' : `${size} MB`
    return section(
      `Where the time of ${what} goes, ${corpus}`,
      `${figure(each)} ms each, while it is watched.`,
      '',
      ...table(['function', 'where', 'of the time'], rows),
    )
  })
}
