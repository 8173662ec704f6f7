/** Russian: as it was written before 1918. Folding has taken the marks from `ё` and `й`. */
import { type Spellings, wordPairs } from './spellings.ts'

export const RU: Spellings = {
  pairs: wordPairs('въ в | съ с | къ к | онъ он | ея ее | нея нее | онѣ они | однѣ одни'),
  families: [
    // новыя, синія; новаго, синяго
    [/ыя$/, 'ые'],
    [/ія$/, 'ие'],
    [/(?<=[а-яѣі]{2})аго$/, 'ого'],
    [/(?<=[а-яѣі]{2})яго$/, 'его'],
    [/ѣ/g, 'е'],
    [/[іѵ]/g, 'и'],
    [/ѳ/g, 'ф'],
    [/ъ$/, ''],
  ],
  apart: new Set(),
}
