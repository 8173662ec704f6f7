/**
 * Words that are never a term by themselves, in the four languages of the term finder: pronouns, particles, prepositions,
 * connectives, auxiliaries, the names of months and days. Folded forms (see text/fold.ts).
 */
const ENGLISH = `a an the this that these those it its he his him she her hers they their them we our us you your i my me one ones who whom
whose which what when where why how there here now then thus hence so such some any all each every both either neither none no not
nor many much more most few fewer less least several another other others same own only just even also too very still yet already
again once never always often perhaps maybe however moreover furthermore therefore nevertheless nonetheless meanwhile indeed
instead otherwise and or but if unless although though because since as while until till whether than in on at by with without
within from into onto upon over under above below between among against during before after about around through throughout
across along toward towards for to of off out up down near despite except per via like unlike is are was were be been being am has
have had having do does did doing done will would shall should can could may might must let lets get got first second third last
next new old good best great part way thing things something nothing anything everything someone anyone everyone nobody somebody
yes ok today tomorrow yesterday january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday mr mrs ms dr prof st chapter section page figure table note see ibid cf vol
eg ie etc isbn doi http https www key main whole finally first firstly secondly thirdly additionally consequently despite according
everything answer result reason problem question point fact case example aim goal purpose task word term idea concept man woman people
book author text article work essay story novel following latter former opposite
thou thee thy thine ye mine yours ours hers theirs ah ay aye nay yea oh o alas lo hark behold say come go gone well please let sweet long
herein therein thereof whereof non far brought took made said
ten two four five six seven eight nine twelve hundred thousand once dear`

/** Without `war` and `hat`, and in French without `car` and `son`, which are nouns in English: *Civil War* is a name. */
const GERMAN = `der die das den dem des ein eine einen einem einer eines er sie es wir ihr ich du man sich mein dein sein unser euer dieser
diese dieses diesen diesem jener jene jenes welcher welche welches wer was wo wann warum wie hier dort da dann nun so auch nur noch
schon sehr mehr nicht kein keine und oder aber wenn weil dass als ob bis in im an am auf aus bei beim mit nach von vom vor zu zum zur
uber unter durch fur gegen ohne um ist sind waren wird werden wurde haben hatte januar februar marz mai juni juli oktober
dezember buch werk text autor roman montag dienstag mittwoch donnerstag freitag samstag sonntag herr frau kapitel seite`

const FRENCH = `le la les l un une des du de d il elle ils elles on nous vous je tu ce cet cette ces c qui que qu quoi dont ou ici la alors
ainsi aussi ne pas plus moins tres et mais si donc ni comme quand en dans sur sous par pour avec sans chez entre vers avant apres
est sont etait etaient sera a ont avait au aux sa ses leur leurs notre votre mon ma mes y janvier fevrier mars avril juin
juillet aout septembre octobre novembre decembre livre oeuvre texte auteur roman lundi mardi mercredi jeudi vendredi samedi dimanche chapitre page`

const RUSSIAN = `и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще нет о из ему
теперь когда даже ну вдруг ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом себя ничего ей может они тут
где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот того потому этого какой
совсем ним здесь этом один почти мой тем чтобы нее сейчас были куда зачем всех можно при об это эта эти этих глава страница книга автор роман статья`

export const STOP_WORDS: ReadonlySet<string> = new Set(
  `${ENGLISH} ${GERMAN} ${FRENCH} ${RUSSIAN}`.normalize('NFKD').replace(/\p{M}/gu, '').split(/\s+/),
)

/** What a capital alone does not make a term: languages and nations. Folded. */
export const NATIONS: ReadonlySet<string> = new Set(
  `english british american french german russian spanish italian chinese japanese polish dutch swedish norwegian danish finnish greek
  latin turkish european western eastern northern southern north south east west african asian canadian australian austrian
  hungarian czech ukrainian indian irish scottish welsh jewish christian catholic protestant america europe england france germany
  russia spain italy`.split(/\s+/),
)

/** Section titles that say what part of a document follows, not what it is about. Folded, without spaces. */
export const GENERIC_HEADINGS: ReadonlySet<string> = new Set(
  `content contents tableofcontents introduction background historicalbackground historicalcontext context backgroundandcontext
  overview summary abstract conclusion conclusions references bibliography notes footnotes endnotes citations sources seealso
  furtherreading externallinks relatedarticles similarbooks appendix preface foreword epilogue afterword index acknowledgements
  acknowledgments keytakeaways questionsanswers questionsandanswers faq reviewsummary reception receptionandimpact legacy history
  abouttheauthor writing writingandpublication publication publicationhistory writingsandpublications keythemesandanalysis analysis
  discussion results methods method postscript glossary einleitung inhalt inhaltsverzeichnis vorwort nachwort anhang literatur
  anmerkungen siehe auch sieheauch weblinks schluss zusammenfassung glossar preambule sommaire annexe notesetreferences voiraussi
  bibliographie avantpropos glossaire введение содержание оглавление примечания литература заключение предисловие послесловие
  смотритетакже глоссарий читатьдалее downloadpdf downloadepub lastupdated`.split(/\s+/),
)
