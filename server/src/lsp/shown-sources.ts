import { type RenditionDocument, renditionDocument } from '../core/features/rendition-document.ts'
import { type SourceSymbol, sourceOutline } from '../core/features/source-outline.ts'
import type { PageNumbering } from '../core/locate/page-numbering.ts'
import { isTextFile } from '../core/model/source.ts'
import type { Corpus, Source } from '../core/service.ts'
import { LineIndex } from '../core/text/lines.ts'
import type { OffsetMap } from '../core/text/offset-map.ts'
import type { Span } from '../core/text/span.ts'
import type { ClientFlags } from './client-flags.ts'
import type { Host } from './host.ts'
import { folderOfFingerprint, keptFolderOf, keptRendition, RENDITION_SCHEME, renditionUri } from './rendition-uri.ts'
import { comparable } from './uri.ts'

/** A source as an editor shows it: its own file, or, where that is no text, its rendition as a document. */
export interface ShownSource {
  readonly uri: string
  /** From the rendition to the text that is shown. */
  readonly map: OffsetMap<'text', 'raw'>
  readonly lines: LineIndex<'raw'>
  /** The lines that say where pages begin, which are not the source's own. In order. */
  readonly pageLines: readonly Span<'raw'>[]
}

const KEPT = 256

interface Addresses {
  /** By comparable URI of the source's file and of its rendition. */
  readonly byUri: ReadonlyMap<string, Source>
  readonly byFolder: ReadonlyMap<string, Source>
}

/** How sources are shown, for turning offsets into positions and back. Made when first asked for; the last few hundred stay. */
export class ShownSources {
  private readonly host: Host
  private readonly flags: ClientFlags
  private readonly storage: string | undefined
  private readonly numberingOf: (source: Source) => PageNumbering | undefined
  /** By what is shown of which file. */
  private readonly known = new Map<string, ShownSource>()
  /** The stamps of the files that we have written, by URI. */
  private readonly written = new Map<string, string>()
  private readonly addresses = new WeakMap<Corpus, Addresses>()

  /**
   * `numberingOf`: how a person says that the pages of a source are numbered. `storage`: the folder for what may be kept, for editors that
   * can open nothing but files.
   */
  constructor(
    host: Host,
    flags: ClientFlags,
    numberingOf: (source: Source) => PageNumbering | undefined,
    storage?: string,
  ) {
    this.host = host
    this.flags = flags
    this.numberingOf = numberingOf
    this.storage = storage
  }

  /** What was made before; of a rendition that is a file only when that has been written. */
  get(source: Source): ShownSource | undefined {
    return this.known.get(this.versionOf(source))
  }

  /** Undefined when the file is gone. Where an editor opens files only, the rendition is a file after this. */
  async load(source: Source): Promise<ShownSource | undefined> {
    const known = this.get(source)
    if (known && (await this.isStill(known))) return known
    const { rendition, uri } = source.contribution
    if (!isTextFile(rendition)) return this.loadRendition(source)
    const text = await this.host.readText(uri)
    // A file may be read wrongly while it is being written: what could not be read is asked for again.
    if (text === undefined) return undefined
    return this.keep(source, { uri, map: rendition.map, lines: new LineIndex(text), pageLines: [] })
  }

  /** The text of the document that shows a source which is no text file. */
  document(source: Source): RenditionDocument {
    return renditionDocument(source.contribution.rendition, this.numberingOf(source))
  }

  /** The same as long as what is shown of a source is the same. */
  versionOf(source: Source): string {
    const { fingerprint, uri } = source.contribution
    return `${fingerprint} ${uri} ${JSON.stringify(this.numberingOf(source) ?? null)}`
  }

  outline(source: Source): readonly SourceSymbol[] {
    return sourceOutline(source.contribution.rendition, this.numberingOf(source))
  }

  /** Where a person goes for a source when nothing more is known: its file, or the document that shows it. */
  addressOf(source: Source): string {
    const { rendition, uri } = source.contribution
    return !isTextFile(rendition) && this.flags.showsContent ? renditionUri(source) : uri
  }

  /** The source that an editor shows under this address; undefined for all else, and for a file of which it can show no text. */
  at(corpus: Corpus, uri: string): Source | undefined {
    const { byUri, byFolder } = this.addressesOf(corpus)
    const source = byUri.get(comparable(uri))
    if (source)
      return uri.startsWith(`${RENDITION_SCHEME}:`) || isTextFile(source.contribution.rendition) ? source : undefined
    const folder = keptFolderOf(uri)
    return folder === undefined ? undefined : byFolder.get(folder)
  }

  private async loadRendition(source: Source): Promise<ShownSource> {
    const { text, map, pageLines } = this.document(source)
    const shown = { map, lines: new LineIndex<'raw'>(text), pageLines: pageLines.map(({ span }) => span) }
    if (this.flags.showsContent) return this.keep(source, { uri: renditionUri(source), ...shown })
    const { storage } = this
    const kept = await this.host.keepRendition({
      ...keptRendition(source),
      text,
      ...(storage !== undefined && { storage }),
    })
    const stamp = kept && (await this.host.stampOf(kept))
    if (kept !== undefined && stamp !== undefined) {
      this.written.set(kept, stamp)
      return this.keep(source, { uri: kept, ...shown })
    }
    // It cannot be written: the file itself is opened, where it begins.
    return { uri: source.contribution.uri, map, lines: new LineIndex(''), pageLines: [] }
  }

  /** A file that we have written may have been taken away or changed. */
  private async isStill({ uri }: ShownSource): Promise<boolean> {
    const stamp = this.written.get(uri)
    return stamp === undefined || stamp === (await this.host.stampOf(uri))
  }

  private keep(source: Source, shown: ShownSource): ShownSource {
    this.known.set(this.versionOf(source), shown)
    if (this.known.size > KEPT) {
      const oldest = this.known.keys().next().value
      if (oldest !== undefined) this.known.delete(oldest)
    }
    return shown
  }

  private addressesOf(corpus: Corpus): Addresses {
    const known = this.addresses.get(corpus)
    if (known) return known
    const byUri = new Map<string, Source>()
    const byFolder = new Map<string, Source>()
    for (const source of corpus.sources.values()) {
      byUri.set(comparable(source.contribution.uri), source)
      byUri.set(comparable(renditionUri(source)), source)
      byFolder.set(folderOfFingerprint(source.contribution.fingerprint), source)
    }
    const addresses = { byUri, byFolder }
    this.addresses.set(corpus, addresses)
    return addresses
  }
}
