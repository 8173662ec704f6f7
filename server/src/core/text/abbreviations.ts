/**
 * Words that are written with a full stop which does not end a sentence, in English, German, French and Russian. One list for
 * all: an essay in one language quotes and cites in the others. Lower case, without the last stop.
 */

/** Always followed by something that belongs to them: a name, a number, an example. */
export const LEADING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms dr prof rev hon st sts gen col capt lt sgt cmdr adm gov sen rep pres messrs mme mlle mgr esp viz approx ' +
    'p pp vol vols ch chap chaps sec secs par para paras art arts fig figs tab pl bk bks pt pts fol fols l ll n nn v vv ' +
    'col cols nos op ed eds edn trans transl comp repr rev cf vs eg e.g i.e ie ca c fl b d r resp incl excl ' +
    'hr fr frl dipl bd bde bzw vgl s ss sp nr kap abs abschn anm art aufl hg hrsg übers z.b d.h u.a z.t s.a s.o s.u ' +
    'm mm mlle t chap éd trad p.ex cf ms fasc ' +
    'г гг стр с гл т тт кн ч рис табл см ср напр т.е т.н т.к ул им акад проф тов гр изд ред пер вып св'
  ).split(' '),
)

/** May also stand at the end of a sentence: a capital after them ends it. */
export const TRAILING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'etc al ff f inc ltd co corp bros jr sr esq ph.d m.d a.m p.m b.c a.d ibid id loc cit passim ' +
    'jan feb mar apr jun jul aug sept sep oct nov dec usw ua u.s.w u.ä dgl gest geb ' +
    'др пр проч т.д т.п н.э руб коп млн млрд тыс'
  ).split(' '),
)

/** `No. 5`, `no. 12`: an abbreviation only before a number. */
export const NUMBER_ABBREVIATIONS: ReadonlySet<string> = new Set(['no', 'nos', 'num', 'art', 'bl', '№', 'жл'])

/** After a German ordinal (`im 19. Jahrhundert`) a capital begins no sentence. */
export const AFTER_ORDINAL: ReadonlySet<string> = new Set(
  (
    'januar jänner februar märz april mai juni juli august september oktober november dezember jahrhundert jahrhunderts ' +
    'jahrhunderte auflage kapitel band parteitag kongress weltkrieg weltkrieges weltkriegs jahrestag internationale ' +
    'abschnitt teil jh klasse armee'
  ).split(' '),
)

/** Words that are capital only because a sentence begins: after `U.S.` or an initial they decide for an end. */
export const SENTENCE_STARTERS: ReadonlySet<string> = new Set(
  (
    'the a an in on at it its he she they we you i but and or so yet this that these those there here if when while as for ' +
    'from by with to of however moreover thus hence therefore then what who why how not no nor after before since although ' +
    'his her their our one some many most all both each every another such only even still ' +
    'der die das ein eine es er sie wir und aber doch so wenn als da dies diese dieser im am mit nach vor ' +
    'le la les un une des il elle ils nous mais et ou donc si ce cette ces dans en pour par avec après ' +
    'и но а он она они мы это этот эта в на с по за из при если когда так как не что'
  ).split(' '),
)
