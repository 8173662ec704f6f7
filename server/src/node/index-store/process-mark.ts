/**
 * Whether the process that left a file behind still runs. A number of a process is given out again, so the moment it started
 * counts too, as ticks since the machine did: no clock is asked, which may jump.
 */
import fs from 'node:fs'
import os from 'node:os'

export interface ProcessMark {
  readonly host: string
  /** Differs after the machine was started anew; empty where that cannot be known. */
  readonly boot: string
  /** Which numbering of processes it is counted in: containers have their own. Empty where there is one only. */
  readonly space: string
  readonly pid: number
  /** Empty where it cannot be known. */
  readonly start: string
}

export function ownMark(): ProcessMark {
  const pid = process.pid
  return {
    host: os.hostname(),
    boot: textOr('', () => fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    space: textOr('', () => fs.readlinkSync('/proc/self/ns/pid')),
    pid,
    start: startOf(pid) ?? '',
  }
}

/** `unknown` for another machine or container that shares the folder. */
export function fateOf(mark: ProcessMark, own: ProcessMark): 'alive' | 'dead' | 'unknown' {
  if (mark.host !== own.host) return 'unknown'
  if (mark.boot !== own.boot) return 'dead'
  if (mark.space !== own.space) return 'unknown'
  try {
    process.kill(mark.pid, 0)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return 'dead'
  }
  const start = startOf(mark.pid)
  return start === undefined || mark.start === '' || start === mark.start ? 'alive' : 'dead'
}

/** Fields of /proc/<pid>/stat after the name, which is in brackets and may hold anything. */
const STATE_FIELD = 0
const START_FIELD = 19

/** Nothing where it cannot be known; another's start for a process that ended but was not yet waited for. */
function startOf(pid: number): string | undefined {
  const text = textOr('', () => fs.readFileSync(`/proc/${pid}/stat`, 'latin1'))
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  if (fields.length <= START_FIELD) return undefined
  return /^[ZX]/i.test(fields[STATE_FIELD] ?? '') ? 'ended' : fields[START_FIELD]
}

function textOr(other: string, read: () => string): string {
  try {
    return read()
  } catch {
    return other
  }
}
