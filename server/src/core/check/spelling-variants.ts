/**
 * Spellings of one word: British and American, older and newer, clipped in verse. By rules that hold for whole families of words and by
 * lists of the rest. Edit distance is never asked: "banking" and "baking" are one letter apart and two words.
 */

/** `[one, other]`: both folded; a pair holds in both directions. */
const PAIRS: readonly string[] = [
  'gaol jail',
  'grey gray',
  'plough plow',
  'shew show',
  'shewn shown',
  'shewed showed',
  'shewing showing',
  'cheque check',
  'tyre tire',
  'kerb curb',
  'storey story',
  'draught draft',
  'programme program',
  'programmes programs',
  'sceptic skeptic',
  'sceptical skeptical',
  'scepticism skepticism',
  'connexion connection',
  'connexions connections',
  'reflexion reflection',
  'waggon wagon',
  'waggons wagons',
  'enquire inquire',
  'enquiry inquiry',
  'enquiries inquiries',
  'encrease increase',
  'controul control',
  'publick public',
  'musick music',
  'logick logic',
  'critick critic',
  'antient ancient',
  'chuse choose',
  'chuses chooses',
  'compleat complete',
  'dependant dependent',
  'despatch dispatch',
  'despatched dispatched',
  'entrust intrust',
  'burthen burden',
  'murther murder',
  'vertue virtue',
  'sunne sun',
  'warre war',
  'oer over',
  'eer ever',
  'neer never',
  'een even',
  'tho though',
  'altho although',
  'thro through',
  'thru through',
  'th the',
  'learnt learned',
  'burnt burned',
  'dreamt dreamed',
  'spelt spelled',
  'spoilt spoiled',
  'leapt leaped',
  'leant leaned',
  'knelt kneeled',
  'smelt smelled',
  'blest blessed',
  'drest dressed',
  'towards toward',
  'afterwards afterward',
  'backwards backward',
  'forwards forward',
  'upwards upward',
  'downwards downward',
  'sulphur sulfur',
  'aluminium aluminum',
  'cosy cozy',
  'moustache mustache',
  'pyjamas pajamas',
  'judgement judgment',
  'acknowledgement acknowledgment',
  'ageing aging',
  'likeable likable',
  'artefact artifact',
  'artefacts artifacts',
  'csar tsar',
  'czar tsar',
  'czars tsars',
  'czarist tsarist',
  'czarism tsarism',
  'tzar tsar',
  'rumania romania',
  'roumania romania',
  'sovjet soviet',
  'analyse analyze',
  'analysed analyzed',
  'analysing analyzing',
  'analyses analyzes',
  'paralyse paralyze',
  'paralysed paralyzed',
  'catalyse catalyze',
  'defence defense',
  'offence offense',
  'licence license',
  'pretence pretense',
  'practise practice',
  'practised practiced',
  'practising practicing',
  'fulfil fulfill',
  'fulfils fulfills',
  'skilful skillful',
  'wilful willful',
  'instal install',
  'enrol enroll',
  'woful woeful',
  'onely only',
  'tast taste',
  'farr far',
  'starr star',
  'warr war',
  'mee me',
  'hee he',
  'shee she',
  'thir their',
  'cleer clear',
  'subtil subtle',
  'extream extreme',
  'supream supreme',
  'perswade persuade',
  'perswaded persuaded',
  'beleeve believe',
  'yong young',
  'moneth month',
  'moneths months',
  'sonne son',
  'dayes days',
  'wayes ways',
]

const PAIRED: ReadonlyMap<string, ReadonlySet<string>> = pairMap()

function pairMap(): ReadonlyMap<string, ReadonlySet<string>> {
  const map = new Map<string, Set<string>>()
  for (const pair of PAIRS) {
    const cut = pair.lastIndexOf(' ')
    const one = pair.slice(0, cut).replace(/\s/g, '')
    const other = pair.slice(cut + 1)
    map.set(one, (map.get(one) ?? new Set()).add(other))
    map.set(other, (map.get(other) ?? new Set()).add(one))
  }
  return map
}

/** Endings and groups of letters that whole families of words exchange. Each brings both spellings to one form. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  // labour, labor; honourable; favourite
  [/(?<=[a-z]{2})our(?=$|s$|ed$|ing$|er$|ers$|able$|ably$|ite$|ites$|ful$|less$|hood$|ism$)/, 'or'],
  // organise, organize; -isation, -ization. Not prise and prize.
  [/(?<=[a-z]{3})is(?=(?:e|es|ed|er|ers|ing|ation|ations|ational)$)/, 'iz'],
  // centre, center; theatres
  [/(?<=[a-z]{2}[bcdgtv])re(?=s?$)/, 'er'],
  // travelled, traveled; counsellor. Not filled and filed: only a stem of two syllables doubles its l.
  [/(?<=[aeiouy][^aeiouy]+[aeiou])ll(?=(?:ed|ing|er|ers|or|ors)$)/, 'l'],
  // dialogue, dialog
  [/(?<=[a-z]{2}[aeio]g)ue(?=s?$)/, ''],
  // aesthetic, esthetic; mediaeval; encyclopaedia; foetus. Not poets and pets.
  [/^(?:ae|oe)/, 'e'],
  [/(?<=^(?:h|p|f|pr|pal|d|an|arch|medi|prim|encyclop|orthop|c))ae/, 'e'],
  [/(?<=^(?:f|ph|am|subp|man|diarrh))oe/, 'e'],
  // gather'd, gathered; launch'd: folding has dropped the apostrophe
  [/(?<=[bcdfghijklmnopqrstuvwxyz])ed$/, 'd'],
  // musick, publick
  [/ick$/, 'ic'],
  // booke, speake, selfe, foule; destroyes. Not breathe, paste, singe and belle, which are other words than breath, past, sing and bell.
  [/(?<=(?:ea|ee|oo|ai|oa|ou|oi)[dklmnpr]|l[dfkmp]|r[dkm]|ck|nd)e$/, ''],
  [/(?<=[aou]y)es$/, 's'],
  // justifie
  [/(?<=[a-z]{3}[^aeiou])ie$/, 'y'],
  // connexion
  [/xion(?=s?$)/, 'ction'],
]

/** Whether two folded words are spellings of one word. False for equal ones: then there is nothing to excuse. */
export function isSpellingVariant(a: string, b: string): boolean {
  if (a === b) return false
  if (PAIRED.get(a)?.has(b)) return true
  if (a.length < 4 || b.length < 4) return false
  return familyForm(a) === familyForm(b)
}

function familyForm(word: string): string {
  return FAMILIES.reduce((form, [pattern, by]) => form.replace(pattern, by), word)
}
