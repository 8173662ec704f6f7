import { packedZeros, type WrittenEntry, zipOf } from './zip-writer.ts'

const GIGABYTE = 1024 ** 3

/** Archives that are made to take all memory, time or disk of who opens them. Each is a DOCX, an ODT and an EPUB as far as names go. */
export function zipAttacks(): readonly (readonly [what: string, bytes: Uint8Array, refusal: RegExp])[] {
  const bomb = packedZeros(GIGABYTE)
  const parts = ['word/document.xml', 'content.xml', 'META-INF/container.xml']
  return [
    [
      '1 GiB in 1 MB',
      zipOf([{ name: parts[0] as string, packed: bomb, size: GIGABYTE }]),
      /too large|not to be trusted/,
    ],
    ['100 GB by overlap', zipOf(overlapping(bomb, 100)), /parts overlap/],
    ['a size that lies', zipOf([{ name: parts[0] as string, packed: bomb, size: 1000 }]), /more than it says/],
    ['65,000 entries', zipOf(Array.from({ length: 65_000 }, (_, i) => ({ name: `${i}`, content: '' }))), /65000 parts/],
    [
      'more entries than the list can count',
      zipOf(Array.from({ length: 66_000 }, (_, i) => ({ name: `${i}` }))),
      /zip64/,
    ],
    ['archives in archives', nested(bomb, 12), /no Word document/],
  ]
}

function overlapping(packed: Uint8Array, count: number): WrittenEntry[] {
  const first: WrittenEntry = { name: 'word/document.xml', packed, size: GIGABYTE }
  return [first, ...Array.from({ length: count - 1 }, (_, i) => ({ name: `word/${i}.xml`, size: GIGABYTE, sameAs: 0 }))]
}

function nested(packed: Uint8Array, depth: number): Uint8Array {
  let inner = zipOf([{ name: '0.zip', packed, size: GIGABYTE }])
  for (let i = 1; i < depth; i++) inner = zipOf([{ name: `${i}.zip`, content: inner }])
  return inner
}

/** XML that is made to be slow or large. Each is the body of a document. */
export function xmlAttacks(): readonly (readonly [what: string, xml: string])[] {
  const laughs = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
  const attributes = Array.from({ length: 100_000 }, (_, i) => `a${i}="b"`).join(' ')
  return [
    ['a billion laughs', `<!DOCTYPE w [<!ENTITY l0 "lol">${laughs}]><w><p>&l10;</p></w>`],
    ['an entity from outside', '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w><p>&x;</p></w>'],
    ['200,000 levels', '<p>'.repeat(200_000)],
    ['200,000 levels, closed', `${'<p>'.repeat(200_000)}word${'</p>'.repeat(200_000)}`],
    ['100,000 attributes', `<w><p ${attributes}>word</p></w>`],
    ['a long attribute', `<w><p a="${'x'.repeat(5_000_000)}">word</p></w>`],
    ['entities in an attribute', `<w><p a="${'&amp;'.repeat(500_000)}">word</p></w>`],
    ['a long name', `<w><${'p'.repeat(5_000_000)}>word</w>`],
    ['a comment that is not closed', `<w><!--${'-'.repeat(5_000_000)}`],
    ['closing tags without elements', `<w>${'</p>'.repeat(500_000)}word</w>`],
    ['crossed tags', `<w>${'<a><b></a></b>'.repeat(200_000)}word</w>`],
    ['namespaces at every level', '<p xmlns:a="b" xmlns:c="d">'.repeat(100_000)],
    ['character references', `<w>${'&#x41;'.repeat(500_000)}</w>`],
    ['a document type that is not closed', `<!DOCTYPE w [${'<!ELEMENT a ANY>'.repeat(200_000)}`],
  ]
}
