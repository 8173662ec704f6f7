import { type Unsaid, unsaid } from '../../core/wording.ts'

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

/** Why a file has no rendition. */
export function whyDied(death: Death, { cpuMs, memory }: ReaderLimits): Unsaid {
  switch (death) {
    case 'time':
      return unsaid('To read the file took more than {0} seconds.', cpuMs / 1000)
    case 'memory':
      return unsaid('To read the file took more than {0} MB of memory.', memory / MEGABYTE)
    case 'crash':
      return unsaid('The program that reads the file broke down over it.')
    default:
      return unsaid('No process to read the file in could be begun.')
  }
}
