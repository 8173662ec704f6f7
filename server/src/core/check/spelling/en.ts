/** English: British and American, older and newer, clipped in verse. */
import { type Spellings, wordPairs } from './spellings.ts'

export const EN: Spellings = {
  pairs: wordPairs(`
    gaol jail | grey gray | plough plow | shew show | shewn shown | shewed showed | shewing showing | cheque check |
    tyre tire | kerb curb | storey story | draught draft | programme program | programmes programs | sceptic skeptic |
    sceptical skeptical | scepticism skepticism | connexion connection | connexions connections | reflexion reflection |
    waggon wagon | waggons wagons | enquire inquire | enquiry inquiry | enquiries inquiries | encrease increase |
    controul control | publick public | musick music | logick logic | critick critic | antient ancient | chuse choose |
    chuses chooses | compleat complete | dependant dependent | despatch dispatch | despatched dispatched | entrust intrust |
    burthen burden | murther murder | vertue virtue | sunne sun | warre war | oer over | eer ever | neer never | een even |
    tho though | altho although | thro through | thru through | th the | learnt learned | burnt burned | dreamt dreamed |
    spelt spelled | spoilt spoiled | leapt leaped | leant leaned | knelt kneeled | smelt smelled | blest blessed |
    drest dressed | towards toward | afterwards afterward | backwards backward | forwards forward | upwards upward |
    downwards downward | sulphur sulfur | aluminium aluminum | cosy cozy | moustache mustache | pyjamas pajamas |
    judgement judgment | acknowledgement acknowledgment | ageing aging | likeable likable | artefact artifact |
    artefacts artifacts | csar tsar | czar tsar | czars tsars | czarist tsarist | czarism tsarism | tzar tsar |
    rumania romania | roumania romania | sovjet soviet | analyse analyze | analysed analyzed | analysing analyzing |
    analyses analyzes | paralyse paralyze | paralysed paralyzed | catalyse catalyze | defence defense | offence offense |
    licence license | pretence pretense | practise practice | practised practiced | practising practicing | fulfil fulfill |
    fulfils fulfills | skilful skillful | wilful willful | instal install | enrol enroll | woful woeful | onely only |
    tast taste | farr far | starr star | warr war | mee me | hee he | shee she | thir their | cleer clear | subtil subtle |
    extream extreme | supream supreme | perswade persuade | perswaded persuaded | beleeve believe | yong young |
    moneth month | moneths months | sonne son | dayes days | wayes ways | o oh | insnare ensnare | inclose enclose | inclosed enclosed | intrench entrench |
    indorse endorse | intire entire | imbrace embrace | imploy employ | pygmy pigmy | chymist chemist | rhime rhyme | extreams extremes |
    chearful cheerful | meerly merely | brest breast | mettal metal | desart desert | evn een | cheer chear | shews shows | sheweth showeth | spake spoke`),
  families: [
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
    // launch'd, launched; turn'd; gather'd: folding has dropped the apostrophe. Not hold and holed, find and fined, card and cared.
    [/(?<=[a-z]{2}[bcfghjkmpqstuvwxyz]|[^aeiouy][lnr]|[aeiouy][^aeiouy]+[aeiouy]+[lnr])ed$/, 'd'],
    // walkt, fixt, toucht; dropt; blest, exprest
    [/(?<=[a-z]{2}(?:[kx]|[cs]h))t$/, 'd'],
    [/(?<=[a-z]{2}[aeiou])pt$/, 'ppd'],
    [/(?<=[a-z][aeiou])st$/, 'ssd'],
    // musick, mathematicks
    [/(?<=[a-z]{2})ick(?=s?$)/, 'ic'],
    // booke, speake, selfe, foule; destroyes. Not breathe, paste, singe and belle, which are other words than breath, past, sing and bell.
    [/(?<=(?:ea|ee|oo|ai|oa|ou|oi)[dklmnpr]|l[dfkmp]|r[dkm]|ck|nd)e$/, ''],
    [/(?<=[aou]y)es$/, 's'],
    // justifie
    [/(?<=[a-z]{3}[^aeiou])ie$/, 'y'],
    // connexion
    [/xion(?=s?$)/, 'ction'],
  ],
  apart: new Set(
    'mist past guest mast bust must trust rapt aide scoured scourer scourers scouring timbre timbres havre sevres heroine toile coupe coupes acre acres cadre cadres eagre outre louvre resoled refiled'.split(
      ' ',
    ),
  ),
}
