import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Button } from '#app/ui/button.tsx'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Icon, iconNames } from '#app/ui/icon.tsx'
import { drawSprite } from '#app/ui/icons/icon-sprite.ts'
import { Markdown } from '#app/ui/markdown.tsx'
import { Menu } from '#app/ui/menu.tsx'
import { Note } from '#app/ui/note.tsx'
import { ShowMore } from '#app/ui/show-more.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { renderHtml } from '#tests/render-html.tsx'

describe('icons', () => {
  test('every icon that can be asked for is drawn, and every drawing can be asked for', () => {
    const drawn = readdirSync(new URL('icons', import.meta.url)).filter((file) => file.endsWith('.svg'))
    expect(drawn.map((file) => file.replace('.svg', '')).sort()).toEqual([...iconNames])
    for (const name of iconNames) expect(drawSprite()).toContain(`<symbol id="${name}" viewBox="0 0 24 24"><`)
  })

  test('are hidden from screen readers, whose listeners hear the title if there is one', () => {
    expect(renderHtml(<Icon name="bell" />)).toMatch(
      /^<svg class="icon"[^>]* aria-hidden="true"><use href="[^"]*#bell">/,
    )
    expect(renderHtml(<Icon name="flag" title="Reported" />)).toContain('<span class="visually-hidden">Reported</span>')
  })
})

describe('buttons', () => {
  test('send their form unless they are told not to', () => {
    expect(renderHtml(<Button look="main">Send</Button>)).toBe(
      '<button type="submit" class="button button--main">Send</button>',
    )
    expect(renderHtml(<Button type="button">Fold</Button>)).toContain('type="button"')
  })

  test('keep their words when only the icon shows', () => {
    const html = renderHtml(
      <ButtonLink to="/search" icon="search" iconOnly>
        Search
      </ButtonLink>,
    )
    expect(html).toMatch(/^<a class="button button--icon"[^>]*href="\/search">/)
    expect(html).toContain('<span class="visually-hidden">Search</span></a>')
  })
})

test('the tab in view is marked, and only that one', () => {
  const html = renderHtml(
    <Tabs
      label="Order"
      tabs={[
        { to: '?order=top', label: 'Top', current: true },
        { to: '?order=new', label: 'New', current: false },
      ]}
    />,
  )
  expect(html).toMatch(/^<nav class="tabs" aria-label="Order">/)
  expect(html).toMatch(/<a aria-current="true"[^>]*>Top<\/a>/)
  expect(html.match(/aria-current/g)).toHaveLength(1)
})

test('a list goes on at an address of its own', () => {
  expect(renderHtml(<ShowMore to="/c/no-waiting?after=abc" more={20} />)).toMatch(
    /<a [^>]*href="\/c\/no-waiting\?after=abc">Show 20 more<\/a>/,
  )
})

test('a note is read out when it reports what was just done', () => {
  expect(renderHtml(<Note role="status">Counted.</Note>)).toContain('role="status"')
  expect(renderHtml(<Note tone="contra">Late.</Note>)).toBe('<div class="note stack-sm note--contra">Late.</div>')
})

test('a menu opens without a script', () => {
  const html = renderHtml(<Menu label="Ana">links</Menu>)
  expect(html).toMatch(/^<details class="menu"><summary class="[^"]*">Ana<\/summary>/)
})

test('a text in another language says so', () => {
  expect(renderHtml(<Markdown html="<p>Hola</p>" lang="es" />)).toBe(
    '<div class="markdown" lang="es"><p>Hola</p></div>',
  )
})
