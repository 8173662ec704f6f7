/**
 * Words that an English word may be made of: by an ending (bureaucratically, bureaucratic), by a beginning (counterrevolution, revolution), by
 * joining two (nameserver). Drawn widely: for telling that a word which nobody lists may still be one. All are folded.
 */

/** Shorter ones stand at the end or the beginning of anything. */
const LEAST_BASE = 4

const BEGINNING =
  /^(?:un|re|de|dis|mis|non|anti|ante|arch|auto|bi|co|counter|cross|crypto|down|en|ex|extra|fore|hyper|il|im|in|infra|inter|intra|ir|macro|mega|meta|micro|mid|mini|mono|multi|neo|out|over|para|photo|poly|post|pre|pro|proto|pseudo|quasi|self|semi|socio|sub|super|supra|tele|trans|tri|ultra|under|up|vice)(?=.{4})/

/** Endings that go to a stem, to a stem without its e or y and to one that doubles its last letter. */
const TO_STEM =
  /(?:ed|er|ers|or|ors|ing|ings|est|able|ably|ability|ible|ibly|ibility|ish|y|al|als|ally|ial|ially|arian|arians|arianism|ian|ians|ean|eans|an|ans|ist|ists|istic|ism|isms|ite|ites|ise|ised|ises|iser|isers|ising|ize|ized|izes|izer|izers|izing|isation|isations|ization|izations|ation|ations|ational|ative|ion|ions|ional|ive|ives|ively|ity|ities|ic|ics|ical|ically|ous|ously|age|ages|ee|ees|ance|ances|ence|ant|ent|ary|ery|ory|esque|ate|ated|ates|ify|ified|ifies)$/
/** Endings that go to whole words. */
const WHOLE =
  /(?:s|es|ly|ness|nesses|less|lessly|lessness|ful|fully|fulness|ment|ments|ship|ships|hood|hoods|dom|doms|like|wise|ward|wards|work|works|man|men|woman|women|let|lets|ling|lings|some|th|fold|proof|berg|burg|ville|land|lands|grad|town)$/

/** What `word` may be made of by an ending of the second kind: bureaucratic of bureaucrat, planned of plan. */
function derivedFrom(word: string): readonly string[] {
  return beforeEndings(word, TO_STEM).flatMap(([stem, ending]) => {
    const found = [stem, `${stem}e`, `${stem}y`]
    if (stem.endsWith('i') && !ending.startsWith('y')) found.push(`${stem.slice(0, -1)}y`)
    if (/([b-df-hj-np-tv-z])\1$/.test(stem)) found.push(stem.slice(0, -1))
    // Of bureaucrat bureaucracy, of bureaucracy bureaucratise.
    if (stem.endsWith('c') && ending === 'y') found.push(`${stem.slice(0, -1)}t`)
    if (stem.endsWith('t') && /^i[csz]/.test(ending)) found.push(`${stem.slice(0, -1)}cy`)
    return found
  })
}

/** By an ending that can come after any other, or by a beginning. */
function formedFrom(word: string): readonly string[] {
  const found = beforeEndings(word, WHOLE).flatMap(([stem]) =>
    stem.endsWith('i') ? [stem, `${stem.slice(0, -1)}y`] : [stem],
  )
  const begun = BEGINNING.exec(word)?.[0]
  return begun === undefined ? found : [...found, word.slice(begun.length)]
}

function beforeEndings(word: string, pattern: RegExp): readonly (readonly [stem: string, ending: string])[] {
  const found: [string, string][] = []
  for (let from = LEAST_BASE; from < word.length; from++) {
    const ending = word.slice(from)
    if (pattern.exec(ending)?.index === 0) found.push([word.slice(0, from), ending])
  }
  return found
}

/**
 * Whether `has` knows the word, what it is made of by an ending or a beginning, or what that is made of.
 * @param isPlain which words may be joined to one
 */
export function isMadeOfKnown(
  word: string,
  has: (word: string) => boolean,
  isPlain: (word: string) => boolean = has,
): boolean {
  if (has(word)) return true
  const known = (base: string): boolean => base.length >= LEAST_BASE && has(base)
  const formed = formedFrom(word)
  if (formed.some(known) || derivedFrom(word).some(known)) return true
  if (formed.some(base => formedFrom(base).some(known) || derivedFrom(base).some(known))) return true
  for (let cut = LEAST_BASE; cut <= word.length - LEAST_BASE; cut++)
    if (isPlain(word.slice(0, cut)) && isPlain(word.slice(cut))) return true
  return false
}
