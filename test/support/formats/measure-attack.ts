/** A process of its own for one hostile file: prints how long it took to refuse it and how much memory. Arguments: reader, file. */
import fs from 'node:fs'
import process from 'node:process'
import { epubReader } from '../../../server/src/core/read/epub/epub.ts'
import { docxReader } from '../../../server/src/core/read/office/docx.ts'
import { odtReader } from '../../../server/src/core/read/office/odt.ts'
import { processorClock } from '../processor-time.ts'

const [, , name, path] = process.argv
const reader = [docxReader, odtReader, epubReader].find(candidate => candidate.name === name)
if (!reader || path === undefined) throw new Error('which reader, which file?')
// What the reader needs anyway is loaded and compiled first.
await reader.read({ path: 'warm.bin', bytes: new Uint8Array(100) })
const bytes = new Uint8Array(fs.readFileSync(path))
const memoryBefore = startPeak()
const spent = processorClock()
const rendition = await reader.read({ path: 'attack.bin', bytes })
const milliseconds = spent()
const megabytes = (peak() - memoryBefore) / 1024
console.log(JSON.stringify({ milliseconds, megabytes, problems: rendition.problems, length: rendition.text.length }))

/** The most memory that this process had, in KB. Linux counts for a process; elsewhere the system's count may be that of who began it. */
function peak(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS
  return Number(/VmHWM:\s*(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))?.[1])
}

/** Begins to count anew where that is possible: starting takes more than reading. */
function startPeak(): number {
  if (process.platform === 'linux') fs.writeFileSync('/proc/self/clear_refs', '5')
  return peak()
}
