import assert from 'node:assert/strict'
import { renditionOf } from '../../support/contribution.ts'

const body = 'It was a paragraph of running text, which went on for a while and then it ended.\n'
const metadataOf = (text: string) => renditionOf(text).metadata

describe('metadata of plain text', () => {
  it('comes from the header of Project Gutenberg, whose date is not the work’s', () => {
    const header =
      'The Project Gutenberg EBook of Hard Cases, by Ann Lee\n\nTitle: Hard Cases\n       And Soft Ones\n\nAuthor: Ann Lee\n\nRelease Date: May 3, 2004 [EBook #1]\nLanguage: English\n\n*** START OF THIS PROJECT GUTENBERG EBOOK\n'
    assert.deepEqual(metadataOf(header + body), {
      title: 'Hard Cases And Soft Ones',
      authors: ['Lee, Ann'],
      language: 'en',
    })
  })

  it('comes from the banner of its older texts', () => {
    const text = `***The Project Gutenberg Etext of Hard Cases by Lee***\n\nCopyright laws are changing.\n${body}`
    assert.deepEqual(metadataOf(text), { title: 'Hard Cases', authors: ['Lee'] })
  })

  it('comes from the front page of an RFC', () => {
    const text = `Network Working Group                                          H. Reed\nRequest for Comments: 9999                                  June 1984\n\n\n                 ON THE NAMING OF PARTS\n\n\n1. STATUS\n\n   ${body}`
    assert.deepEqual(metadataOf(text), { title: 'ON THE NAMING OF PARTS', authors: ['Reed, H.'], year: '1984' })
  })

  it('comes from a header of keyed lines', () => {
    const text = `Title: On Parts\nAuthor: Reed, Henry; Lee, Ann\nDate: 4 May 1942\n\n${body}`
    assert.deepEqual(metadataOf(text), { title: 'On Parts', authors: ['Reed, Henry', 'Lee, Ann'], year: '1942' })
  })

  it('does not take the author of a described work for the author of its description', () => {
    const text = `= On Parts =\n\nOn Parts\n- Author: Henry Reed\n- Genre: Verse\n- Publisher: Cape\n- Release Date: 1942\n- Language: Russian\n\n${body}`
    assert.deepEqual(metadataOf(text), { title: 'On Parts', namedAuthors: ['Reed, Henry'] })
  })

  it('keeps whom the head names as author apart where it may be of another work', () => {
    assert.deepEqual(metadataOf(`On Parts\nby Henry Reed\n\n${body}`), {
      title: 'On Parts',
      namedAuthors: ['Reed, Henry'],
    })
    const review = `On Parts\n\n"On Parts" by Henry Reed is a book. ${body}`
    assert.deepEqual(metadataOf(review), { title: 'On Parts', namedAuthors: ['Reed, Henry'] })
    assert.deepEqual(metadataOf(`On Parts\n\n"On Wholes" by Henry Reed is a book. ${body}`), { title: 'On Parts' })
    assert.deepEqual(metadataOf(`On Parts\n\nIt was read by Henry Reed. ${body}`), { title: 'On Parts' })
  })

  it('has labels in German, French and Russian', () => {
    const of = (header: string) => metadataOf(`${header}\n\n${body}`)
    const expected = { title: 'On Parts', authors: ['Reed, Henry'], year: '1942' }
    assert.deepEqual(of('Titel: On Parts\nAutor: Henry Reed\nJahr: 1942'), expected)
    assert.deepEqual(of('Titre : On Parts\nAuteur : Henry Reed\nDate : 1942'), expected)
    assert.deepEqual(of('Название: On Parts\nАвтор: Henry Reed\nГод: 1942'), expected)
  })

  it('takes the title above the text, the fuller one below the name of a site', () => {
    assert.equal(metadataOf(`On Parts\n\n${body}`).title, 'On Parts')
    assert.equal(
      metadataOf(`Parts Society\nThe Annals of the Parts Society\n\nOn Naming\n\n${body}`).title,
      'The Annals of the Parts Society',
    )
  })

  it('says what a page with a title for any page is about', () => {
    const long = body.repeat(4).replaceAll('\n', ' ')
    const text = `Key Takeaways\n${long}\nWhat's The Naming of Parts about?\n- It is about: ${long}\n`
    assert.equal(metadataOf(text).title, 'The Naming of Parts: Key Takeaways')
  })

  it('has none where the text begins at once', () => {
    assert.deepEqual(metadataOf(body.repeat(3)), {})
  })
})
