/** Begins the server. What is compiled of it is kept in the folder that the editor names, so that the next start need not compile it. */
import module from 'node:module'
import process from 'node:process'

const named = process.argv.indexOf('--code-cache')
const folder = named > 0 ? process.argv[named + 1] : undefined
// Older than Node 22.1 has no such cache.
if (folder !== undefined && 'enableCompileCache' in module) module.enableCompileCache(folder)

void import('./server-main.ts')
