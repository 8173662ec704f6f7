/** The package has no types of its own. Only what we use. */
declare module 'snowball-stemmers' {
  interface Stemmer {
    /** Lower-case words only. */
    stem(word: string): string
  }
  export function newStemmer(language: 'english' | 'french' | 'german' | 'russian'): Stemmer
}
