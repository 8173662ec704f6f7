// Makes windows of code-server ones of another language, as a display language pack and the command "Configure Display Language" do. No pack
// can be downloaded here, and an empty one is enough: VS Code's own words stay English then, those of extensions do not.
import fs from 'node:fs'
import path from 'node:path'

/** What Apparatus speaks besides English. */
const languages = ['de', 'fr', 'ru']

/**
 * Windows that are opened from now on are in this language.
 * @param {{ profile: string }} server what startCodeServer gave
 * @param {string} language one of the above
 */
export function chooseLanguage({ profile }, language) {
  const data = path.join(profile, 'data')
  // All packs at once: the server reads the list with the first window that is not English.
  const packs = languages.map(each => {
    const translations = path.join(data, `pack-${each}.json`)
    fs.writeFileSync(translations, JSON.stringify({ version: '1.0.0', contents: {} }))
    return [each, emptyPack(each, translations)]
  })
  fs.writeFileSync(path.join(data, 'languagepacks.json'), JSON.stringify(Object.fromEntries(packs)))
  fs.writeFileSync(path.join(data, 'User/argv.json'), JSON.stringify({ locale: language }))
}

function emptyPack(language, translations) {
  return {
    hash: `empty-${language}`,
    label: language,
    extensions: [{ extensionIdentifier: { id: `empty.pack-${language}`, uuid: '' }, version: '1.0.0' }],
    translations: { vscode: translations },
  }
}
