// npm run pictures [-- NAME…]: opens the built extension in code-server on the sample essay and the starter corpus, and saves what
// a writer sees to docs/pictures. One function a picture; with names only these.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { node24 } from '../node24.mjs'
import { root } from '../root.mjs'
import { startCodeServer } from './code-server.mjs'
import { ensureCodeHost } from './install-code-host.mjs'
import { openEssay, pictureSettings } from './picture-window.mjs'
import { openBrowser } from './workbench.mjs'

const pictures = path.join(root, 'docs/pictures')
const hover = '.monaco-resizable-hover:has(.monaco-hover:not(.hidden))'
const altered = 'first goods to be sold'

/** name → what is done in the window; gives the part of it that the picture shows, or nothing for the whole window. */
const scenes = {
  'quotation-hover': async window => {
    await window.goTo(altered)
    await window.hover('goods to be sold')
    return window.around(hover)
  },
  'term-hover': async window => {
    await window.goTo('The NEP had been')
    await window.hover('NEP')
    return window.around(hover)
  },
  problems: async window => {
    await window.goTo(altered)
    await window.command('Problems: Focus on Problems View')
    await window.shown('.markers-panel .monaco-list-row')
  },
  'fix-menu': async window => {
    await window.goTo(altered)
    await window.page.keyboard.press('Control+.')
    await window.shown('.action-widget .monaco-list-row')
    return window.around('.action-widget')
  },
  completion: async window => {
    await window.goTo('the grain trade', 'The NEP had been')
  },
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter(name => !Object.hasOwn(scenes, name))
if (unknown.length > 0) {
  console.error(`no picture is called ${unknown.join(', ')}; there are ${Object.keys(scenes).join(', ')}`)
  process.exit(2)
}
await ensureCodeHost()
fs.mkdirSync(pictures, { recursive: true })
for (const name of wanted.length > 0 ? wanted : Object.keys(scenes)) await take(name)
