/**
 * Reads files in a process of its own, one at a time, and survives whatever they do to it. The process begins with the first file, is
 * kept for the next and ended when there has been none for a while. Its limits it watches itself (reader-process-main.ts); here it is
 * watched from outside as well, for what that could miss.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { promises as fs } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Rendition } from '../../core/model/source.ts'
import type { SourceFile } from '../../core/read/reader.ts'
import { type Death, READER_LIMITS, type ReaderLimits } from './reader-limits.ts'
import type { ReadAnswer, ReadRequest } from './reader-messages.ts'
import { renditionOf } from './rendition-data.ts'

/** Nothing was read: the process died over the file. */
export interface Died {
  readonly died: Death
}

/** How often its memory is looked at from outside, in milliseconds. */
const LOOK_MS = 100
/** It ends itself at the limit; from outside it is ended above it. */
const MARGIN = 1.25
/** Of the limit: with so much in its memory after a file another process reads the next. */
const WORN = 0.5

function programFile(): string {
  const isSource = import.meta.url.endsWith('.ts')
  return fileURLToPath(new URL(isSource ? './reader-process-main.ts' : './reader-process.cjs', import.meta.url))
}

export class ReaderProcess {
  private readonly limits: ReaderLimits
  private child: ChildProcess | undefined
  private isReady = false
  private idle: NodeJS.Timeout | undefined
  private queue: Promise<unknown> = Promise.resolve()

  constructor(limits: ReaderLimits = READER_LIMITS) {
    this.limits = limits
  }

  /** Of the process that is there now. */
  get pid(): number | undefined {
    return this.child?.pid
  }

  /** Never rejects. Files that are asked for meanwhile wait. */
  read(reader: string, file: SourceFile): Promise<Rendition | Died> {
    const read = this.queue.then(() => this.readNext({ reader, file }))
    this.queue = read
    return read
  }

  /** Ends the process. Another begins with the next file. */
  dispose(): void {
    clearTimeout(this.idle)
    this.child?.kill('SIGKILL')
    this.child = undefined
  }

  /** Ends the process and resolves when it is gone: a thread that ends before that leaves a dead process in the system's list. */
  async end(): Promise<void> {
    const { child } = this
    this.dispose()
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    await new Promise<void>(resolve => {
      child.ref()
      child.once('exit', () => resolve())
    })
  }

  private async readNext(request: ReadRequest): Promise<Rendition | Died> {
    clearTimeout(this.idle)
    const child = this.child ?? this.start()
    // The program waits for a file, not for a process without one.
    child.ref()
    child.channel?.ref()
    const answer = await this.answerOf(child, request)
    if (answer.kind === 'over') {
      this.dispose()
      return { died: answer.death }
    }
    // What it has gathered must not count against the next file.
    if ((await memoryOf(child.pid)) > this.limits.memory * WORN) this.dispose()
    child.unref()
    child.channel?.unref()
    this.idle = setTimeout(() => this.dispose(), this.limits.idleMs)
    this.idle.unref()
    return renditionOf(answer.rendition)
  }

  private answerOf(child: ChildProcess, request: ReadRequest): Promise<Exclude<ReadAnswer, { kind: 'ready' }>> {
    return new Promise(resolve => {
      const settle = (answer: ReadAnswer): void => {
        if (answer.kind === 'ready') {
          this.isReady = true
          return
        }
        clearTimeout(deadline)
        clearInterval(look)
        child.off('message', settle)
        child.off('exit', crash)
        child.off('error', crash)
        resolve(answer)
      }
      const crash = (): void => settle({ kind: 'over', death: this.isReady ? 'crash' : 'no-start' })
      const deadline = setTimeout(() => settle({ kind: 'over', death: 'time' }), this.limits.wallMs)
      const look = setInterval(() => {
        void memoryOf(child.pid).then(bytes => {
          if (bytes > this.limits.memory * MARGIN) settle({ kind: 'over', death: 'memory' })
        })
      }, LOOK_MS)
      child.on('message', settle)
      child.on('exit', crash)
      child.on('error', crash)
      if (!child.connected) crash()
      else child.send(request, error => error && crash())
    })
  }

  private start(): ChildProcess {
    const { cpuMs, memory } = this.limits
    const program = programFile()
    const child = fork(program, [String(cpuMs), String(memory)], {
      serialization: 'advanced',
      // Whatever it prints is not for the one who talks to us over our own streams.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [`--max-old-space-size=${Math.floor(memory / 1024 / 1024)}`, '--no-warnings', ...permissions(program)],
      env: withoutOptions(process.env),
    })
    this.child = child
    this.isReady = false
    return child
  }
}

/**
 * It may read its own program and nothing else, nor begin programs, where Node can see to that: it need not, so whoever gains power over it
 * should not be able to. Electron has options of its own, and the source as it is lies in many folders.
 */
function permissions(program: string): readonly string[] {
  const canForbid = process.allowedNodeEnvironmentFlags.has('--permission') && process.versions.electron === undefined
  if (!canForbid || program.endsWith('.ts')) return []
  return ['--permission', '--allow-worker', `--allow-fs-read=${path.dirname(program)}${path.sep}*`]
}

/** The options of this process are not those of the other. */
function withoutOptions(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, ...others } = env
  return others
}

/** What a process has of the machine's memory, in bytes; 0 where nothing tells it. */
async function memoryOf(pid: number | undefined): Promise<number> {
  if (pid === undefined || process.platform !== 'linux') return 0
  const status = await fs.readFile(`/proc/${pid}/status`, 'latin1').catch(() => '')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024
}
