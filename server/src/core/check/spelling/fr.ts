/** French: as it was written before 1835, and after 1990. Not endings of gender and number. */
import { type Spellings, wordPairs } from './spellings.ts'

export const FR: Spellings = {
  pairs: wordPairs(`
    tems temps | longtems longtemps | printems printemps | foible faible | foibles faibles | foiblesse faiblesse |
    roide raide | monnoie monnaie | paroitre paraitre | connoitre connaitre | connoissance connaissance |
    connoissances connaissances | scavoir savoir | scait sait | clef cle | clefs cles | rhythme rythme | oignon ognon |
    etois etais | avois avais | faisois faisais | quarre carre | nenufar nenuphar | appeler appeller`),
  families: [
    // avoit, étoient, françois
    [/(?<=[a-z]{2})oi(?=t$|ent$)/, 'ai'],
    [/(?<=[a-z]{4})ois(?=$|e$|es$)/, 'ais'],
    // enfans, momens
    [/(?<=[a-z]{3}[ae]n)ts$/, 's'],
  ],
  // Words of today that only look so: perçoit, revoit, parfois, and verbs in -oyer.
  apart: new Set(
    `percoit revoit revoient parfois flamboient tournoient larmoient poudroient cotoient coudoient soudoient louvoient carroient
    broient rougeoient jointoient chinois harnois reviens percois`.split(/\s+/),
  ),
}
