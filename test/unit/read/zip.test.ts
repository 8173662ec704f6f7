import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import zlib from 'node:zlib'
import fc from 'fast-check'
import type { SourceProblem } from '../../../server/src/core/model/problem.ts'
import { crc32 } from '../../../server/src/core/read/crc32.ts'
import { openZip, ZipArchive } from '../../../server/src/core/read/zip.ts'
import { said } from '../../../server/src/core/wording.ts'
import { firstProblem } from '../../support/first-problem.ts'
import { zipAttacks } from '../../support/formats/attacks.ts'
import { type WrittenEntry, zipOf } from '../../support/formats/zip-writer.ts'

const text = (content: unknown): string =>
  content instanceof Uint8Array ? new TextDecoder().decode(content) : JSON.stringify(content)

function open(entries: readonly WrittenEntry[], comment = ''): ZipArchive {
  const archive = openZip(zipOf(entries, comment))
  assert.ok(archive instanceof ZipArchive, JSON.stringify(archive))
  return archive
}

describe('a zip archive', () => {
  it('gives its entries, stored and deflated, by name', () => {
    const archive = open([
      { name: 'a.txt', content: 'stored', method: 0 },
      { name: 'päth/b.txt', content: 'deflated '.repeat(1000) },
      { name: 'empty', content: '' },
    ])
    assert.deepEqual(archive.names, ['a.txt', 'päth/b.txt', 'empty'])
    assert.equal(text(archive.read('a.txt')), 'stored')
    assert.equal(text(archive.read('PÄTH/B.TXT')), 'deflated '.repeat(1000))
    assert.equal(text(archive.read('empty')), '')
    assert.equal(archive.read('c.txt'), undefined)
  })

  it('is found before a comment, as long as one may be', () => {
    assert.equal(text(open([{ name: 'a', content: 'x' }], 'c'.repeat(65535)).read('a')), 'x')
  })

  it('holds names that are keys, wherever they seem to lead', () => {
    assert.equal(text(open([{ name: '../../etc/passwd', content: 'x' }]).read('../../etc/passwd')), 'x')
    assert.equal(text(open([{ name: '__proto__', content: 'x' }]).read('__proto__')), 'x')
    assert.equal(open([{ name: 'a', content: 'x' }]).read('constructor'), undefined)
  })

  const faults: readonly (readonly [string, WrittenEntry, RegExp])[] = [
    ['a checksum that is wrong', { name: 'a', content: 'words', crc: 1 }, /checksum/],
    ['a size that is too large', { name: 'a', content: 'words', size: 6 }, /less than it says/],
    ['a size that is too small', { name: 'a', content: 'words', size: 4 }, /more than it says/],
    [
      'packed bytes that are none',
      { name: 'a', packed: new Uint8Array([255, 255, 255]), size: 4 },
      /cannot be unpacked/,
    ],
    ['encryption', { name: 'a', content: 'words', flags: 1 }, /encrypted/],
    ['a method of another kind', { name: 'a', content: 'words', method: 14 }, /method/],
  ]
  for (const [what, entry, says] of faults) {
    it(`with ${what} says so and gives nothing`, () => {
      const read = open([entry]).read('a')
      assert.ok(read && 'fault' in read)
      assert.match(said(read.fault), says)
    })
  }

  it('that is cut off anywhere gives what it held or a reason, never other bytes', () => {
    const content = 'some words of a document '.repeat(40)
    const whole = zipOf([{ name: 'a', content }])
    for (let length = 0; length < whole.length; length++) {
      const archive = openZip(whole.subarray(0, length))
      if ('fault' in archive) continue
      const read = archive.read('a')
      if (read instanceof Uint8Array) assert.equal(text(read), content)
    }
  })

  it('with bytes that were changed gives what it held or a reason, never other bytes', () => {
    const content = 'some words of a document '.repeat(40)
    const whole = zipOf([{ name: 'a', content }])
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Uint8Array.from(whole)
        changed[at] = (changed[at] as number) ^ change
        const archive = openZip(changed)
        if ('fault' in archive) return
        const read = archive.read('a')
        if (read instanceof Uint8Array) assert.equal(text(read), content)
      }),
      { numRuns: 2000 },
    )
  })

  it('has the checksum of the format', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), bytes => assert.equal(crc32(bytes), zlib.crc32(bytes))))
  })
})

describe('an archive that was made to do harm', function () {
  this.timeout(60_000)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'apparatus-attacks-'))
  after(() => fs.rmSync(folder, { recursive: true, force: true }))

  it('is refused within 500 ms and 64 MB, with the reason', () => {
    for (const [what, bytes, refusal] of zipAttacks()) {
      const file = path.join(folder, 'attack.docx')
      fs.writeFileSync(file, bytes)
      const script = path.resolve('test/support/formats/measure-attack.ts')
      const run = spawnSync(process.execPath, [script, 'docx', file], { encoding: 'utf8' })
      assert.equal(run.status, 0, `${what}: ${run.stderr}`)
      const { milliseconds, megabytes, problems } = JSON.parse(run.stdout) as {
        readonly milliseconds: number
        readonly megabytes: number
        readonly problems: readonly SourceProblem[]
      }
      assert.match(firstProblem({ problems }), refusal, what)
      assert.equal(problems[0]?.unreadable, true, what)
      assert.ok(milliseconds < 500, `${what}: ${milliseconds} ms`)
      assert.ok(megabytes < 64, `${what}: ${megabytes} MB`)
      if (process.env['APPARATUS_MEASURE'])
        console.log(what, Math.round(milliseconds), 'ms', Math.round(megabytes), 'MB')
    }
  })
})
