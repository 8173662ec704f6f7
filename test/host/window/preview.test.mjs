// The preview as it is seen: screenshots of a real window in a light, a dark and a high-contrast theme.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startCodeServer } from '../../../scripts/host/code-server.mjs'
import { ensureCodeHost } from '../../../scripts/host/install-code-host.mjs'
import { openEssay, pictureSettings } from '../../../scripts/host/picture-window.mjs'
import { openBrowser } from '../../../scripts/host/workbench.mjs'
import { root } from '../../../scripts/root.mjs'

/** What WCAG 2.2 asks of lines and signs beside what is behind them (1.4.11). */
const enoughContrast = 3
/** Channels of a colour differ by less where it is drawn with soft edges. */
const tolerance = 48
const themes = [
  { name: 'Light Modern', body: 'vscode-light' },
  { name: 'Dark Modern', body: 'vscode-dark' },
  { name: 'Default High Contrast', body: 'vscode-high-contrast' },
]

describe('the preview, as seen', () => {
  let server, browser, window, preview
  const refused = []
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'essays-'))

  before(async () => {
    await ensureCodeHost()
    fs.cpSync(path.join(root, 'examples/essay.md'), path.join(folder, 'essay.md'))
    // The workspace's settings: those of the user are not looked at again while the window is open.
    fs.mkdirSync(path.join(folder, '.vscode'))
    server = await startCodeServer({ settings: pictureSettings, extension: root })
    const opened = await openBrowser(server.profile, { deviceScaleFactor: 2 })
    browser = opened.browser
    opened.page.on('console', message => {
      if (/content security policy/i.test(message.text())) refused.push(message.text())
    })
    window = await openEssay(opened.page, server, folder, 'essay.md')
    // As a writer does: when the window has come to rest.
    await window.goTo('first goods to be')
    await window.shown('.squiggly-warning')
    preview = await window.openPreview()
  })

  after(async () => {
    await browser?.close().catch(() => {})
    await server?.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  })

  for (const { name, body } of themes) {
    it(`marks what is right and what is wrong in ${name}`, async () => {
      fs.writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': name }))
      await preview.locator(`body.${body}`).waitFor({ state: 'attached' })
      const seen = {}
      for (const verdict of ['faithful', 'altered', 'absent']) {
        const { look, shot } = await inPeace(() => looked(`span.apparatus-${verdict}.apparatus-last`))
        assert.ok(contrast(look.colour, look.behind) >= enoughContrast, `${verdict}: ${look.colour} on ${look.behind}`)
        assert.ok(look.title.length > 10, 'there is a tooltip')
        const drawn = await window.page.evaluate(countPixels, [shot.toString('base64'), look.colour, tolerance])
        assert.ok(drawn > 50, `${verdict}: ${drawn} pixels of its line and sign are drawn`)
        seen[verdict] = look
      }
      // Without colour.
      assert.notEqual(seen.faithful.line, seen.altered.line)
      assert.equal(new Set(Object.values(seen).map(({ sign }) => sign)).size, 3)
    })
  }

  async function looked(selector) {
    const mark = preview.locator(selector).first()
    await mark.scrollIntoViewIfNeeded()
    return { look: await mark.evaluate(lookOf), shot: await mark.screenshot({ animations: 'disabled' }) }
  }

  it('has no script and no style of ours that a strict policy refuses', async () => {
    const own = await preview.locator('html').evaluate(html => ({
      scripts: [...html.querySelectorAll('script')].map(({ src }) => src).filter(src => /apparatus/.test(src)),
      styles: [...html.querySelectorAll('link')].map(({ href }) => href).filter(href => /preview\.css/.test(href)),
      inline: html.querySelectorAll('[class*=apparatus][style], [class*=apparatus] [style]').length,
      policy: html.querySelector('meta[http-equiv=Content-Security-Policy]')?.content ?? '',
    }))
    assert.deepEqual([own.scripts, own.styles.length, own.inline], [[], 1, 0])
    assert.match(own.policy, /default-src 'none'/)
    assert.deepEqual(refused, [])
  })
})

/** VS Code loads a preview anew for some settings: what was being looked at is gone then, which Playwright says in many ways. */
async function inPeace(look) {
  for (let left = 20; ; left--) {
    try {
      return await look()
    } catch (error) {
      if (left === 0) throw error
    }
  }
}

// Runs in the page, on a mark.
function lookOf(mark) {
  const style = getComputedStyle(mark)
  const behind = getComputedStyle(document.documentElement).getPropertyValue('--vscode-editor-background')
  const probe = document.createElement('span')
  probe.style.color = behind
  document.body.append(probe)
  const look = {
    colour: style.textDecorationColor,
    line: style.textDecorationStyle,
    behind: getComputedStyle(probe).color,
    sign: getComputedStyle(mark, '::after').content,
    title: mark.title,
  }
  probe.remove()
  return look
}

// Runs in the page: how many pixels of a picture have about this colour.
async function countPixels([png, colour, tolerance]) {
  const image = await createImageBitmap(new Blob([Uint8Array.from(atob(png), c => c.charCodeAt(0))]))
  const canvas = new OffscreenCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  const wanted = colour.match(/\d+/g).map(Number)
  let found = 0
  for (let i = 0; i < data.length; i += 4)
    if ([0, 1, 2].every(channel => Math.abs(data[i + channel] - wanted[channel]) < tolerance)) found++
  return found
}

function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

/** As WCAG has it. */
function luminance(colour) {
  const [r, g, b] = colour.match(/\d+/g).map(Number)
  const linear = channel =>
    channel <= 0.04045 * 255 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}
