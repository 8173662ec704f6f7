/** `story-main.ts FOLDER CALLS`: does the story and says what is done; kills itself at the call after so many. */
import fs from 'node:fs'
import { IndexStore } from '../../server/src/node/index-store/index-store.ts'
import { deadlyFiles } from './deadly-files.ts'
import { VERSION } from './stores.ts'
import { tell } from './story.ts'

const [folder = '', until = ''] = process.argv.slice(2)
let made = 0
const files = deadlyFiles(Number(until), calls => {
  made = calls
})
const store = await IndexStore.open(folder, VERSION, { cacheBytes: 1 << 18, log: () => {}, files })
// Written at once: what is only buffered dies with the process.
await tell(store, step => fs.writeSync(1, `${step}\n`))
await store.close()
fs.writeSync(1, `calls ${made}\n`)
