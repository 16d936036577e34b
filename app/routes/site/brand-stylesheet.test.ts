import { expect, test } from 'vitest'
import { changeSettings } from '#app/features/settings/site-settings.server.ts'
import { loader } from '#app/routes/site/brand-stylesheet.ts'

test('the colour of the organisation reaches the pages as a stylesheet that may be kept', async () => {
  await changeSettings({ brandColour: '#e4002b' })
  const answer = await loader()
  expect(answer.headers.get('Content-Type')).toBe('text/css; charset=utf-8')
  expect(answer.headers.get('Cache-Control')).toContain('immutable')
  expect(await answer.text()).toMatch(/--deep: var\(--light, #[0-9a-f]{6}\) var\(--dark, #[0-9a-f]{6}\);/)
})

test('without a colour of its own the stylesheet says nothing', async () => {
  await changeSettings({ brandColour: '' })
  expect(await (await loader()).text()).toBe('')
})
