import type { Binding } from '../core/bib/bind.ts'
import type { Library } from '../core/bib/library.ts'
import { Citables, type Corpus } from '../core/service.ts'

/** What can be cited, made once for each corpus and library; forgotten with them. */
export class CitablesMemo {
  private readonly known = new WeakMap<Corpus, { readonly library: Library; readonly citables: Citables }>()

  /** `binding` is the one of that library and corpus. */
  of(corpus: Corpus, { library, binding }: { readonly library: Library; readonly binding: Binding }): Citables {
    const before = this.known.get(corpus)
    if (before && before.library === library) return before.citables
    const citables = new Citables(corpus, library, binding)
    this.known.set(corpus, { library, citables })
    return citables
  }
}
