/**
 * English words of which no term is made, beside the function words: verbs of what any text says, adjectives that compare and count, nouns of time and
 * of documents. Inside a run of words they end it (collocations.ts).
 */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set(
  `following different same new possible specific certain various appropriate given single second third additional particular general
  common current example examples above below next previous first last such other own many several section sections document documents
  appendix chapter page pages figure table rfc draft note notes memo number numbers case cases time times way ways part parts fact facts
  form forms kind kinds type types order use set sets end point points value values result results need needs thing things year years day
  days month months decade decades century week describes described describe specifies specified specify contains contain containing
  includes include including included uses used using send sends sent sending receive receives received receiving defined defines define
  provide provides provided providing require requires required requiring make makes made making take takes taken taking give gives giving
  see seen allow allows allowed needed become becomes became becoming remain remains remained led lead leads leading help helps helped
  began begin begins continue continues continued must should shall may might could would can will cannot not only also however therefore
  thus already always never often sometimes yet still even just much more most less least very rather quite too indeed perhaps return
  returns returned occur occurs occurred follow follows followed indicate indicates indicated identify identifies identified represent
  represents represented consist consists considered consider mean means meant exist exists existing support supports supported supporting
  apply applies applied perform performs performed assume assumes assumed want wants try tries tried call calls called calling appear
  appears appeared reach reached show shows showed shown cause causes caused say says said saying go goes went gone come comes came coming
  get gets got keep keeps kept know known find finds found hold holds held write writes wrote written read reads think thought put puts
  work works worked turn turned bring brings brought accept accepts accepted change changes changed create creates created determine
  determines determined select selects selected process processes processed produce produces produced generate generates generated
  associated based corresponding related resulting multiple entire full complete valid invalid similar total actual available necessary
  able unable important likely good great large small long short high low old young early late later little big real true whole main major
  minor simple greater larger lower higher better best recommended optional arbitrary normal usual exact proper separate individual
  original future past recent people man men woman women life world january february march april june july august september october
  november december english french german russian copyright isbn standard standards track informational practice expires internet engineering task
  force
  arrive arrives arrived authenticates issue issues issued redirects redirect distributes switched desired establishing org com net together agree agrees
  makes contacts responds
  himself herself itself themselves myself yourself ourselves thyself oneself away else whatsoever whosoever hath doth saith shalt wilt
  art thereby whereby amongst betwixt unto ere nay yea oft alone
  argues argue argued emphasizes emphasizes emphasises critiques addresses discusses explains examines explores analyzes analyses suggests notes
  observed observes claims claimed believes believed stated states
  starting beginning consideration considerations compliant abstract prior entirety rest remainder whole lot sake purpose purposes
  instance instances consequence consequences
  wide variety earlier
  enough almost every another ever almost quickly soon present same certain sure`.split(/\s+/),
)
