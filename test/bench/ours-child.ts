/** One measurement of ours in a process of its own, with --expose-gc: `build|disk|memory SIZE`. Prints one line of JSON. Runs as a bundle. */
import { buildOurs } from './build-ours.ts'
import { readManifest, type Size } from './corpora.ts'
import { measureOurs, type Whereabouts } from './measure-ours.ts'

async function main(name: string, size: Size): Promise<void> {
  const manifest = readManifest()
  if (!manifest) throw new Error('no corpora: npm run bench -- --make')
  const measured =
    name === 'build' ? await buildOurs(manifest, size) : await measureOurs(manifest, size, name as Whereabouts)
  console.log(JSON.stringify(measured))
}

void main(process.argv[2] as string, Number(process.argv[3]) as Size)
