/** What was asked for of late, by key, at most so many: the one that was asked for longest ago goes first. */
export class Recent<K, V> {
  private readonly values = new Map<K, V>()
  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  get(key: K): V | undefined {
    const value = this.values.get(key)
    if (value === undefined) return undefined
    this.values.delete(key)
    this.values.set(key, value)
    return value
  }

  set(key: K, value: V): void {
    this.values.delete(key)
    this.values.set(key, value)
    if (this.values.size <= this.most) return
    for (const oldest of this.values.keys()) {
      this.values.delete(oldest)
      return
    }
  }
}
