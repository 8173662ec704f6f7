/** Warm starts: from the start of a process to its first answer out of a kept index, against Node's own start. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { median } from './ask.ts'
import { bundleOf } from './bundle.ts'
import type { Size } from './corpora.ts'
import type { FirstAnswer } from './first-answer.ts'
import { readWorkload } from './prepare.ts'
import { startServer } from './server.ts'
import { indexFolderOf, storageOf, workspaceOf } from './workspaces.ts'

/** Medians: milliseconds and bytes. */
export interface Starts {
  /** Until our code is there, Node's own start among it. */
  readonly loaded: number
  readonly open: number
  readonly answer: number
  readonly preads: number
  /** From the start of the process to the first line it prints. */
  readonly toAnswer: number
  readonly resident: number
  /** A process of Node's that prints a line and does nothing else. */
  readonly node: number
  readonly nodeResident: number
  /** The language server, with all that it does besides: from its start to the hover with a quotation's verdict. */
  readonly server: number
}

const STARTS = 9
const SERVER_STARTS = 5
const PATIENCE = 120_000

const root = path.resolve(import.meta.dirname, '../..')

export async function measureStarts(size: Size): Promise<Starts> {
  const quoted = readWorkload(size).filter(asked => asked.class === 'none')
  const answers: FirstAnswer[] = []
  const toAnswer: number[] = []
  const node: number[] = []
  let nodeResident = 0
  for (let i = 0; i < STARTS; i++) {
    const asked = quoted[i % quoted.length]
    const ours = await firstLine([bundleOf('first-answer'), indexFolderOf(size), asked?.text ?? ''])
    answers.push(JSON.parse(ours.line) as FirstAnswer)
    toAnswer.push(ours.ms)
    const bare = await firstLine(['-e', 'console.log(process.memoryUsage.rss())'])
    node.push(bare.ms)
    nodeResident = Number(bare.line)
  }
  if (answers.some(({ found }) => found === 0)) throw new Error('the first answer is not there')
  const of = (name: keyof FirstAnswer): number => median(answers.map(answer => answer[name]))
  return {
    loaded: of('loaded'),
    open: of('open'),
    answer: of('answer'),
    preads: of('preads'),
    toAnswer: median(toAnswer),
    resident: of('resident'),
    node: median(node),
    nodeResident,
    server: await serverStart(size, quoted[0]?.text ?? ''),
  }
}

/** The time is to the first output, so that ending is not in it. */
function firstLine(args: readonly string[]): Promise<{ readonly ms: number; readonly line: string }> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    let ms = 0
    child.stdout.on('data', (data: Buffer) => {
      if (output === '') ms = performance.now() - began
      output += data.toString('utf8')
    })
    child.on('close', code => (code === 0 ? resolve({ ms, line: output }) : reject(new Error(`ended with ${code}`))))
  })
}

/** The server finds the index that was measured: it is made as the server makes it. */
async function serverStart(size: Size, quoted: string): Promise<number> {
  const workspace = workspaceOf(size)
  const file = path.join(workspace, 'essay.md')
  const text = `Xyzzy quux “${quoted}”.`
  fs.writeFileSync(file, text)
  try {
    const times: number[] = []
    for (let i = 0; i < SERVER_STARTS; i++) {
      const began = performance.now()
      const server = await startServer(root, workspace, storageOf(size))
      await server.open(file, text)
      while (!(await server.hover(file, 0, 20)).includes('Faithful'))
        if (performance.now() - began > PATIENCE) throw new Error('the hover is not there')
      times.push(performance.now() - began)
      await server.stop()
    }
    return median(times)
  } finally {
    fs.rmSync(file)
  }
}
