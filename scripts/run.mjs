import { spawn } from 'node:child_process'
import { root } from './root.mjs'

/**
 * Runs a program in the project's folder with this terminal's output and without standard input.
 * @param {string} program path or name
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} the exit code; 128 and more when a signal ended it, 127 when it could not be started
 */
export function run(program, args, options = {}) {
  return new Promise(resolve => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options })
    child.on('error', error => {
      console.error(`cannot run ${program}: ${error.message}`)
      resolve(127)
    })
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 128)))
  })
}
