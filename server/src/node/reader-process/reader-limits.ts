/** What one file may take of the machine while it is read, and what is said when it takes more. */
export interface ReaderLimits {
  /** Processor time, in milliseconds: a thousand pages of a PDF take five seconds. */
  readonly cpuMs: number
  /** By the clock, for what neither computes nor ends; a machine that is busy otherwise must not count. */
  readonly wallMs: number
  /** Of the whole process, in bytes. An empty one has seventy megabytes, a PDF of forty takes three hundred. */
  readonly memory: number
  /** How long a process without work is kept. */
  readonly idleMs: number
}

const MEGABYTE = 1024 * 1024

export const READER_LIMITS: ReaderLimits = { cpuMs: 30_000, wallMs: 180_000, memory: 768 * MEGABYTE, idleMs: 10_000 }

/** Which of the limits was reached, that the process ended by itself, or that none could be begun, which says nothing of the file. */
export type Death = 'time' | 'memory' | 'crash' | 'no-start'

/** Why a file has no rendition, as the end of a sentence that begins with its name. */
export function whyDied(death: Death, { cpuMs, memory }: ReaderLimits): string {
  switch (death) {
    case 'time':
      return `it took more than ${cpuMs / 1000} seconds to read`
    case 'memory':
      return `it took more than ${memory / MEGABYTE} MB of memory to read`
    case 'crash':
      return 'the program that reads it broke down over it'
    default:
      return 'no process to read it in could be begun'
  }
}
