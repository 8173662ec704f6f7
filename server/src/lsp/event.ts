/** Something that happens, for any number of listeners in the order they came. */
export class Event<T> {
  private readonly listeners: ((value: T) => void)[] = []

  on(listener: (value: T) => void): void {
    this.listeners.push(listener)
  }

  fire(value: T): void {
    for (const listener of this.listeners) listener(value)
  }
}
