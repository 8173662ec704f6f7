/** Something that happens, for any number of listeners in the order they came. */
export class Event<T> {
  private readonly listeners: ((value: T) => void)[] = []
  private waiting: ((value: T) => void)[] = []

  on(listener: (value: T) => void): void {
    this.listeners.push(listener)
  }

  /** The next time only. */
  once(listener: (value: T) => void): void {
    this.waiting.push(listener)
  }

  fire(value: T): void {
    const waiting = this.waiting
    this.waiting = []
    for (const listener of [...this.listeners, ...waiting]) listener(value)
  }
}
