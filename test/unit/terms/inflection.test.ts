import assert from 'node:assert/strict'
import { Inflection } from '../../../server/src/core/terms/inflection.ts'
import type { TermLanguage } from '../../../server/src/core/terms/language.ts'

function areForms(a: string, b: string, language: TermLanguage): boolean {
  const inflection = new Inflection()
  const keys = inflection.keys(a, [language])
  return inflection.keys(b, [language]).some(key => keys.includes(key))
}

describe('forms of one term', () => {
  const same: readonly (readonly [TermLanguage, string, string])[] = [
    ['en', 'Stakhanovite', 'Stakhanovites'],
    ['en', 'Stakhanovite', 'Stakhanovism'],
    ['en', 'Bonapartism', 'Bonapartist'],
    ['en', 'Thermidor', 'Thermidorian'],
    ['en', 'Thermidor', "Thermidor's"],
    ['en', 'Thermidor', 'Thermidor’s'],
    ['en', 'bureaucracy', 'bureaucracies'],
    ['en', 'Marxism', 'Marxistic'],
    ['en', 'cookie', 'cookies'],
    ['en', 'theory', 'theories'],
    ['en', 'Cæsar', 'Caesars'],
    ['en', 'NEP', 'NEPs'],
    ['en', 'NEP', "NEP's"],
    ['de', 'Entfremdung', 'Entfremdungen'],
    ['de', 'Bonapartismus', 'Bonapartisten'],
    ['fr', 'aliénation', 'aliénations'],
    ['fr', 'bonapartisme', 'bonapartistes'],
    ['ru', 'оппозиция', 'оппозицией'],
    ['ru', 'левая', 'левой'],
    ['ru', 'Сталинизм', 'сталинизма'],
  ]
  for (const [language, a, b] of same) it(`${a} = ${b}`, () => assert.ok(areForms(a, b, language)))

  const different: readonly (readonly [TermLanguage, string, string])[] = [
    ['en', 'state', 'static'],
    ['en', 'state', 'stated'],
    ['en', 'universe', 'university'],
    ['en', 'NEP', 'nep'],
    ['en', 'NEP', 'Nepal'],
    ['en', 'USA', 'usage'],
    ['en', 'Bonaparte', 'Bonapartism'],
    ['en', 'white', 'whist'],
    ['en', 'new', 'news'],
    ['en', 'politics', 'politic'],
    ['en', 'music', 'musician'],
    ['en', 'organ', 'organisation'],
  ]
  for (const [language, a, b] of different) it(`${a} ≠ ${b}`, () => assert.ok(!areForms(a, b, language)))

  it('the forms to look for have the forms that readers meet', () => {
    const inflection = new Inflection()
    assert.ok(inflection.forms('Stakhanovite', 'en').includes('stakhanovism'))
    assert.ok(inflection.forms('Thermidor', 'en').includes('thermidorian'))
    assert.ok(inflection.forms('bureaucracy', 'en').includes('bureaucracies'))
    assert.ok(inflection.forms('оппозиция', 'ru').includes('оппозициеи'), 'folded: й is и')
    assert.deepEqual(inflection.forms('NEP', 'en'), ['nep', 'neps'])
  })
})
