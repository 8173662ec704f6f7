import { type Notes, noteAnchors, type Source } from './anchors.ts'
import type { Essay } from './essay.ts'
import type { Labelled } from './layout.ts'
import type { Stretch } from './read-stretch.ts'
import { type Relocation, shiftedLabel, shiftedSource } from './relocation.ts'
import { spliced } from './spliced.ts'
import type { Window } from './windows.ts'

/**
 * The notes of the essay after a stretch of it was read anew. Undefined when they are not what they were for the rest of the essay:
 * a note in the stretch cites something else, or the order matters and is another. What was learned of their places is told.
 */
export function joinedNotes(
  { seams }: Essay,
  window: Window,
  stretch: Stretch,
  relocation: Relocation,
): Notes | undefined {
  const { start, end, by } = window
  const before = seams.notes
  const now = stretch.notes
  const length = end + by - start
  const own = now.ibid.filter(one => one.start < length)
  if (!sameLabels(within(before.ibid, window), own)) return undefined
  // A note that says `Ibid.` has the source of the mark before it, wherever that is.
  const inOrder = before.ibid.length > 0
  const marks = stretch.layout.notes.filter(mark => mark.start < length)
  if (inOrder && !sameLabels(within(seams.marks, window), marks)) return undefined

  const sources = new Map<string, readonly Source[]>()
  for (const label of new Set([...before.sources.keys(), ...now.sources.keys()])) {
    const old = before.sources.get(label) ?? []
    const was = old.filter(({ citation }) => citation.start >= start && citation.start < end)
    const is = (now.sources.get(label) ?? [])
      .filter(({ citation }) => citation.start < length)
      .map(source => shiftedSource(source, start))
    // What an inline note says is of no concern to any other place.
    if (inOrder || !label.startsWith('^')) {
      if (!sameSources(was, is)) return undefined
      was.forEach((source, i) => relocation.learn(source, is[i] as Source))
    }
    const all = [
      ...old.filter(({ citation }) => citation.start < start),
      ...is,
      ...old.filter(({ citation }) => citation.start >= end).map(source => shiftedSource(source, by)),
    ]
    if (all.length > 0) sources.set(label, all)
  }
  return { sources, ibid: spliced(before.ibid, now.ibid, window, one => one.start, shiftedLabel) }
}

/** The notes as a stretch that begins at `start` sees them, and what the note before it cites. */
export function notesSeenFrom(
  notes: Notes,
  { marks }: Essay['seams'],
  start: number,
  stretch: Stretch,
): { readonly notes: Notes; readonly last: readonly Source[] } {
  const relative = (source: Source): Source => shiftedSource(source, -start)
  const sources = new Map<string, readonly Source[]>()
  for (const { label } of stretch.layout.notes) {
    const known = notes.sources.get(label)
    if (known) sources.set(label, known.map(relative))
  }
  const before = notes.ibid.length > 0 ? marks.filter(mark => mark.start < start) : []
  return { notes: { sources, ibid: notes.ibid }, last: noteAnchors(before, notes, []).last.map(relative) }
}

function within(items: readonly Labelled[], { start, end }: Window): Labelled[] {
  return items.filter(item => item.start >= start && item.start < end)
}

export function sameLabels(a: readonly Labelled[], b: readonly Labelled[]): boolean {
  return a.length === b.length && a.every(({ label }, i) => label === b[i]?.label)
}

function sameSources(a: readonly Source[], b: readonly Source[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ key, locator, aside }, i) => {
      const other = b[i] as Source
      return (
        key === other.key &&
        aside === other.aside &&
        locator?.label === other.locator?.label &&
        locator?.value === other.locator?.value
      )
    })
  )
}
