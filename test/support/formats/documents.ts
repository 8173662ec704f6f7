import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Rendition } from '../../../server/src/core/model/source.ts'
import { zipOf } from './zip-writer.ts'

export type PandocFormat = 'docx' | 'odt' | 'epub' | 'epub2' | 'rtf' | 'tei' | 'html' | 'plain'

/** A document that Pandoc makes of Markdown. Fails loudly without Pandoc: then nothing would be tested. */
export function made(markdown: string, format: PandocFormat, more: readonly string[] = []): Uint8Array {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-made-'))
  try {
    const out = path.join(folder, `made.${format}`)
    const args = ['-s', '-f', 'markdown', '-t', format, '-o', out, ...more]
    const run = spawnSync('pandoc', args, { input: markdown, encoding: 'utf8' })
    if (run.error || run.status !== 0) {
      throw new Error(`these tests need Pandoc (apt-get install pandoc): ${run.error?.message ?? run.stderr}`)
    }
    return fs.readFileSync(out)
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

export interface DocxParts {
  readonly styles?: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly core?: string
}

/** A DOCX with this body. */
export function docxOf(body: string, parts: DocxParts = {}): Uint8Array {
  const part = (name: string, root: string, content: string | undefined): { name: string; content: string }[] =>
    content === undefined
      ? []
      : [{ name, content: `<?xml version="1.0"?><w:${root} ${W} ${MC}>${content}</w:${root}>` }]
  return zipOf([
    ...part('word/document.xml', 'document', `<w:body>${body}</w:body>`),
    ...part('word/styles.xml', 'styles', parts.styles),
    ...part('word/footnotes.xml', 'footnotes', parts.footnotes),
    ...part('word/endnotes.xml', 'endnotes', parts.endnotes),
    ...(parts.core === undefined
      ? []
      : [
          {
            name: 'docProps/core.xml',
            content: `<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${parts.core}</cp:coreProperties>`,
          },
        ]),
  ])
}

/** A paragraph of a DOCX with one run; `properties` and `run` are XML. */
export function p(text: string, properties = '', run = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${r(text, run)}</w:p>`
}

export function r(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns:'
const ODF = `xmlns:office="${OASIS}office:1.0" xmlns:style="${OASIS}style:1.0" xmlns:text="${OASIS}text:1.0" xmlns:table="${OASIS}table:1.0" xmlns:draw="${OASIS}drawing:1.0" xmlns:fo="${OASIS}xsl-fo-compatible:1.0" xmlns:meta="${OASIS}meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"`

/** An ODT with this text; `styles` are automatic ones, `named` those of the document, `formula` is the file of “Object 1”. */
export function odtOf(
  text: string,
  parts: { styles?: string; named?: string; meta?: string; manifest?: string; formula?: string } = {},
): Uint8Array {
  const { styles = '', named, meta, manifest, formula } = parts
  return zipOf([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', method: 0 },
    {
      name: 'content.xml',
      content: `<office:document-content ${ODF}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`,
    },
    ...(named === undefined
      ? []
      : [
          {
            name: 'styles.xml',
            content: `<office:document-styles ${ODF}><office:styles>${named}</office:styles></office:document-styles>`,
          },
        ]),
    ...(meta === undefined
      ? []
      : [
          {
            name: 'meta.xml',
            content: `<office:document-meta ${ODF}><office:meta>${meta}</office:meta></office:document-meta>`,
          },
        ]),
    ...(formula === undefined ? [] : [{ name: 'Object 1/content.xml', content: formula }]),
    ...(manifest === undefined ? [] : [{ name: 'META-INF/manifest.xml', content: manifest }]),
  ])
}

export interface EpubParts {
  readonly metadata?: string
  /** By name in the folder of the book; `nav.xhtml` is its navigation document, `toc.ncx` its NCX. */
  readonly files: Readonly<Record<string, string>>
  readonly spine?: readonly string[]
  readonly encryption?: string
}

/** An EPUB; the files that `spine` names (else all but the navigation) are its chapters. */
export function epubOf({ metadata = '', files, spine, encryption }: EpubParts): Uint8Array {
  const names = Object.keys(files)
  const chapters = spine ?? names.filter(name => name !== 'nav.xhtml' && name !== 'toc.ncx')
  const all = [...new Set([...names, ...chapters])]
  const item = (name: string, i: number): string =>
    `<item id="i${i}" href="${encodeURI(name)}" media-type="${name.endsWith('.ncx') ? 'application/x-dtbncx+xml' : 'application/xhtml+xml'}"${name === 'nav.xhtml' ? ' properties="nav"' : ''}/>`
  const opf = `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">${metadata}</metadata><manifest>${all.map(item).join('')}</manifest><spine>${chapters.map(name => `<itemref idref="i${all.indexOf(name)}"/>`).join('')}</spine></package>`
  return zipOf([
    { name: 'mimetype', content: 'application/epub+zip', method: 0 },
    {
      name: 'META-INF/container.xml',
      content: `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>`,
    },
    { name: 'OEBPS/book.opf', content: opf },
    ...names.map(name => ({ name: `OEBPS/${name}`, content: files[name] as string })),
    ...(encryption === undefined ? [] : [{ name: 'META-INF/encryption.xml', content: encryption }]),
  ])
}

export function xhtml(body: string): string {
  return `<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>${body}</body></html>`
}

/** What a test compares: blocks as `kind: text`, headings as `level title`. */
export function blocksOf({ text, blocks }: Rendition): string[] {
  return blocks.map(({ kind, span }) => `${kind}: ${text.slice(span.start, span.end)}`)
}

export function outlineOf({ outline }: Rendition): string[] {
  return outline.map(({ level, title }) => `${level} ${title}`)
}

export function emphasisOf({ text, emphasis = [] }: Rendition): string[] {
  return emphasis.map(span => text.slice(span.start, span.end))
}

/** For each page its label (else its number) and the first words on it. */
export function pagesOf({ text, pages = [] }: Rendition, length = 12): string[] {
  return pages.map(
    ({ at, label, physical }) => `${label ?? physical}: ${text.slice(at, at + length).split('\n', 1)[0]}`,
  )
}
