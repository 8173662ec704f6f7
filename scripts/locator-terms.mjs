// node scripts/locator-terms.mjs: writes server/src/core/essay/locator-terms.ts from the CSL locales in server/assets/csl/locales.
// A test says when the two differ.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Parser } from 'htmlparser2'
import { root } from './root.mjs'

export const locatorTermsFile = 'server/src/core/essay/locator-terms.ts'
const folder = 'server/assets/csl/locales'

/** By language; what two locales of one language have is taken together. */
const locales = { en: ['en-US', 'en-GB'], de: ['de-DE'], fr: ['fr-FR'], ru: ['ru-RU'] }

/** The locators of CSL 1.0.2, in the order of its specification. */
const labels = (
  'act appendix article-locator book canto chapter column elocation equation figure folio issue line note number opus page ' +
  'paragraph part rule scene section sub-verbo supplement table timestamp title-locator verse version volume'
).split(' ')

/** @returns {string} the whole text of the file */
export function locatorTermsSource() {
  const tables = Object.entries(locales).map(([language, names]) => {
    const forms = new Map(labels.map(label => [label, new Set()]))
    for (const name of names) for (const { label, form } of termsOf(name)) forms.get(label)?.add(form)
    const lines = [...forms]
      .filter(([, all]) => all.size > 0)
      .map(([label, all]) => `    ${quotedName(label)}: [${[...all].map(quoted).join(', ')}],\n`)
    return `  ${language}: {\n${lines.join('')}  },\n`
  })
  return `${header}${tables.join('')}}\n`
}

const header = `/**
 * The names of locators in four languages, long, short and as symbols, singular and plural, by CSL's label.
 *
 * Made by scripts/locator-terms.mjs from the locale files of the Citation Style Language (${Object.values(locales).flat().join(', ')}),
 * https://github.com/citation-style-language/locales, by their translators, whose names are in the files (server/assets/csl/locales),
 * under CC BY-SA 3.0, https://creativecommons.org/licenses/by-sa/3.0/; so is this table.
 */
export const LOCATOR_TERMS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
`

function termsOf(name) {
  const found = []
  let label
  let text = ''
  const keep = () => {
    const form = text.replace(/\s+/g, ' ').trim()
    if (label !== undefined && form !== '') found.push({ label, form })
    text = ''
  }
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (tag === 'term') label = labels.includes(attributes.name) ? attributes.name : undefined
        text = ''
      },
      ontext(more) {
        text += more
      },
      onclosetag(tag) {
        if (tag === 'single' || tag === 'multiple' || tag === 'term') keep()
        if (tag === 'term') label = undefined
      },
    },
    { xmlMode: true },
  )
  parser.end(fs.readFileSync(path.join(root, folder, `locales-${name}.xml`), 'utf8'))
  return found
}

const quotedName = name => (/^\w+$/.test(name) ? name : quoted(name))
const quoted = text => `'${text.replaceAll("'", "\\'")}'`

if (process.argv[1] === fileURLToPath(import.meta.url))
  fs.writeFileSync(path.join(root, locatorTermsFile), locatorTermsSource())
