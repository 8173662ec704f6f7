/** German: before and after the reforms of 1901 and 1996. Not endings: `Freunde` is another form than `Freund`. */
import { type Spellings, wordPairs } from './spellings.ts'

export const DE: Spellings = {
  pairs: wordPairs(`
    waare ware | waaren waren | loos los | heerde herde | heerd herd | baar bar | brod brot | brode brote | todt tot |
    todte tote | todten toten | erndte ernte | hulfe hilfe | granze grenze | granzen grenzen | gieng ging | fieng fing |
    hieng hing | giebt gibt | gieb gib | sammt samt | gesammt gesamt | gesammte gesamte | gesammten gesamten | diess dies |
    desshalb deshalb | wesshalb weshalb | indess indes | unterdess unterdes | litteratur literatur | teutsch deutsch |
    schiffahrt schifffahrt | stengel stangel | aufwendig aufwandig | nummerieren numerieren | plazieren platzieren | tip tipp |
    stop stopp | rauh rau | kanguruh kanguru | ausserdem ausserdem | giltig gultig | wol wohl | seyd seid | gescheidt gescheit`),
  families: [
    // Theil, thun, Noth
    [/th/g, 't'],
    // seyn, bey, zwey
    [/ey/g, 'ei'],
    // studiren, regirt
    [/(?<=[a-z]{3})ir(?=(?:en|t|te|ten|ter|tes|end|ende|enden|ung|ungen)$)/, 'ier'],
    // potenziell, Potenzial
    [/ti(?=al|ell)/, 'zi'],
    // Photographie, Fotografie
    [/ph/g, 'f'],
    // Accumulation, Product, Classe, Capital; Princip, Proceß, Centrum
    [/cc(?![eiy])/g, 'kk'],
    [/c(?=[eiy])/g, 'z'],
    [/(?<!s)c(?![hkeiyz])/g, 'k'],
    // Ereigniß
    [/niss$/, 'nis'],
  ],
  apart: new Set(['therme', 'thermen', 'alpha']),
}
