/**
 * A process that opens a kept index and answers one quotation: `first-answer FOLDER TEXT`. Prints a line of JSON and is gone. What it
 * imports is what a search needs, so that it says what the index costs at a start and not what the server's other parts do.
 */
import { findPlaces } from '../../server/src/core/check/find-places.ts'
import { readPattern } from '../../server/src/core/check/pattern.ts'
import { CorpusIndex } from '../../server/src/node/indexing/corpus-index.ts'
import { MEMORY } from './memory.ts'

export interface FirstAnswer {
  /** Milliseconds: from the start of Node to the first line of ours, what is imported among it; then the others one after the other. */
  readonly loaded: number
  readonly open: number
  readonly answer: number
  readonly preads: number
  readonly found: number
  /** Resident memory of the process, in bytes. */
  readonly resident: number
}

async function main(folder: string, text: string): Promise<void> {
  const began = performance.now()
  const index = await CorpusIndex.open({ folder, memory: MEMORY, log: message => console.error(message) })
  const corpus = await index.kept(1)
  const opened = performance.now()
  const places = findPlaces(readPattern(text), corpus.search)
  const answered = performance.now()
  const told: FirstAnswer = {
    loaded: began,
    open: opened - began,
    answer: answered - opened,
    preads: index.counters?.preads ?? 0,
    found: places.length,
    resident: process.memoryUsage.rss(),
  }
  console.log(JSON.stringify(told))
  await index.close()
}

void main(process.argv[2] as string, process.argv[3] as string)
