/** Runs the programs of this folder as processes of their own. */
import { spawn } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'

export interface Ended {
  readonly signal: string | null
  readonly code: number | null
  /** What it said, line by line. A line that was not finished is one too. */
  readonly lines: readonly string[]
  readonly errors: string
}

export async function runProgram(
  name: string,
  args: readonly string[],
  onLine: (line: string, kill: () => void) => void = () => {},
): Promise<Ended> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, name), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Many are started one after the other.
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(os.tmpdir(), 'apparatus-compile-cache') },
  })
  let [said, errors, told] = ['', '', 0]
  child.stdout.on('data', data => {
    said += String(data)
    const lines = said.split('\n')
    for (; told < lines.length - 1; told++) onLine(lines[told] ?? '', () => child.kill('SIGKILL'))
  })
  child.stderr.on('data', data => {
    errors += String(data)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      resolve({ signal, code, lines: said.split('\n').filter(line => line !== ''), errors })
    })
  })
}
