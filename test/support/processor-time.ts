/** Milliseconds of processor time since this was called: a machine that is busy otherwise does not count. */
export function processorClock(): () => number {
  const start = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
}
