/**
 * A map between two texts that were made one from the other by copying, replacing, inserting and dropping stretches.
 *
 * It is a sorted table of segments in typed arrays. A *copied* segment maps offset by offset (its two sides have equal length);
 * any other segment (an entity, a dropped tag, a joined line break) maps as a whole. A look-up is a binary search: O(log n).
 *
 * Laws (test/property/offset-map.test.ts): both directions are monotone; a span of copied text goes there and back unchanged;
 * a span is mapped to all that any of its characters came from.
 */
import { type Offset, type Span, span, type Unit } from './span.ts'

export class OffsetMap<From extends Unit, To extends Unit> {
  /** Segment starts on each side; a last sentinel holds the lengths of the two texts. */
  private readonly from: Uint32Array
  private readonly to: Uint32Array

  constructor(from: Uint32Array, to: Uint32Array) {
    this.from = from
    this.to = to
  }

  /** The map of a text onto itself. */
  static identity<F extends Unit, T extends Unit>(length: number): OffsetMap<F, T> {
    return new OffsetMap(Uint32Array.of(0, length), Uint32Array.of(0, length))
  }

  /** Its segments' starts on each side, with the two lengths last: what {@link OffsetMap} is made of again. Not to be written to. */
  table(): { readonly from: Uint32Array; readonly to: Uint32Array } {
    return { from: this.from, to: this.to }
  }

  get fromLength(): number {
    return this.from[this.from.length - 1] ?? 0
  }

  get toLength(): number {
    return this.to[this.to.length - 1] ?? 0
  }

  /**
   * The span on the other side that covers `s`. Inside a segment that is not copied it widens to the whole segment.
   * An empty span maps to the place where its character would stand.
   */
  forward(s: Span<From>): Span<To> {
    return mapSpan(this.from, this.to, s.start, s.end)
  }

  backward(s: Span<To>): Span<From> {
    return mapSpan(this.to, this.from, s.start, s.end)
  }

  forwardOffset(at: Offset<From>): Offset<To> {
    return this.forward({ start: at, end: at }).start
  }

  backwardOffset(at: Offset<To>): Offset<From> {
    return this.backward({ start: at, end: at }).start
  }
}

/** The last segment whose start is at or before `at`. */
function segmentOf(starts: Uint32Array, at: number): number {
  let low = 0
  let high = starts.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] as number) <= at) low = middle
    else high = middle
  }
  return low
}

function mapSpan<T extends Unit>(from: Uint32Array, to: Uint32Array, start: number, end: number): Span<T> {
  const a = mapStart(from, to, start)
  const b = end > start ? mapEnd(from, to, end) : a
  return span<T>(a, Math.max(a, b))
}

function mapStart(from: Uint32Array, to: Uint32Array, at: number): number {
  const last = from.length - 1
  if (at >= (from[last] as number)) return to[last] as number
  const i = segmentOf(from, at)
  const into = at - (from[i] as number)
  const base = to[i] as number
  return isCopied(from, to, i) ? base + into : base
}

function mapEnd(from: Uint32Array, to: Uint32Array, at: number): number {
  // The end of a span belongs to the character before it: dropped text after that character stays outside.
  const i = segmentOf(from, at - 1)
  const into = at - (from[i] as number)
  return isCopied(from, to, i) ? (to[i] as number) + into : (to[i + 1] as number)
}

function isCopied(from: Uint32Array, to: Uint32Array, i: number): boolean {
  return (from[i + 1] as number) - (from[i] as number) === (to[i + 1] as number) - (to[i] as number)
}

/** Builds an {@link OffsetMap} from left to right. Neighbouring copied stretches are merged. */
export class OffsetMapBuilder<From extends Unit, To extends Unit> {
  private readonly from: number[] = []
  private readonly to: number[] = []
  private fromAt = 0
  private toAt = 0

  /** `length` units that are the same on both sides. */
  copy(length: number): void {
    if (length > 0) this.add(length, length)
  }

  /** `from` units that stand for `to` units, as a whole. */
  replace(from: number, to: number): void {
    if (from > 0 || to > 0) this.add(from, to)
  }

  private add(from: number, to: number): void {
    const n = this.from.length
    const extends_ =
      from === to && n > 0 && this.fromAt - (this.from[n - 1] as number) === this.toAt - (this.to[n - 1] as number)
    if (!extends_) {
      this.from.push(this.fromAt)
      this.to.push(this.toAt)
    }
    this.fromAt += from
    this.toAt += to
  }

  build(fromLength = this.fromAt, toLength = this.toAt): OffsetMap<From, To> {
    if (fromLength > this.fromAt || toLength > this.toAt) {
      this.from.push(this.fromAt)
      this.to.push(this.toAt)
    }
    return new OffsetMap(Uint32Array.from([...this.from, fromLength]), Uint32Array.from([...this.to, toLength]))
  }
}
