import { expect, test } from 'vitest'
import { ProposeLink } from '#app/features/contests/page/propose-link.tsx'
import { renderHtml } from '#tests/render-html.tsx'

test('in an open contest it leads to the form', () => {
  const html = renderHtml(<ProposeLink contest={{ path: '/c/wait', isPublic: true }} big />)
  expect(html).toContain('href="/c/wait/new"')
})

test('in the preview of a draft it leads nowhere and says why', () => {
  const html = renderHtml(<ProposeLink contest={{ path: '/c/wait', isPublic: false }} big />)
  expect(html).not.toContain('/new')
  expect(html).toMatch(/<button type="button" disabled="" title="The form opens together with the contest\."/)
})
