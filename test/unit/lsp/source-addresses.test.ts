import assert from 'node:assert/strict'
import { Corpus } from '../../../server/src/core/service.ts'
import { clientFlags } from '../../../server/src/lsp/client-flags.ts'
import {
  folderOfFingerprint,
  keptFolderOf,
  keptRendition,
  renditionUri,
} from '../../../server/src/lsp/rendition-uri.ts'
import { ShownSources } from '../../../server/src/lsp/shown-sources.ts'
import { sourceSelector } from '../../../server/src/lsp/source-registration.ts'
import { contributionOf } from '../../support/contribution.ts'
import { vscodeLike } from '../../support/editors/editors.ts'
import { fakeHost } from '../../support/fake-host.ts'

describe('the addresses of sources', () => {
  const names = [
    'sources/keeper 1901.txt',
    'sources/лампы?#%.txt',
    '/elsewhere/keeper.txt',
    `sources/${'ä'.repeat(200)}.txt`,
  ]
  const corpus = Corpus.empty().with(
    names.map((name, i) => ({
      ...contributionOf(`The lamp number ${i} was lit.`, name),
      fingerprint: `${i}f-txt1-||key`,
    })),
  )
  const flags = clientFlags({ processId: null, rootUri: null, capabilities: vscodeLike.capabilities })
  const shown = new ShownSources(fakeHost(), flags, () => undefined)

  it('lead back to their sources, however an editor writes them', () => {
    for (const source of corpus.sources.values()) {
      const uri = renditionUri(source)
      assert.match(uri, /^apparatus-source:\/[^/?#][^?#]*\.txt$/)
      assert.equal(shown.at(corpus, uri), source)
      assert.equal(shown.at(corpus, decodeURIComponent(uri)), source)
      const { folder, name } = keptRendition(source)
      assert.match(folder, /^[\w-]+$/)
      assert.ok(Buffer.byteLength(name) < 250 && !/[/?]/.test(name), name)
      const kept = `file:///storage/renditions/${folder}/${encodeURIComponent(name)}`
      assert.equal(keptFolderOf(kept), folderOfFingerprint(source.contribution.fingerprint))
      assert.equal(shown.at(corpus, kept)?.contribution.fingerprint, source.contribution.fingerprint)
    }
  })

  it('of nothing lead nowhere', () => {
    for (const uri of [
      'apparatus-source:/sources/none.txt',
      'file:///x.txt',
      'file:///renditions/x/y.txt',
      'untitled:x',
    ])
      assert.equal(shown.at(corpus, uri), undefined, uri)
    assert.equal(folderOfFingerprint('00ff-pdf3-f2-||../../etc'), '00ff-pdf3-f2-etc')
  })

  it('are asked about in the folders and files of sources only', () => {
    const patterns = sourceSelector(['file:///w/sources', 'file:///w/a%5B1%5D.txt'], ['plaintext']).map(filter =>
      'pattern' in filter ? filter.pattern : filter,
    )
    assert.deepEqual(patterns, [
      { scheme: 'apparatus-source' },
      { baseUri: 'file:///w/sources', pattern: '**' },
      { baseUri: 'file:///w', pattern: 'sources' },
      { baseUri: 'file:///w/a%5B1%5D.txt', pattern: '**' },
      // What a pattern would read as a sign of its own stands for any letter.
      { baseUri: 'file:///w', pattern: 'a?1?.txt' },
    ])
  })
})
