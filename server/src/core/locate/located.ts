import type { Rendition } from '../model/source.ts'
import type { PageNumbering } from './page-numbering.ts'

/**
 * A source that is asked for locators. `derived` gives what `make` makes of its rendition, made once and kept with the source, so that `make`
 * must be a function of the module and not one made anew.
 */
export interface Located {
  readonly rendition: Rendition
  derived<T>(make: (rendition: Rendition) => T): T
  /** What the writer's project says of its pages; wins over what the file says. */
  readonly numbering?: PageNumbering | undefined
  /** False where the file has no pages of its own that a viewer would count, but marks those of a printed edition. */
  readonly hasOwnPages?: boolean
}

/** A rendition that no corpus holds, as a source that can be asked. */
export function located(rendition: Rendition, numbering?: PageNumbering): Located {
  const made = new Map<unknown, unknown>()
  return {
    rendition,
    numbering,
    derived<T>(make: (rendition: Rendition) => T): T {
      if (!made.has(make)) made.set(make, make(rendition))
      return made.get(make) as T
    },
  }
}
