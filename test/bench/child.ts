/**
 * One measurement in a process of its own, so that no other's garbage is in its memory: `child.ts prepare|profile|NAME SIZE`, with
 * --expose-gc. Prints one line of JSON.
 */
import { readManifest, type Size } from './corpora.ts'
import { measureTool, TOOLS, type ToolName } from './measure-tool.ts'
import { prepare } from './prepare.ts'
import { profileOurs } from './profile.ts'

const [name, size] = [process.argv[2] as string, Number(process.argv[3]) as Size]
const manifest = readManifest()
if (!manifest) throw new Error('no corpora: npm run bench -- --make')
// The loader lets go of the texts of modules a little after they were run: before memory is measured.
await new Promise(resolve => setTimeout(resolve, 100))
if (name === 'prepare') await prepare(manifest, size)
else if (name === 'profile') console.log(JSON.stringify(await profileOurs(size)))
else if (name in TOOLS) console.log(JSON.stringify(await measureTool(name as ToolName, manifest, size)))
else throw new Error(`unknown: ${name}`)
