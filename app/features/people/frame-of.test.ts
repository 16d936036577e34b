import { expect, test } from 'vitest'
import { frameOf } from '#app/features/people/frame-of.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { aModerator, anAdmin, aPerson, aVisitor } from '#tests/factory.ts'

const settings = await siteSettings()
const menuOf = async (person: Parameters<typeof frameOf>[0]) => frameOf(person, settings).viewer

test('the menu offers what a person may do and nothing else', async () => {
  const nothing = { opensContests: false, moderates: false, administers: false }
  expect(await menuOf(aVisitor())).toBeUndefined()
  expect(await menuOf(await aPerson({ name: 'Ana' }))).toEqual({ name: 'Ana', account: true, ...nothing })
  expect(await menuOf(await aModerator())).toMatchObject({ moderates: true, administers: false })
  expect(await menuOf(await anAdmin())).toMatchObject({ opensContests: true, moderates: true, administers: true })
})

test('a site under its own name says what it runs on, unless that is switched off', () => {
  const frame = (change: Partial<typeof settings>) => frameOf(aVisitor(), { ...settings, ...change }).madeWith
  expect(frame({ organisation: 'Aflora' })).toBe(false)
  expect(frame({ organisation: 'Acme', showMadeWith: true })).toBe(true)
  expect(frame({ organisation: 'Acme', showMadeWith: false })).toBe(false)
})
