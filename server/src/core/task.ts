/**
 * Long work asks its task at every step whether to go on. `checkpoint` lets other events in about every ten milliseconds and
 * throws {@link Cancelled} when the work is no longer wanted; only the guard round a request handler catches that.
 */
export interface Task {
  checkpoint(): Promise<void>
}

export class Cancelled extends Error {
  constructor() {
    super('cancelled')
    this.name = 'Cancelled'
  }
}

/** For callers that wait: never cancelled, never yields. */
export const UNINTERRUPTED: Task = { checkpoint: () => Promise.resolve() }
