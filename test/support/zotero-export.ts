/** A BibLaTeX file as Zotero with Better BibTeX exports it: eight entries, and one for what two of them share. */
export const ZOTERO_EXPORT = String.raw`@book{harrowLighthouse1911,
  title = {The {{Lighthouse}} at {{Cape Sorrow}}: {{A History}}},
  shorttitle = {The {{Lighthouse}} at {{Cape Sorrow}}},
  author = {Harrow, Edith and de la Tour, J{\"o}rg},
  date = {1911},
  publisher = {{Oakum \& Sons}},
  location = {London},
  isbn = {978-0-14-044757-6},
  langid = {english},
  keywords = {lamps,keepers},
  file = {/home/me/Zotero/storage/AB12CD34/Harrow and de la Tour - 1911 - The Lighthouse at Cape Sorrow.pdf;/home/me/Zotero/storage/ZZ99/notes.txt}
}

@article{mullerLampes1923,
  title = {Des lampes \`a huile et de l'{\'E}clairage des c\^otes~: 1800--1900},
  author = {M{\"u}ller, Fran{\c c}ois and {Service des phares} and {\L}ukasiewicz, {\'S}wi\k{e}tos{\l}aw},
  date = {1923-04/1923-06},
  journaltitle = {Annales de g{\'e}ographie},
  volume = {12},
  number = {3},
  pages = {12--34},
  doi = {https://doi.org/10.1234/LAMP_s.1923},
  url = {https://example.org/a\_b?x=1&y=2},
  langid = {french},
  abstract = {Une {\emph{longue}} histoire @ 100\% de lampes, {with {nested} braces} and
@mail{} at a line's start.},
  file = {Full Text PDF:files/123/Muller - 1923 - Des lampes.pdf:application/pdf;Snapshot:files/124/index.html:text/html}
}

@incollection{okKeepers1950,
  title = {Keepers \textit{and} Their \enquote{Wives}},
  author = {O'Keefe, Mary},
  crossref = {lights1950},
  pages = {1--20},
  langid = {british}
}

@collection{lights1950,
  title = {Lights of the World},
  subtitle = {Collected Studies},
  editor = {van der Berg, Anna and Smith, Jr., John and others},
  date = {1950-11-30},
  publisher = {University Press},
  file = {sources/lights.txt}
}

@thesis{weissNacht2001,
  title = {Die stra\ss{}enlose Nacht},
  author = {Wei\ss, Ulrike},
  year = 2001,
  month = mar,
  institution = {Universit{\"a}t Wien},
  origdate = {1999},
  langid = {ngerman},
  file = {C\:\\Users\\me\\Documents\\Weiss\: Nacht.html:C\:\\Users\\me\\Documents\\weiss.html:text/html}
}

@online{anonFog,
  title = {What Is {{Fog}}?},
  subtitle = {An Answer},
  author = {family=Beethoven, given=Ludwig, prefix=van},
  url = {https://example.org/~fog},
  urldate = {2020-01-01},
  xdata = {shared}
}

@xdata{shared,
  publisher = {Fog Press},
  date = {2019}
}

@misc{Иванов1936,
  title = {О маяках},
  author = {Иванов, Иван},
  date = {1936},
  langid = {russian}
}

@inbook{towerChapter,
  crossref = {harrowLighthouse1911},
  title = {The Tower}
}
`
