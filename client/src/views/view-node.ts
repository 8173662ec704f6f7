import type { Location } from 'vscode-languageclient/node'
import type {
  FilePlace,
  ListedEntry,
  ListedFailure,
  ListedPassage,
  ListedQuotation,
  ListedSource,
  ListedTerm,
} from '../../../server/src/lsp/protocol.ts'

/** What a line of a view looks like and sounds like. Plain data: view-tree.ts makes VS Code's items of it. */
export interface Look {
  readonly label: string
  readonly description?: string
  readonly tooltip?: string
  /** A codicon, and a colour of the theme that adds nothing which the shape and the words do not say. */
  readonly icon?: string
  readonly colour?: string
  /** What a screen reader says: everything that the line shows. */
  readonly spoken: string
}

/** What a line stands for: what the commands of its menu act on. */
export type Subject =
  | { readonly kind: 'source'; readonly source: ListedSource }
  | { readonly kind: 'failure'; readonly failure: ListedFailure }
  | { readonly kind: 'entry'; readonly entry: ListedEntry }
  | { readonly kind: 'heading'; readonly place: FilePlace }
  | { readonly kind: 'passage'; readonly passage: ListedPassage }
  | { readonly kind: 'quotation'; readonly quotation: ListedQuotation; readonly location: Location }
  | { readonly kind: 'term'; readonly term: ListedTerm }
  | { readonly kind: 'group' | 'more' | 'note' }

export interface ViewNode {
  /** The same from one drawing to the next, so that what is open stays open. */
  readonly id: string
  readonly look: Look
  readonly subject: Subject
  /** Only with children. */
  readonly isOpen?: boolean
  /** Asked for when the line is opened. */
  readonly children?: () => readonly ViewNode[] | Promise<readonly ViewNode[]>
  /** What Enter or a click does. */
  readonly run?: () => unknown
}
