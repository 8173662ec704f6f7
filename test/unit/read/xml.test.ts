import assert from 'node:assert/strict'
import fc from 'fast-check'
import { DEEPEST, readXml, type XmlAttributes } from '../../../server/src/core/read/xml.ts'
import { xmlAttacks } from '../../support/formats/attacks.ts'
import { processorClock } from '../../support/processor-time.ts'

const NAMESPACES = new Map([
  ['urn:words', 'w'],
  ['urn:bare', ''],
])

/** What a handler is told, as one line a call. */
function told(
  raw: string,
  ask: readonly string[] = [],
): { readonly calls: readonly string[]; readonly fault: string | undefined } {
  const calls: string[] = []
  const fault = readXml(raw, NAMESPACES, {
    open(name: string, attributes: XmlAttributes) {
      const found = ask.map(key => [key, attributes.get(key)]).filter(([, value]) => value !== undefined)
      calls.push(`<${name}${found.map(([key, value]) => ` ${key}=${value}`).join('')}>`)
    },
    close: name => calls.push(`</${name}>`),
    text: (text, from, to) => calls.push(`${text}@${from}-${to}`),
  })
  return { calls, fault }
}

describe('reading XML', () => {
  it('names elements and attributes by their namespace, whatever the file calls it', () => {
    const raw = '<x:a xmlns:x="urn:words" x:b="1" b="2"><c xmlns="urn:words" b="3"/><c/></x:a>'
    assert.deepEqual(told(raw, ['w:b', 'b', 'x:b']).calls, [
      '<w:a w:b=1 b=2>',
      '<w:c b=3>',
      '</w:c>',
      '<c>',
      '</c>',
      '</w:a>',
    ])
    assert.deepEqual(told('<a xmlns="urn:bare"><b xmlns=""/></a>').calls, ['<a>', '<b>', '</b>', '</a>'])
  })

  it('says where text stands', () => {
    const raw = '<?xml version="1.0"?><!DOCTYPE a SYSTEM "a.dtd"><a>one &amp; <![CDATA[<two>]]><!-- no -->x</a>'
    const at = (part: string): string => `@${raw.indexOf(part)}-${raw.indexOf(part) + part.length}`
    assert.deepEqual(told(raw).calls, [
      '<a>',
      `one ${at('one ')}`,
      `&${at('&amp;')}`,
      ` ${at(' <!')}`.replace(/-\d+$/, `-${raw.indexOf('<![')}`),
      `<two>${at('<two>')}`,
      `x${at('x</a').replace(/-\d+$/, `-${raw.indexOf('</a')}`)}`,
      '</a>',
    ])
  })

  it('reads the five entities and numbers, and no others', () => {
    const { calls } = told('<a b="&lt;&#65;&nbsp;">&lt;&gt;&amp;&quot;&apos;&#x42;&eacute;</a>', ['b'])
    assert.equal(calls[0], '<a b=<A&nbsp;>')
    assert.equal(
      calls
        .slice(1, -1)
        .map(call => call.replace(/@[\d-]+$/, ''))
        .join(''),
      '<>&"\'B&eacute;',
    )
  })

  it('closes what a file leaves open, and says that it is cut off', () => {
    const { calls, fault } = told('<a><b>x')
    assert.deepEqual(calls, ['<a>', '<b>', 'x@6-7', '</b>', '</a>'])
    assert.match(fault ?? '', /cut off/)
    assert.equal(told('<a><b></a>').fault, undefined)
    assert.deepEqual(told('<a></b>x</a>').calls, ['<a>', 'x@7-8', '</a>'])
  })

  it('resolves no entity that a file declares, and says so', () => {
    const { calls, fault } = told('<!DOCTYPE a [<!ENTITY e "expanded">]><a>&e;</a>')
    assert.ok(!calls.join('').includes('expanded'))
    assert.match(fault ?? '', /entities/)
  })

  it('goes no deeper than it may', () => {
    assert.equal(told('<a>'.repeat(DEEPEST) + '</a>'.repeat(DEEPEST)).fault, undefined)
    assert.match(told('<a>'.repeat(DEEPEST + 1)).fault ?? '', /deep/)
  })

  for (const [what, xml] of xmlAttacks()) {
    it(`is done with ${what} within a second`, () => {
      const spent = processorClock()
      const { calls } = told(xml)
      const milliseconds = spent()
      assert.ok(milliseconds < 1000, `${milliseconds} ms`)
      assert.ok(!calls.join('').includes('root:'))
      const written = calls.reduce((sum, call) => sum + call.length, 0)
      assert.ok(written < xml.length * 12 + 100, `${written} characters from ${xml.length}`)
    })
  }

  it('tells of elements in pairs, whatever the bytes', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b x="1">',
      '</b>',
      '<c/>',
      'text',
      '&amp;',
      '&',
      '<',
      '>',
      '"',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<!DOCTYPE',
      '[',
      ']',
      '<?',
      '?>',
      'xmlns:q="urn:words" ',
      '<q:a ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        const raw = pieces.join('')
        const open: string[] = []
        readXml(raw, NAMESPACES, {
          open: name => open.push(name),
          close: name => assert.equal(open.pop(), name),
          text: (text, from, to) => assert.ok(text.length > 0 && from >= 0 && from < to && to <= raw.length, raw),
        })
        assert.deepEqual(open, [])
      }),
      { numRuns: 3000 },
    )
    assert.equal(Object.keys(Object.prototype).length, 0)
  })
})
