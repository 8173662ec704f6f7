import assert from 'node:assert/strict'
import fs from 'node:fs'
import { locatorTermsFile, locatorTermsSource } from '../../../scripts/locator-terms.mjs'
import { locatorLexicon } from '../../../server/src/core/essay/locator-lexicon.ts'

describe('terms of locators', () => {
  it('are those of the locales that ship (else: node scripts/locator-terms.mjs)', () => {
    assert.equal(
      fs.readFileSync(new URL(`../../../${locatorTermsFile}`, import.meta.url), 'utf8'),
      locatorTermsSource(),
    )
  })

  it('mean in each language what they mean there, and are known in the others', () => {
    assert.equal(locatorLexicon('fr').get('t'), 'volume')
    assert.equal(locatorLexicon('ru').get('т'), 'volume')
    assert.equal(locatorLexicon('de').get('b'), 'book')
    assert.equal(locatorLexicon('de').get('chap'), 'chapter')
    assert.equal(locatorLexicon('en').get('kap'), 'chapter')
    assert.equal(locatorLexicon('la').get('p'), 'page')
    assert.equal(locatorLexicon('ru').get('см'), undefined)
  })
})
