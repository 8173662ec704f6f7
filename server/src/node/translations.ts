import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'

/**
 * The translations of what people read into an editor's language, which it names as `de`, `ru-RU` or `fr_FR.UTF-8`; undefined where there are
 * none, as for English. They lie two folders up from the bundles in server/dist.
 */
export function translationsInto(locale: string): Readonly<Record<string, string>> | undefined {
  const language = /^[a-z]{2,3}(?![a-z])/i.exec(locale)?.[0].toLowerCase()
  if (language === undefined || language === 'en') return undefined
  const folder = path.resolve(path.dirname(fs.realpathSync(process.argv[1] ?? '.')), '../../l10n')
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, `bundle.l10n.${language}.json`), 'utf8')) as Record<
      string,
      string
    >
  } catch {
    // A language that nobody has translated anything into.
    return undefined
  }
}
