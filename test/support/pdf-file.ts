/** PDFs as programs of tests write them: small, and wrong in one thing. */

export type Entry = string | { readonly dictionary: string; readonly stream: Uint8Array }

/** A file of these objects, numbered from 1; the first is the catalogue. `trailer` is added to the trailer. */
export function pdf(objects: readonly Entry[], trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const places: number[] = []
  let at = (parts[0] as Buffer).length
  const add = (part: Buffer): void => {
    parts.push(part)
    at += part.length
  }
  for (const [i, object] of objects.entries()) {
    places.push(at)
    if (typeof object === 'string') add(Buffer.from(`${i + 1} 0 obj\n${object}\nendobj\n`))
    else {
      add(Buffer.from(`${i + 1} 0 obj\n<< ${object.dictionary} /Length ${object.stream.length} >>\nstream\n`))
      add(Buffer.from(object.stream))
      add(Buffer.from('\nendstream\nendobj\n'))
    }
  }
  const rows = places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const start = at
  add(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer.replace('HERE', String(start))} >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  )
  return new Uint8Array(Buffer.concat(parts))
}

const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'

export function onePage(contents: Entry, more: readonly Entry[] = [], resources = ''): Uint8Array {
  return pdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> ${resources} >> >>`,
    contents,
    FONT,
    ...more,
  ])
}

/** Drawing that is not packed. */
export const plain = (text: string): Entry => ({ dictionary: '', stream: Buffer.from(text) })
