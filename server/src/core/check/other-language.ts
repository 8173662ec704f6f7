import type { TermLanguage } from '../terms/language.ts'

/** Words that a language is written with whatever it speaks of. What stands in two lists tells nothing between these two. */
const COMMON: Record<TermLanguage, ReadonlySet<string>> = {
  en: new Set(
    'the a an of and to in that was is with for it as by be this which from are has have had not but its their they his he she her we you at or were been would will who no on into than only all more one so am also can could must may our your my me him them there these those what when where how if do does did out up over about such any other most some very even both between through because while man war die hat den bald pour plus son main comment est des'.split(
      ' ',
    ),
  ),
  de: new Set(
    'der die das und nicht von ist den mit ein eine einer einem einen eines des dem zu zum zur im in an am auf aus bei bis durch für gegen nach ohne über um unter vor sich sie er es wir ihr ihre ihren ihrem ihrer ihres sein seine seinen seiner seinem als auch aber oder wie was war waren wird werden wurde wurden hat haben hatte so nur noch schon mehr kein keine keinen keinem keiner keines jeder jede jedes mich mir uns ihm ihn ihnen dann denn dort hier immer nie etwas nichts vom beim ins wo wir man kann können muss müssen soll dass daß wenn weil wer her will du zwischen sind diese dieser dieses dieses alle bald'.split(
      ' ',
    ),
  ),
  fr: new Set(
    'le la les l d et des du de est une un que qui qu dans en au aux pour par sur avec sans ne pas plus ce cette ces cet il elle ils elles nous vous on se s son sa ses leur leurs mais ou où comme être était sont été a ont avait fait tout toute tous toutes n c j y dont entre même aussi si très bien lui je tu me main comment es'.split(
      ' ',
    ),
  ),
  ru: new Set(
    'и в не на что с как это его к но из у за от по же то бы а о она он они мы вы для до или так только был была было были быть ее её их который которая которые которого со при этого этот эта чтобы если еще ещё уже во ни нет'.split(
      ' ',
    ),
  ),
}
/** Signs of another language where the essay is written in it; elsewhere a word may be a loan or a name. */
const LEAST_SIGNS = 1
const LEAST_SIGNS_ELSEWHERE = 2

/**
 * Whether a few words, too few for `languageOfText`, are surely not in the language of a source: they have common words of another
 * language and none of the source's, or other letters. `writing` is the language of the essay, if it says so.
 */
export function isInOtherLanguage(text: string, source: TermLanguage, writing: string | undefined): boolean {
  const words =
    text
      .replaceAll('\u00ad', '')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  const cyrillic = words.filter(word => /\p{Script=Cyrillic}/u.test(word)).length
  const latin = words.filter(word => /\p{Script=Latin}/u.test(word)).length
  if (source === 'ru' ? latin > 1 && cyrillic === 0 : cyrillic > 1 && latin === 0) return true
  const written = writing?.slice(0, 2).toLowerCase()
  return (Object.keys(COMMON) as TermLanguage[]).some(language => {
    if (language === source) return false
    const signs = words.filter(word => COMMON[language].has(word) && !COMMON[source].has(word)).length
    const own = words.some(word => COMMON[source].has(word) && !COMMON[language].has(word))
    return !own && signs >= (language === written ? LEAST_SIGNS : LEAST_SIGNS_ELSEWHERE)
  })
}
