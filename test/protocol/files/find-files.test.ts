import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { EMPTY_PROJECT } from '../../../server/src/core/corpus/project-file.ts'
import { findEssays, findSources, loadProjectFile } from '../../../server/src/node/find-files.ts'
import { createWorkspace, type Workspace } from '../../support/workspace.ts'

describe('finding sources and essays', () => {
  let workspace: Workspace
  let outside: Workspace
  beforeEach(() => {
    workspace = createWorkspace()
    outside = createWorkspace()
  })
  afterEach(() => {
    workspace.dispose()
    outside.dispose()
  })
  const ids = async (more: Partial<Parameters<typeof findSources>[0]> = {}): Promise<string[]> =>
    (await findSources({ workspace: workspace.folder, ...more })).sources.map(source => source.id)

  it('finds what lies in sources and corpus, but no hidden file, no sidecar, nothing without a reader', async () => {
    for (const name of ['sources/b.txt', 'sources/deep/a.md', 'corpus/c.html', 'essay.md']) workspace.write(name, 'x')
    for (const name of [
      'sources/b.txt.yaml',
      'sources/.hidden.txt',
      'sources/.git/d.txt',
      'sources/node_modules/e.txt',
      'sources/f.png',
    ]) {
      workspace.write(name, 'x')
    }
    assert.deepEqual(await ids(), ['corpus/c.html', 'sources/b.txt', 'sources/deep/a.md'])
  })

  it('finds what the project file lists: folders, files and globs, without what it excludes', async () => {
    for (const name of ['library/a.txt', 'library/b.md', 'one.txt', 'two.txt', 'sources/draft.txt'])
      workspace.write(name, 'x')
    workspace.write(
      'apparatus.yaml',
      'sources: [library/*.txt, one.txt, nowhere]\nexclude: sources/draft.txt\nkeys: {one.txt: lee2001}\n',
    )
    const { project } = await loadProjectFile(workspace.folder)
    const found = await findSources({ workspace: workspace.folder, project })
    assert.deepEqual(
      found.sources.map(({ id, key }) => [id, key]),
      [
        ['library/a.txt', undefined],
        ['one.txt', 'lee2001'],
      ],
    )
    assert.deepEqual(found.missing, [workspace.path('nowhere')])
  })

  it('takes folders and single files from outside, with ids of their own', async () => {
    outside.write('sub/a.txt', 'x')
    outside.write('b.txt', 'x')
    workspace.write('sources/c.txt', 'x')
    const folders = [outside.path('sub'), outside.path('b.txt')]
    const { sources } = await findSources({ workspace: workspace.folder, folders })
    assert.deepEqual(
      sources.map(({ id, path: shown }) => [id, shown]),
      [
        ['a.txt', outside.path('sub/a.txt')],
        ['b.txt', outside.path('b.txt')],
        ['sources/c.txt', 'sources/c.txt'],
      ],
    )
  })

  it('keeps files of one name in two folders apart', async () => {
    outside.write('one/a.txt', 'x')
    outside.write('two/a.txt', 'x')
    const found = await findSources({ folders: [outside.path('one'), outside.path('two')] })
    assert.equal(new Set(found.sources.map(source => source.id)).size, 2)
  })

  it('follows links inside a folder only, and no loop', async () => {
    workspace.write('sources/a.txt', 'x')
    outside.write('secret.txt', 'x')
    fs.symlinkSync(workspace.path('sources'), workspace.path('sources/loop'))
    fs.symlinkSync(outside.folder, workspace.path('sources/out'))
    fs.symlinkSync(outside.path('secret.txt'), workspace.path('sources/secret.txt'))
    fs.symlinkSync(workspace.path('sources/a.txt'), workspace.path('sources/again.txt'))
    assert.deepEqual(await ids(), ['sources/a.txt', 'sources/again.txt'])
  })

  it('never opens a pipe', async function () {
    if (process.platform === 'win32') this.skip()
    workspace.write('sources/a.txt', 'x')
    execFileSync('mkfifo', [workspace.path('sources/pipe.txt')])
    assert.deepEqual(await ids(), ['sources/a.txt'])
    assert.deepEqual(await ids({ folders: ['sources/pipe.txt'] }), ['sources/a.txt'])
  })

  it('takes the other Markdown files for essays, and respects ignore files', async () => {
    for (const name of [
      'a.md',
      'b.qmd',
      'part/c.Rmd',
      'sources/s.md',
      'built/d.md',
      'part/old/e.md',
      'drafts/f.md',
      'g.txt',
    ]) {
      workspace.write(name, 'x')
    }
    workspace.write('.gitignore', 'built/\n')
    workspace.write('part/.gitignore', 'old\n')
    const sources = await findSources({ workspace: workspace.folder })
    const found = async (more: Partial<typeof EMPTY_PROJECT>) =>
      (await findEssays(workspace.folder, { ...EMPTY_PROJECT, ...more }, sources)).map(file => file.relative)
    assert.deepEqual(await found({ exclude: ['drafts'] }), ['a.md', 'b.qmd', 'part/c.Rmd'])
    assert.deepEqual(await found({ essays: ['part', 'drafts/*.md'] }), ['drafts/f.md', 'part/c.Rmd'])
  })

  it('gives an absolute path and a URI that open the file', async () => {
    workspace.write('sources/a b#c.txt', 'x')
    const [source] = (await findSources({ workspace: workspace.folder })).sources
    assert.equal(source?.absolute, path.join(workspace.folder, 'sources', 'a b#c.txt'))
    assert.equal(fs.readFileSync(new URL(source?.uri ?? ''), 'utf8'), 'x')
  })
})
