/** Opening the file that a source was read from, at its page where that can be said. */
export interface OriginalFile {
  readonly uri: string
  /** Counted in the file from 1. */
  readonly page?: number
}

/** What a window can do. Addresses as text. */
export interface Openers {
  /** Whether an extension of this window shows PDFs. */
  readonly showsPdf: boolean
  /**
   * Whether the system that this window is shown by has the files: not in a browser, nor where they lie on another machine (SSH, WSL, a container).
   * VS Code says there that it opened a file, and nothing opens.
   */
  readonly isOnThisMachine: boolean
  openHere(uri: string): Promise<void>
  /** In the program that the system has for it; false where it has none. */
  openOutside(uri: string): Promise<boolean>
}

/** `elsewhere`: nothing here can open it, because the file is on another machine. `nowhere`: nothing opened it. */
export type Opened = 'here' | 'outside' | 'nowhere' | 'elsewhere'

/**
 * A PDF in the viewer of this window, else of the system; another document in the system's program. `#page=47` is how viewers are told the
 * page (RFC 8118); one that does not know it opens the file all the same, and a system that takes it for a part of the file's name is asked
 * again without it. Nobody hears from the system whether the page was gone to.
 */
export async function openOriginalFile({ uri, page }: OriginalFile, openers: Openers): Promise<Opened> {
  const isPdf = isPdfFile(uri)
  const address = isPdf && page !== undefined ? `${uri}#page=${page}` : uri
  if (isPdf && openers.showsPdf) {
    await openers.openHere(address)
    return 'here'
  }
  if (!openers.isOnThisMachine) return 'elsewhere'
  const isOpen = (await openers.openOutside(address)) || (address !== uri && (await openers.openOutside(uri)))
  return isOpen ? 'outside' : 'nowhere'
}

/** By its name, for it need not be there. */
export function isPdfFile(uri: string): boolean {
  return /\.pdf$/i.test(uri)
}

/** Whether one of the extensions, by their manifests, has an editor for PDFs. */
export function hasPdfEditor(manifests: readonly unknown[]): boolean {
  return manifests.some(manifest => {
    const editors = inside(inside(manifest, 'contributes'), 'customEditors')
    return (
      Array.isArray(editors) &&
      editors.some(editor => {
        const selectors = inside(editor, 'selector')
        return (
          Array.isArray(selectors) &&
          selectors.some(selector =>
            /\.(?:pdf|\{[^}]*\bpdf\b[^}]*\})$/i.test(String(inside(selector, 'filenamePattern'))),
          )
        )
      })
    )
  })
}

function inside(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
