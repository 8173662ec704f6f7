import { LOCATOR_TERMS } from '../../server/src/core/essay/locator-terms.ts'

/** Older names of what CSL 1.0.2 calls otherwise, as Pandoc 2.17 may have them. */
const OLDER: Readonly<Record<string, string>> = {
  'sub verbo': 'sub-verbo',
  number: 'issue',
  article: 'article-locator',
}

/** A CSL style that prints nothing of a work but its key, the locator's label and the locator: `⟦doe99|page|33⟧`. */
export function locatorStyle(): string {
  const labels = Object.keys(LOCATOR_TERMS.en ?? {})
  const tests = [...labels.map(label => [label, label]), ...Object.entries(OLDER)]
  const branches = tests.map(
    ([test, label], i) =>
      `<${i === 0 ? 'if' : 'else-if'} locator="${test}"><text value="${label}"/></${i === 0 ? 'if' : 'else-if'}>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Locators</title><id>locators</id><updated>2026-01-01T00:00:00Z</updated></info>
<citation><layout delimiter=" "><group delimiter="|" prefix="⟦" suffix="⟧">
<text variable="title"/><choose>${branches.join('')}</choose><text variable="locator"/>
</group></layout></citation></style>
`
}
