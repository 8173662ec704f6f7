/** What any such sentence has in it. */
const STEMS = ['ranslat', 'bersetz', 'raduc', 'radui', 'еревод', 'еревед']
/** Characters on either side of it: one sentence. */
const REACH = 120

const ME = "(?:mine|ours|my\\s+own|our\\s+own|by\\s+me|by\\s+us|the\\s+author['’]s|by\\s+the\\s+(?:present\\s+)?author)"
const ICH = '(?:von\\s+(?:mir|uns)|vo[nm]\\s+(?:der\\s+)?(?:Verfasser|Autor)(?:in|s)?|meine(?:\\s+eigenen)?|eigene)'
const MOI =
  "(?:de\\s+(?:moi|nous)|par\\s+(?:moi|nous)|(?:les\\s+)?(?:miennes|nôtres)|(?:de|par)\\s+l['’]aut(?:eure?|rice)|personnelles)"
const SAID: readonly RegExp[] = [
  `(?<!\\p{L})translations\\s(?:[^.;]{0,60}\\s)?(?:are|were|have\\s+been)\\s(?:[^.;]{0,20}\\s)?${ME}(?!\\p{L})`,
  `(?<!\\p{L})all\\s(?:[^.;]{0,40}\\s)?translations?\\s(?:[^.;]{0,60}\\s)?${ME}(?!\\p{L})`,
  `(?<!\\p{L})(?:quotations|quotes|citations|passages)\\s(?:[^.;]{0,60}\\s)?translated\\s+by\\s+(?:me|us|the\\s+author)(?!\\p{L})`,
  `(?<!\\p{L})Übersetzungen\\s(?:[^.;]{0,60}\\s)?${ICH}(?!\\p{L})`,
  `(?<!\\p{L})(?:Zitate|Stellen|Passagen)\\s(?:[^.;]{0,60}\\s)?${ICH}\\s(?:[^.;]{0,30}\\s)?übersetzt(?!\\p{L})`,
  `(?<!\\p{L})traductions\\s(?:[^.;]{0,60}\\s)?${MOI}(?!\\p{L})`,
  `(?<!\\p{L})(?:sauf|toutes)\\s[^.;]{0,60}(?:nous\\s+traduisons|je\\s+traduis|qui\\s+tradui(?:s|sons))(?!\\p{L})`,
  '(?<!\\p{L})переводы\\s(?:[^.;]{0,60}\\s)?(?:мои|мной|мною|наши|автора|автором|авторские)(?!\\p{L})',
  '(?<!\\p{L})(?:далее|везде|всюду)\\s(?:[^.;]{0,40}\\s)?перевод\\s(?:[^.;]{0,40}\\s)?(?:мой|наш|автора)(?!\\p{L})',
].map(source => new RegExp(source, 'iu'))

/** Whether a writer says of the whole essay that its translations are his: `All translations are mine`, `Alle Übersetzungen stammen von mir`. */
export function declaresOwnTranslations(text: string): boolean {
  // A search for plain stems first: the essay is asked after every keystroke.
  for (const stem of STEMS)
    for (let at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + REACH)) {
      const near = text.slice(Math.max(0, at - REACH), at + 2 * REACH)
      if (SAID.some(said => said.test(near))) return true
    }
  return false
}
