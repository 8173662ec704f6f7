// The pictures of the views and of the walkthrough, each in a light and a dark theme. See pictures.mjs.
import fs from 'node:fs'
import path from 'node:path'
import { root } from '../root.mjs'

const THEMES = { light: 'Default Light Modern', dark: 'Default Dark Modern' }
const walkthrough = path.join(root, 'client/media/walkthrough')

/** name → scene, as pictures.mjs has them. */
export function viewScenes() {
  const scenes = {}
  for (const [theme, colours] of Object.entries(THEMES)) {
    const settings = {
      'telemetry.telemetryLevel': 'off',
      'workbench.colorTheme': colours,
      'workbench.activityBar.location': 'default',
    }
    scenes[`views-${theme}`] = { settings, prepare: ownSources, act: allViews }
    const small = { settings: { ...settings, ...narrow }, pictures: walkthrough, scale: 1.25 }
    scenes[`sources-${theme}`] = { ...small, viewport: { width: 700, height: 520 }, prepare: ownSources, act: sources }
    scenes[`check-${theme}`] = { ...small, viewport: { width: 860, height: 520 }, act: check }
    const bare = { ...small, settings: { ...small.settings, 'workbench.activityBar.location': 'hidden' } }
    scenes[`fix-${theme}`] = { ...bare, viewport: { width: 700, height: 760 }, act: fix }
    scenes[`cite-${theme}`] = { ...bare, viewport: { width: 700, height: 760 }, act: cite }
    scenes[`terms-${theme}`] = { ...small, viewport: { width: 860, height: 430 }, act: terms }
    scenes[`walkthrough-${theme}`] = { settings, act: wholeWalkthrough }
  }
  scenes.german = {
    language: 'de',
    scale: 1.25,
    settings: { 'workbench.activityBar.location': 'default', 'editor.fontSize': 13 },
    prepare: ownSources,
    act: inGerman,
  }
  return scenes
}

/** Pictures of a walkthrough are drawn small. */
const narrow = {
  'editor.fontSize': 13,
  'editor.lineNumbers': 'off',
  'editor.glyphMargin': false,
  'editor.folding': false,
}

/** A writer's folder: the starter corpus as the writer's own sources, a bibliography that knows more, a file that cannot be read. */
function ownSources(folder) {
  fs.cpSync(path.join(root, 'corpus'), path.join(folder, 'sources'), { recursive: true })
  fs.writeFileSync(path.join(folder, 'sources/scan-1937.pdf'), 'not a PDF')
  fs.writeFileSync(
    path.join(folder, 'references.bib'),
    `@book{deutscher1963, author = {Deutscher, Isaac}, title = {The Prophet Outcast}, date = {1963}, publisher = {Oxford University Press}}
@book{nove1969, author = {Nove, Alec}, title = {An Economic History of the USSR}, date = {1969}, publisher = {Allen Lane}}
`,
  )
}

/** Shows the container with these views open and the others closed, `width` pixels wide. */
async function showViews({ page, command, shown }, names, width) {
  await command(`Apparatus: Focus on ${names[0]} View`)
  await shown('.pane-body .monaco-list-row')
  for (const name of ['Sources', 'Quotations', 'Terms']) {
    const header = page.locator('.pane-header', { hasText: name }).first()
    const isOpen = (await header.getAttribute('aria-expanded')) === 'true'
    if (isOpen !== names.includes(name)) await header.click()
  }
  const side = await page.locator('.part.sidebar').boundingBox()
  const edge = side.x + side.width
  await page.mouse.move(edge, 300)
  await page.mouse.down()
  await page.mouse.move(side.x + width, 300, { steps: 5 })
  await page.mouse.up()
  // Nothing there says something when it is pointed at.
  const { width: all, height } = page.viewportSize()
  await page.mouse.move(all * 0.4, height - 10)
}

const row = (page, text) => page.locator('.pane-body .monaco-list-row', { hasText: text }).first()

/** The views beside an altered quotation under the pointer. */
async function inGerman(window) {
  const { page, command, hover, goTo } = window
  await command('Apparatus: Focus on Quellen View')
  await row(page, 'Nicht lesbar').waitFor()
  await goTo('first goods to be')
  await hover('goods to be')
}

async function opened(page, text) {
  await row(page, text).locator('.monaco-tl-twistie').click()
}

async function allViews(window) {
  await showViews(window, ['Sources', 'Quotations', 'Terms'], 430)
  await row(window.page, 'Could not be read').waitFor()
}

async function sources(window) {
  const { page } = window
  await showViews(window, ['Sources'], 430)
  await opened(page, 'Collectivisation and')
  await row(page, 'Cited passages').waitFor()
}

async function check(window) {
  await showViews(window, ['Quotations'], 330)
  await row(window.page, 'Faithful').waitFor()
}

async function fix(window) {
  const first = window.page.locator('.action-widget .monaco-list-row').first()
  // On a machine that is busy the list may be closed by what is still drawn.
  for (let left = 5; ; left--) {
    await window.page.keyboard.press('Control+.')
    try {
      await first.waitFor({ timeout: 10_000 })
      break
    } catch (error) {
      if (left === 0) throw error
    }
  }
  return window.around('.action-widget')
}

async function cite(window) {
  await window.goTo('The NEP had been')
  for (const key of ['Enter', 'ArrowUp']) await window.page.keyboard.press(key)
  await window.page.keyboard.type('The analogy was modest: "a revolution can ', { delay: 60 })
  await window.shown('.suggest-widget.visible .monaco-list-row')
  return window.around('.suggest-widget')
}

async function terms(window) {
  await showViews(window, ['Terms'], 430)
  await row(window.page, 'In this essay').waitFor()
}

async function wholeWalkthrough(window) {
  await window.command('Apparatus: Get Started')
  await window.shown('.gettingStartedContainer .getting-started-step')
}
