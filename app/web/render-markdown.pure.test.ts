import fc from 'fast-check'
import sanitizeHtml from 'sanitize-html'
import { describe, expect, test } from 'vitest'
import { excerptOf, renderMarkdown } from '#app/web/render-markdown.server.ts'

describe('what people write comes out as they meant it', () => {
  test.each([
    ['**Warm** coffee', '<p><strong>Warm</strong> coffee</p>\n'],
    ['one\ntwo', '<p>one<br />two</p>\n'],
    ['# Title', '<h3>Title</h3>'],
    ['###### Title', '<h6>Title</h6>'],
    ['- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n'],
    ['3. c', '<ol start="3">\n<li>c</li>\n</ol>\n'],
    ['a < b & c', '<p>a &lt; b &amp; c</p>\n'],
    ['[site](https://example.org)', '<p><a href="https://example.org" rel="nofollow ugc noopener">site</a></p>\n'],
    [
      'https://example.org',
      '<p><a href="https://example.org" rel="nofollow ugc noopener">https://example.org</a></p>\n',
    ],
    ['anna@example.org', '<p><a href="mailto:anna@example.org" rel="nofollow ugc noopener">anna@example.org</a></p>\n'],
    [
      '![plan](https://example.org/p.png)',
      '<p><a href="https://example.org/p.png" rel="nofollow ugc noopener">plan</a></p>\n',
    ],
    ['', ''],
    ['  \n ', ''],
  ])('%j', async (text, html) => {
    expect(await renderMarkdown(text)).toBe(html)
  })
})

const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<a href="javascript:alert(1)">x</a>',
  '<style>*{background:url(//evil.example)}</style>',
  '<base href=//evil.example>',
  '<form action=//evil.example><input name=password>',
  '<meta http-equiv=refresh content=0;url=//evil.example>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[><img src=x onerror=alert(1)>]]>',
  '<div style="position:fixed;inset:0">x</div>',
  '<b onmouseover=alert(1) id=root class=admin name=body>x</b>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java&#10;script:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](&#x6A;avascript:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](vbscript:msgbox(1))',
  '[x](//evil.example)',
  '[x](https://evil.example" onmouseover="alert(1))',
  '[x](<https://evil.example" onmouseover="alert(1)>)',
  '[x](https://a.example "t\\" onclick=alert(1) x=\\"")',
  '![x" onerror="alert(1)](x)',
  '![x](x" onerror="alert(1))',
  '![x](javascript:alert(1))',
  '<javascript:alert(1)>',
  '<https://evil.example/"onmouseover="alert(1)>',
  '`<img src=x onerror=alert(1)>`',
  '```html"><img src=x onerror=alert(1)>\nx\n```',
  '``` <img/src=x onerror=alert(1)>\nx\n```',
  '| <img src=x onerror=alert(1)> | b |\n|---|---|\n| <script>alert(1)</script> | d |',
  '# <img src=x onerror=alert(1)>',
  '[<img src=x onerror=alert(1)>](https://a.example)',
  '[ref]\n\n[ref]: javascript:alert(1)',
  '[ref]\n\n[ref]: https://a.example "><img src=x onerror=alert(1)>"',
  '- [ ] <img src=x onerror=alert(1)>',
  '&lt;img src=x onerror=alert(1)&gt;',
  '\\<img src=x onerror=alert(1)\\>',
  '<a href="https://a.example" target=_blank style=x>y</a>',
  '<svg><animate xlink:href=#x attributeName=href values=javascript:alert(1) /><a id=x><text>x</text></a>',
  '<template><script>alert(1)</script></template>',
  '<p>\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>',
]

const allowedTag =
  /^<(?:\/(?:p|strong|em|del|code|pre|blockquote|ul|ol|li|a|h[3-6]|table|thead|tbody|tr|th|td)|(?:p|strong|em|del|code|pre|blockquote|ul|li|h[3-6]|table|thead|tbody|tr|th|td)|(?:br|hr) \/|ol(?: start="\d+")?|a(?: href="(?:https?:\/\/|mailto:|[^":]*")[^"<>]*"?)?(?: rel="nofollow ugc noopener")?)>$/

/** Every `<` begins a tag we allow, with the attributes we allow: what is left cannot run or dress itself up. */
function violations(html: string) {
  const tags = html.match(/<[^>]*>?/g) ?? []
  return tags.filter((tag) => !allowedTag.test(tag) || /href="\s*(?:javascript|data|vbscript|\/\/)/i.test(tag))
}

test('the check itself would notice', () => {
  const bad = [
    '<script>',
    '<img src=x>',
    '<p onclick="x">',
    '<a href="javascript:alert(1)" rel="nofollow ugc noopener">',
    '<p',
    '<a href="//x">',
  ]
  for (const html of bad) expect(violations(html), html).not.toEqual([])
})

test.each(attacks)('%j does no harm', async (text) => {
  expect(violations(await renderMarkdown(text))).toEqual([])
})

test('nor do two of them together', async () => {
  for (const one of attacks)
    for (const other of attacks.slice(0, 12)) expect(violations(await renderMarkdown(`${one}${other}`))).toEqual([])
})

test('any mixture of marks is safe, and sanitising it again changes nothing', async () => {
  const piece = fc.constantFrom(
    ...attacks,
    '**',
    '_',
    '`',
    '[',
    '](',
    ')',
    '<',
    '>',
    '"',
    "'",
    '&',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '1. ',
    '|',
    '#',
    '\\',
    'a',
    ' ',
  )
  const again = (html: string) =>
    sanitizeHtml(html, {
      allowedTags: false,
      allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
      allowVulnerableTags: true,
    })
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
      const html = await renderMarkdown(pieces.join(''))
      expect(violations(html)).toEqual([])
      expect(again(html)).toBe(html)
      expect(excerptOf(html, 5000)).toBe(wordsIn(html))
    }),
    { numRuns: 1500 },
  )
})

describe('text built to be expensive', () => {
  const baits: [string, string][] = [
    ['quotes', '>'.repeat(1875)],
    ['many quotes', '> '.repeat(10_000)],
    ['lists', '- '.repeat(1183)],
    ['quotes and lists', '> - '.repeat(831)],
    ['quotes, spaced', ' > '.repeat(5000)],
    ['numbers', '1. '.repeat(3000)],
    ['mail', `${'a.'.repeat(10_000)}@`],
    ['mail with spaces', `${'a.'.repeat(480)}@ `.repeat(20)],
    ['emphasis', '_a'.repeat(10_000)],
    ['emphasis with spaces', '_a '.repeat(6600)],
    ['stars', '*a **b '.repeat(2800)],
    ['brackets', '['.repeat(20_000)],
    ['nested links', '[a]('.repeat(5000)],
    ['backticks', '`'.repeat(20_000)],
    ['backticks of all lengths', Array.from({ length: 190 }, (_, index) => '`'.repeat(index)).join(' ')],
    ['angle brackets', '<'.repeat(20_000)],
    ['comments', '<!--'.repeat(5000)],
    ['tables', `${'|a'.repeat(5000)}\n${'|-'.repeat(5000)}`],
    ['indented lists', Array.from({ length: 190 }, (_, index) => `${' '.repeat(index)}- a`).join('\n')],
    ['nested lists', Array.from({ length: 100 }, (_, index) => `${'  '.repeat(index)}- a`).join('\n')],
    ['entities', '&'.repeat(20_000)],
    ['tildes', '~a'.repeat(10_000)],
    ['definitions', '[a]: b\n'.repeat(2800)],
    ['blank lines', 'a\n\n'.repeat(6600)],
    ['tab and newline (memory)', '\t\v\n'.repeat(6000)],
    ['escapes', '\\'.repeat(20_000)],
  ]

  test.each(baits)('%s: an answer, and a safe one', async (_, text) => {
    const started = performance.now()
    const html = await renderMarkdown(text)
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(violations(html)).toEqual([])
  })

  test('becomes plain text with its words kept', async () => {
    expect(await renderMarkdown(`${'> '.repeat(60)}**deep** <b>\n\nsecond`)).toBe(
      `<p>${'&gt; '.repeat(60)}**deep** &lt;b&gt;</p><p>second</p>`,
    )
  })
})

test('an excerpt is words without marks', async () => {
  const html = await renderMarkdown('# Coffee & <tea>\n\n- **warm**\n- "cold"\n')
  expect(excerptOf(html)).toBe('Coffee & <tea> warm "cold"')
  expect(excerptOf(await renderMarkdown('one two three four'), 12)).toBe('one two…')
  expect(excerptOf(await renderMarkdown(`${'👩‍👩‍👧'.repeat(40)}`), 30)).toMatch(/^(?:👩‍👩‍👧)+…$/u)
})

/** What a sanitizer that may keep no mark leaves. */
function wordsIn(html: string) {
  const spaced = html.replace(/<\/(p|li|h\d|blockquote|pre|tr|td|th)>|<br \/>/g, ' ')
  const words = sanitizeHtml(spaced, { allowedTags: [], allowedAttributes: {} }).replace(/\s+/g, ' ').trim()
  const signs: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }
  return words.replace(/&(lt|gt|quot|amp);/g, (sign) => signs[sign] as string)
}
