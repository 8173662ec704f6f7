/**
 * The books of the Bible by the names and abbreviations that English, German, French and Russian writers cite them with: `Gen`, `1 Cor`, `Offb`, `Быт`.
 * The canon that these have in common.
 */

/** By the English name; each form in lower case without stops, its number before it without a space. */
const FORMS: Readonly<Record<string, string>> = {
  Genesis: 'genesis gen gn ge 1mose 1mos genèse быт бытие',
  Exodus: 'exodus exod exo ex 2mose 2mos exode исх исход',
  Leviticus: 'leviticus lev lv 3mose 3mos lévitique лев левит',
  Numbers: 'numbers num nm 4mose 4mos numeri nombres nb чис числа',
  Deuteronomy: 'deuteronomy deut dt dtn 5mose 5mos deuteronomium deutéronome втор второзаконие',
  Joshua: 'joshua josh jos josua josué нав',
  Judges: 'judges judg jdg ri richter juges jg суд судей',
  Ruth: 'ruth rut rt руфь руф',
  '1 Samuel': '1samuel 1sam 1sa 1s',
  '2 Samuel': '2samuel 2sam 2sa 2s',
  '1 Kings': '1kings 1kgs 1kin 1ki 1könige 1kön 1rois 1r',
  '2 Kings': '2kings 2kgs 2kin 2ki 2könige 2kön 2rois 2r',
  '1 Chronicles': '1chronicles 1chron 1chr 1ch 1chronik 1chroniques 1пар',
  '2 Chronicles': '2chronicles 2chron 2chr 2ch 2chronik 2chroniques 2пар',
  Ezra: 'ezra ezr esra esr esdras esd',
  Nehemiah: 'nehemiah neh nehemia néhémie né неем',
  Esther: 'esther esth est ester есф',
  Job: 'job jb hiob hi иов',
  Psalms: 'psalms psalm pss ps psalmen psaume psaumes псалтирь псалом пс',
  Proverbs: 'proverbs prov prv pr sprüche spr proverbes притч притчи',
  Ecclesiastes: 'ecclesiastes eccles eccl qoh qoheleth prediger pred koh ecclésiaste qo екк екклесиаст',
  'Song of Songs': 'song cant canticles hohelied hoheslied hld cantique ct песн',
  Isaiah: 'isaiah isa jesaja jes isaïe esaïe ésaïe ис исаия',
  Jeremiah: 'jeremiah jer jeremia jérémie jr иер иеремия',
  Lamentations: 'lamentations lam klagelieder klgl lm плач',
  Ezekiel: 'ezekiel ezek ezk hesekiel hes ez ézéchiel иез иезекииль',
  Daniel: 'daniel dan dn дан даниил',
  Hosea: 'hosea hos osée ос осия',
  Joel: 'joel jl joël иоиль',
  Amos: 'amos am ам амос',
  Obadiah: 'obadiah obad obadja obd abdias авд',
  Jonah: 'jonah jon jona jonas иона',
  Micah: 'micah mic mi micha michée мих',
  Nahum: 'nahum nah наум',
  Habakkuk: 'habakkuk hab habakuk habacuc авв',
  Zephaniah: 'zephaniah zeph zefanja zef sophonie соф',
  Haggai: 'haggai hag aggée агг',
  Zechariah: 'zechariah zech sacharja sach zacharie за зах',
  Malachi: 'malachi mal maleachi malachie мал',
  Matthew: 'matthew matt mt matthäus matth matthieu мф матф матфея',
  Mark: 'mark mk mar markus marc mc мк марк марка',
  Luke: 'luke lk luk lukas luc lc лк лука луки',
  John: 'john jn joh johannes jean ин иоанн иоанна',
  Acts: 'acts apostelgeschichte apg actes ac деян деяния',
  Romans: 'romans rom rm römer röm romains рим',
  '1 Corinthians': '1corinthians 1cor 1korinther 1kor 1co 1corinthiens 1кор',
  '2 Corinthians': '2corinthians 2cor 2korinther 2kor 2co 2corinthiens 2кор',
  Galatians: 'galatians gal galater galates гал',
  Ephesians: 'ephesians eph epheser éphésiens ép еф ефес',
  Philippians: 'philippians phil philipper philippiens ph флп',
  Colossians: 'colossians col kolosser kol colossiens кол',
  '1 Thessalonians': '1thessalonians 1thess 1thes 1thessalonicher 1thessaloniciens 1th 1фес',
  '2 Thessalonians': '2thessalonians 2thess 2thes 2thessalonicher 2thessaloniciens 2th 2фес',
  '1 Timothy': '1timothy 1tim 1timotheus 1timothée 1tm 1тим',
  '2 Timothy': '2timothy 2tim 2timotheus 2timothée 2tm 2тим',
  Titus: 'titus tit tite tt тит',
  Philemon: 'philemon phlm phm philémon флм',
  Hebrews: 'hebrews heb hebräer hebr hébreux hé евр',
  James: 'james jas jakobus jak jacques jc иак',
  '1 Peter': '1peter 1pet 1petrus 1petr 1pierre 1p 1пет',
  '2 Peter': '2peter 2pet 2petrus 2petr 2pierre 2p 2пет',
  '1 John': '1john 1jn 1johannes 1joh 1jean 1ин',
  '2 John': '2john 2jn 2johannes 2joh 2jean 2ин',
  '3 John': '3john 3jn 3johannes 3joh 3jean 3ин',
  Jude: 'jude judas jud иуд иуды',
  Revelation: 'revelation rev apocalypse offenbarung offb apk ap откр откровение',
}

const BOOKS: ReadonlyMap<string, string> = new Map(
  Object.entries(FORMS).flatMap(([book, forms]) => forms.split(' ').map(form => [form, book] as const)),
)

/** The English name of the book that is written so, with the number before it (0: none); undefined where none is. */
export function bibleBook(written: string, number: number): string | undefined {
  const form = written.toLowerCase().replace(/\.$/, '')
  return BOOKS.get(number > 0 ? `${number}${form}` : form)
}
