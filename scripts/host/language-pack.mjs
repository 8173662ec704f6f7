// Makes code-server's window one of another language, as a display language pack and the command "Configure Display Language" do: no pack
// can be downloaded here, and an empty one is enough. VS Code's own words stay English then; those of extensions do not.
import fs from 'node:fs'
import path from 'node:path'

/**
 * Windows that are opened from now on are in this language.
 * @param {{ profile: string }} server what startCodeServer gave
 * @param {string} language as `de`
 */
export function chooseLanguage({ profile }, language) {
  const data = path.join(profile, 'data')
  const translations = path.join(data, `pack-${language}.json`)
  fs.writeFileSync(translations, JSON.stringify({ version: '1.0.0', contents: {} }))
  const pack = {
    hash: `empty-${language}`,
    label: language,
    extensions: [{ extensionIdentifier: { id: `empty.pack-${language}`, uuid: '' }, version: '1.0.0' }],
    translations: { vscode: translations },
  }
  fs.writeFileSync(path.join(data, 'languagepacks.json'), JSON.stringify({ [language]: pack }))
  fs.writeFileSync(path.join(data, 'User/argv.json'), JSON.stringify({ locale: language }))
}
