// A window in German, French and Russian, as a writer sees it: commands, views, problems, hovers, fixes and the status are in that language,
// and no English sentence of ours is left among them.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startCodeServer } from '../../../scripts/host/code-server.mjs'
import { ensureCodeHost } from '../../../scripts/host/install-code-host.mjs'
import { chooseLanguage } from '../../../scripts/host/language-pack.mjs'
import { openEssay, pictureSettings } from '../../../scripts/host/picture-window.mjs'
import { openBrowser } from '../../../scripts/host/workbench.mjs'
import { root } from '../../../scripts/root.mjs'

const read = file => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'))
const english = read('package.nls.json')
/** What the sample essay and the sources made for it must show, by the key of the translation. */
const expected = {
  hover: 'Differs from {0}',
  fixes: 'Restore “{0}”',
  problems: '{0}: differs from {1}.',
  failure: 'The file is no PDF, or a broken one.',
  quotations: 'Altered',
}

describe('a window in another language', () => {
  let server
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'essays-'))

  before(async () => {
    await ensureCodeHost()
    fs.cpSync(path.join(root, 'examples/essay.md'), path.join(folder, 'essay.md'))
    fs.cpSync(path.join(root, 'corpus'), path.join(folder, 'sources'), { recursive: true })
    fs.writeFileSync(path.join(folder, 'sources/scan-1937.pdf'), 'not a PDF')
    const settings = { ...pictureSettings, 'workbench.activityBar.location': 'default' }
    server = await startCodeServer({ settings, extension: root })
  })

  after(async () => {
    await server?.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  })

  for (const language of ['de', 'fr', 'ru']) {
    it(`shows nothing of ours in English: ${language}`, async () => {
      chooseLanguage(server, language)
      const { browser, page } = await openBrowser(path.join(server.profile, language), { locale: language })
      try {
        const shown = await look(
          await openEssay(page, server, folder, 'essay.md'),
          read(`package.nls.${language}.json`),
        )
        const bundle = read(`l10n/bundle.l10n.${language}.json`)
        const manifest = read(`package.nls.${language}.json`)
        for (const [what, key] of Object.entries(expected))
          assert.ok(shown[what].some(patternOf(bundle[key])), `${what}: ${bundle[key]}\n${shown[what].join('\n')}`)
        const { commands } = shown
        const titles = Object.values(manifest).map(title => linesOf(`Apparatus: ${title}`)[0])
        assert.ok(commands.filter(text => titles.includes(text)).length > 5, commands.join('\n'))
        const all = Object.values(shown).flat()
        assert.ok(all.length > 60, `${all.length} pieces of text were seen`)
        assert.deepEqual(englishAmong(all, bundle, manifest), [])
      } finally {
        await browser.close().catch(() => {})
      }
    })
  }
})

/** What is written in each place, piece by piece. */
async function look(window, manifest) {
  const { page, command, shown } = window
  const texts = async selector => (await page.locator(selector).allInnerTexts()).flatMap(linesOf)
  await window.goTo('first goods to be')
  await shown('.squiggly-warning, .squiggly-error')
  await openHover(window)
  const hover = await texts('.monaco-hover:not(.hidden) .hover-contents')
  await page.keyboard.press('Escape')
  await openFixes(window)
  const fixes = await texts('.action-widget .monaco-list-row .title')
  await page.keyboard.press('Escape')
  await command('Problems: Focus on Problems View')
  await shown('.markers-panel .monaco-table-td')
  const problems = await texts('.markers-panel .monaco-table-td')
  await command(`Apparatus: Focus on ${manifest['view.sources']} View`)
  await shown('.pane-body .monaco-list-row')
  const headers = await texts('.pane-header h3.title')
  await page.locator('.pane-body .monaco-list-row', { hasText: 'scan-1937.pdf' }).first().waitFor()
  const rows = await texts('.pane-body .monaco-list-row .label-name, .pane-body .monaco-list-row .label-description')
  await page.keyboard.press('F1')
  await page.locator('.quick-input-widget input').fill('>Apparatus')
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Apparatus: ' }).first().waitFor()
  // VS Code shows the English name of a command below the translated one.
  const commands = await texts('.quick-input-list-rows > .quick-input-list-row:first-child .label-name')
  await page.keyboard.press('Escape')
  await page.locator('[id="status.languageStatus"]').hover()
  await shown('.hover-language-status .element')
  const status = await texts('.hover-language-status .element .left')
  return { hover, fixes, problems, headers, failure: rows, quotations: rows, status, commands }
}

/** VS Code shows the problem at once and what we say of the quotation behind it, when it comes. */
async function openHover({ page, hover }) {
  const passage = page.locator('.monaco-hover:not(.hidden) .hover-contents blockquote').first()
  for (let left = 5; ; left--) {
    await hover('goods to be')
    try {
      return await passage.waitFor({ timeout: 5_000 })
    } catch (error) {
      if (left === 0) throw error
      await page.keyboard.press('Escape')
    }
  }
}

/** On a machine that is busy the list may be closed by what is still drawn. */
async function openFixes({ page, goTo }) {
  const first = page.locator('.action-widget .monaco-list-row').first()
  for (let left = 5; ; left--) {
    await goTo('first goods to be')
    await page.keyboard.press('Control+.')
    try {
      return await first.waitFor({ timeout: 5_000 })
    } catch (error) {
      if (left === 0) throw error
    }
  }
}

const linesOf = text =>
  text
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

/** Whether a text is this sentence, whatever stands at its `{0}`. */
function patternOf(sentence) {
  const parts = sentence.replaceAll('\u00a0', ' ').split(/\{\d+\}/)
  const pattern = new RegExp(`^${parts.map(part => part.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&')).join('.+?')}$`, 'u')
  return text => pattern.test(text)
}

/** “{0} and {1}” stands in many titles of sources: what is round a value must have so many letters to be known as ours. */
const tellingLetters = 8

/** Sentences of ours that are English; a word that both languages have is none. */
function englishAmong(texts, bundle, manifest) {
  const isTelling = sentence =>
    !sentence.includes('{') || sentence.replace(/\{\d+\}|\P{L}/gu, '').length >= tellingLetters
  const translated = [...Object.values(bundle), ...Object.values(manifest)].filter(isTelling).map(patternOf)
  const sentences = [...Object.keys(bundle), ...Object.values(english)].filter(isTelling).map(patternOf)
  return texts.filter(text => sentences.some(says => says(text)) && !translated.some(says => says(text)))
}
