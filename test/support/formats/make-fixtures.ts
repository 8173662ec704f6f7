/**
 * Makes the documents in test/fixtures/formats anew: one text of ours with everything that a word processor can do to it, saved by
 * LibreOffice (`apt-get install libreoffice-writer-nogui`) in its formats. Run it when the text should change: `node …/make-fixtures.ts`.
 */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { blocksOfBook } from './tide-tables.ts'

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns:'
const ROOT = `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="${OASIS}office:1.0" xmlns:style="${OASIS}style:1.0" xmlns:text="${OASIS}text:1.0" xmlns:table="${OASIS}table:1.0" xmlns:draw="${OASIS}drawing:1.0" xmlns:fo="${OASIS}xsl-fo-compatible:1.0" xmlns:svg="${OASIS}svg-compatible:1.0" xmlns:meta="${OASIS}meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">`

const note = (kind: string, text: string): string =>
  `<text:note text:note-class="${kind}"><text:note-citation>1</text:note-citation><text:note-body><text:p text:style-name="Footnote">${text}</text:p></text:note-body></text:note>`
const p = (text: string, style = 'Text_20_body'): string => `<text:p text:style-name="${style}">${text}</text:p>`
const changed = (id: string, kind: string, content: string): string =>
  `<text:changed-region text:id="${id}"><text:${kind}><office:change-info><dc:creator>Editor</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info>${content}</text:${kind}></text:changed-region>`

function chapters(): string {
  return blocksOfBook()
    .map(block => {
      const text = block.replace(/&/g, '&amp;').replace(/</g, '&lt;')
      const heading = /^(#+) (.*)/.exec(text)
      if (!heading) return p(text)
      const level = (heading[1] as string).length
      return `<text:h text:style-name="Heading_20_${level}" text:outline-level="${level}">${heading[2]}</text:h>`
    })
    .join('')
}

function flatDocument(): string {
  const styles = `<office:styles><style:default-style style:family="paragraph"><style:text-properties fo:language="en" fo:country="GB"/></style:default-style><style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph"/><style:style style:name="Title" style:family="paragraph"/><style:style style:name="Quotations" style:family="paragraph"/>${[1, 2, 3].map(level => `<style:style style:name="Heading_20_${level}" style:display-name="Heading ${level}" style:family="paragraph" style:default-outline-level="${level}"/>`).join('')}<style:style style:name="My_20_Section" style:display-name="My Section" style:family="paragraph" style:parent-style-name="Heading_20_2" style:default-outline-level="2"/><style:style style:name="Footnote" style:family="paragraph"/></office:styles>`
  const automatic = `<office:automatic-styles><style:style style:name="Em" style:family="text"><style:text-properties fo:font-style="italic"/></style:style><style:style style:name="Hid" style:family="text"><style:text-properties text:display="none"/></style:style><style:style style:name="New" style:family="paragraph" style:parent-style-name="Text_20_body"><style:paragraph-properties fo:break-before="page"/></style:style></office:automatic-styles>`
  const changes = `<text:tracked-changes>${changed('c1', 'deletion', p('VANISHED words'))}${changed('c2', 'insertion', '')}</text:tracked-changes>`
  const special = [
    p('A document of many parts', 'Title'),
    p(
      `The first sentence has a footnote${note('footnote', 'Footnote with words of its own.')} and goes on, with an endnote${note('endnote', 'Endnote with other words.')} too.`,
    ),
    p(
      `Here<text:change text:change-id="c1"/> something was <text:change-start text:change-id="c2"/>inserted<text:change-end text:change-id="c2"/> and something deleted.`,
    ),
    p(
      `This is <text:span text:style-name="Em">emphasised text</text:span>, this is<text:span text:style-name="Hid"> UNSEEN</text:span> shown<office:annotation><dc:creator>Reader</dc:creator><dc:date>2026-01-01T00:00:00</dc:date>${p('REMARKED')}</office:annotation>.`,
    ),
    p(
      `A co\u00adoperative line<text:line-break/>and a tab<text:tab/>here, non\u2011stop, with<text:s text:c="3"/>spaces.`,
    ),
    p('A quotation of its own, set apart.', 'Quotations'),
    p(
      `<draw:frame draw:name="F1" text:anchor-type="as-char" svg:width="5cm" svg:height="2cm"><draw:text-box>${p('Words in a box.')}</draw:text-box></draw:frame>After the box.`,
    ),
    `<text:list><text:list-item>${p('first item')}</text:list-item><text:list-item>${p('second item')}</text:list-item></text:list>`,
    `<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>${['alpha beta', 'gamma delta']
      .map(
        row =>
          `<table:table-row>${row
            .split(' ')
            .map(cell => `<table:table-cell office:value-type="string">${p(cell)}</table:table-cell>`)
            .join('')}</table:table-row>`,
      )
      .join('')}</table:table>`,
    `<text:h text:style-name="My_20_Section" text:outline-level="2">A section by an inherited style</text:h>`,
    p('A paragraph on a new page.', 'New'),
    p('Привет, мир: naïve café, “curly quotes” and an em — dash; Ελληνικά.'),
  ]
  const meta = `<office:meta><dc:title>A document of many parts</dc:title><meta:initial-creator>Ann Lee</meta:initial-creator><dc:creator>Ann Lee</dc:creator><dc:language>en-GB</dc:language></office:meta>`
  const body = [...special, chapters()].join('')
  return `${ROOT}${meta}${styles}${automatic}<office:body><office:text text:use-soft-page-breaks="true">${changes}${body}</office:text></office:body></office:document>`
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-fixtures-'))
fs.writeFileSync(path.join(folder, 'libreoffice.fodt'), flatDocument())
const out = path.resolve('test/fixtures/formats')
fs.mkdirSync(out, { recursive: true })
for (const format of ['odt', 'docx', 'rtf', 'epub']) {
  const from = path.join(folder, 'libreoffice.fodt')
  execFileSync('soffice', [
    '--headless',
    `-env:UserInstallation=file://${folder}/profile`,
    '--convert-to',
    format,
    '--outdir',
    out,
    from,
  ])
}
fs.rmSync(folder, { recursive: true, force: true })
