/** `define`, `find` and `sources`: what a writer asks of a corpus from the terminal. */
import colors from 'picocolors'
import { type Corpus, describeTerm, findWords } from '../core/service.ts'
import { said } from '../core/wording.ts'
import type { CliHost, ExitCode } from './cli-host.ts'

export async function define(term: string, corpusArgs: readonly string[], host: CliHost): Promise<ExitCode> {
  const corpus = await host.loadCorpus(corpusArgs)
  const found = corpus.glossary.find(term)
  if (!found) {
    host.printError(`No source explains “${term}”.`)
    return 1
  }
  const { name, aliases, best, senses, also, more, counts } = describeTerm(found, corpus)
  const others = corpus.glossary.sharing(term).filter(other => other !== found)
  host.print(colors.bold(name) + (aliases.length > 0 ? ` (${aliases.join(', ')})` : ''))
  const own = senses.length > 1 ? senses.map(({ passage }) => passage) : [best]
  for (const passage of [...own, ...also, ...more]) {
    const from = passage.kind === 'own' ? `your glossary, ${passage.title}` : `${passage.title}, @${passage.key}`
    host.print(`\n  ${passage.text}\n  ${colors.dim(`— ${from}`)}`)
  }
  for (const other of others) host.print(`\n  ${colors.dim('also short for')} ${other.name}`)
  host.print(`\n${counts.map(({ count, title }) => `${count} × ${title}`).join('\n')}`)
  return 0
}

export async function find(words: string, corpusArgs: readonly string[], host: CliHost): Promise<ExitCode> {
  const corpus = await host.loadCorpus(corpusArgs)
  const passages = findWords(words, corpus)
  if (passages.length === 0) {
    host.printError('No source has these words, or anything near them.')
    return 1
  }
  for (const { source, text, differences } of passages) {
    const { title, key, contribution } = corpus.source(source)
    host.print(text.replace(/\s+/g, ' '))
    if (differences.length > 0) host.print(`  ${colors.yellow(differences.join('; '))}`)
    host.print(`  ${colors.dim(`— ${title}, @${key} (${contribution.path})`)}\n`)
  }
  return 0
}

export async function sources(corpusArgs: readonly string[], host: CliHost): Promise<ExitCode> {
  const corpus = await host.loadCorpus(corpusArgs)
  printSources(corpus, host)
  return corpus.failed.length > 0 ? 1 : 0
}

function printSources(corpus: Corpus, host: CliHost): void {
  for (const { key, title, contribution } of corpus.sources.values()) {
    const { authors, year } = contribution.metadata
    const by = [authors?.join('; '), year].filter(part => part).join(', ')
    host.print(`${colors.bold(`@${key}`)}  ${title}${by ? `  ${colors.dim(by)}` : ''}`)
    host.print(`    ${contribution.path}, ${contribution.words.count} words`)
    for (const problem of contribution.problems) {
      host.print(
        `    ${colors.yellow(problem.line ? `line ${problem.line}: ${said(problem.message)}` : said(problem.message))}`,
      )
    }
  }
  for (const { path, reason } of corpus.failed) host.print(`${colors.red('not loaded')}  ${path}: ${said(reason)}`)
}
