// Begins to read a file that never ends, and says which process reads it.
import process from 'node:process'
import { ReaderProcess } from '../../server/src/node/reader-process/reader-process.ts'
import { DEADLY, harmless } from './deadly-pdfs.ts'

const reading = new ReaderProcess()
await reading.read('pdf', { path: 'good.pdf', bytes: harmless() })
const endless = reading.read('pdf', {
  path: 'endless.pdf',
  bytes: (DEADLY['forms within forms'] as () => Uint8Array)(),
})
process.stdout.write(`${reading.pid}\n`)
await endless
