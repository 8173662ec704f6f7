/**
 * What Pandoc 2.17 makes of citations: `pandoc -f markdown-smart -t json`, each `Cite` as its mode and its items, an item as key
 * (with `-` when the author is suppressed), prefix and suffix without markup. Recorded, so that the test runs without Pandoc.
 */
export type PandocItem = readonly [key: string, prefix: string, suffix: string]
export type PandocCite = readonly [mode: string, items: readonly PandocItem[]]

export const PANDOC_CASES: readonly (readonly [markdown: string, cites: readonly PandocCite[]])[] = [
  ['@doe99 says so.', [['narrative', [['doe99', '', '']]]]],
  ['[@doe99]', [['parenthetical', [['doe99', '', '']]]]],
  [
    '[see @doe99, pp. 33-35 and *passim*; @smith04, chap. 1]',
    [
      [
        'parenthetical',
        [
          ['doe99', 'see', ', pp. 33-35 and passim'],
          ['smith04', '', ', chap. 1'],
        ],
      ],
    ],
  ],
  ['[-@doe99]', [['parenthetical', [['-doe99', '', '']]]]],
  ['[-@doe99, p. 3]', [['parenthetical', [['-doe99', '', ', p. 3']]]]],
  ['@doe99 [p. 33]', [['narrative', [['doe99', '', 'p. 33']]]]],
  [
    '@doe99 [p. 33; also @smith04]',
    [
      [
        'narrative',
        [
          ['doe99', '', 'p. 33'],
          ['smith04', 'also', ''],
        ],
      ],
    ],
  ],
  [
    '@doe99 [see @smith04]',
    [
      [
        'narrative',
        [
          ['doe99', '', ''],
          ['smith04', 'see', ''],
        ],
      ],
    ],
  ],
  ['@doe99\n[p. 3]', [['narrative', [['doe99', '', 'p. 3']]]]],
  ['[@doe99\np. 3]', [['parenthetical', [['doe99', '', 'p. 3']]]]],
  [
    '[@a;@b; @c]',
    [
      [
        'parenthetical',
        [
          ['a', '', ''],
          ['b', '', ''],
          ['c', '', ''],
        ],
      ],
    ],
  ],
  ['@{https://x.y/z?q=1} says', [['narrative', [['https://x.y/z?q=1', '', '']]]]],
  ['[@{https://x.y/z?q=1}, p. 3]', [['parenthetical', [['https://x.y/z?q=1', '', ', p. 3']]]]],
  ['@doe:99_b-c.d/e says', [['narrative', [['doe:99_b-c.d/e', '', '']]]]],
  ['@a.b.', [['narrative', [['a.b', '', '']]]]],
  ["Of @doe99's view", [['narrative', [['doe99', '', '']]]]],
  ['@a--b', [['narrative', [['a', '', '']]]]],
  ['@a::b', [['narrative', [['a', '', '']]]]],
  ['@a/b//c', [['narrative', [['a/b//c', '', '']]]]],
  [
    '@_x and @1a and @étude',
    [
      ['narrative', [['_x', '', '']]],
      ['narrative', [['1a', '', '']]],
      ['narrative', [['étude', '', '']]],
    ],
  ],
  ['@Müller1999 [S. 3]', [['narrative', [['Müller1999', '', 'S. 3']]]]],
  ['x@a.de', []],
  ['write to john@doe.org now', []],
  ['\\@a', []],
  ['`@a` and `[@b]`', []],
  ['[@a; foo]', [['narrative', [['a', '', '']]]]],
  [
    '[@a [sic]; @b]',
    [
      [
        'parenthetical',
        [
          ['a', '', '[sic]'],
          ['b', '', ''],
        ],
      ],
    ],
  ],
  [
    '[@a, as @b says]',
    [
      ['parenthetical', [['a', '', ', as @b says']]],
      ['narrative', [['b', '', '']]],
    ],
  ],
  [
    '[see @a and @b; @c]',
    [
      [
        'parenthetical',
        [
          ['a', 'see', 'and @b'],
          ['c', '', ''],
        ],
      ],
      ['narrative', [['b', '', '']]],
    ],
  ],
  ['[[@a]]', [['parenthetical', [['a', '', '']]]]],
  ['“@a”', [['narrative', [['a', '', '']]]]],
  ['foo-@a', [['narrative', [['a', '', '']]]]],
  ['(see @a)', [['narrative', [['a', '', '']]]]],
  ['[@a](http://x.y)', [['narrative', [['a', '', '']]]]],
  ['[foo @a](http://x.y)', [['narrative', [['a', '', '']]]]],
  [
    '[@a] [@b]',
    [
      ['parenthetical', [['a', '', '']]],
      ['parenthetical', [['b', '', '']]],
    ],
  ],
  [
    '@a [@b]',
    [
      [
        'narrative',
        [
          ['a', '', ''],
          ['b', '', ''],
        ],
      ],
    ],
  ],
  ['[@a', [['narrative', [['a', '', '']]]]],
  ['@a [p. 3', [['narrative', [['a', '', '']]]]],
  ['[@', []],
  ['@', []],
  ['[]', []],
  ['[@]', []],
  ['@a [foo](x)', [['narrative', [['a', '', '']]]]],
  ['[*see* @a, *passim*]', [['parenthetical', [['a', 'see', ', passim']]]]],
  ['[@a: p. 3]', [['parenthetical', [['a', '', ': p. 3']]]]],
  ['[@a{p. 3}, x]', [['parenthetical', [['a', '', '{p. 3}, x']]]]],
  ['[@a{ii, A}, see]', [['parenthetical', [['a', '', '{ii, A}, see']]]]],
  [
    '@a [-@b]',
    [
      [
        'narrative',
        [
          ['a', '', ''],
          ['-b', '', ''],
        ],
      ],
    ],
  ],
  ['-@a says', [['narrative', [['a', '', '']]]]],
  [
    '[cf. @a; but see @b, p. 3]',
    [
      [
        'parenthetical',
        [
          ['a', 'cf.', ''],
          ['b', 'but see', ', p. 3'],
        ],
      ],
    ],
  ],
  ['> [@a, p. 3]', [['parenthetical', [['a', '', ', p. 3']]]]],
  ['- item [@a]', [['parenthetical', [['a', '', '']]]]],
  ['text[^1]\n\n[^1]: see @c [p. 3].', [['narrative', [['c', '', 'p. 3']]]]],
  ['text^[see @c, p. 3]', [['narrative', [['c', '', '']]]]],
  ['*[@a]*', [['parenthetical', [['a', '', '']]]]],
  ['[@a, §3]', [['parenthetical', [['a', '', ', §3']]]]],
  ['[vgl. @a, S. 3]', [['parenthetical', [['a', 'vgl.', ', S. 3']]]]],
  ['[@a, pp. iv, vi-xi, (xv)-(xvii)]', [['parenthetical', [['a', '', ', pp. iv, vi-xi, (xv)-(xvii)']]]]],
  ['[see @doe99 {p. 3}]', [['parenthetical', [['doe99', 'see', '{p. 3}']]]]],
  ['**@a**', [['narrative', [['a', '', '']]]]],
  ['“foo” [@a].', [['parenthetical', [['a', '', '']]]]],
  ['[@key+x]', [['parenthetical', [['key+x', '', '']]]]],
  ['[@a%b#c&d]', [['parenthetical', [['a%b#c&d', '', '']]]]],
  ['[@a?b]', [['parenthetical', [['a?b', '', '']]]]],
  ['[@a~b]', [['parenthetical', [['a~b', '', '']]]]],
  ['[@a$b]', [['parenthetical', [['a$b', '', '']]]]],
  ['[@a,b]', [['parenthetical', [['a', '', ',b']]]]],
  [
    '[@a  ; @b ]',
    [
      [
        'parenthetical',
        [
          ['a', '', ''],
          ['b', '', ''],
        ],
      ],
    ],
  ],
]
