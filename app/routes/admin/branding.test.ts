import { existsSync, readFileSync } from 'node:fs'
import sharp from 'sharp'
import { beforeAll, expect, test, vi } from 'vitest'
import { removeFile } from '#app/features/attachments/remove-file.server.ts'
import { sendFile } from '#app/features/attachments/send-file.server.ts'
import { placeOf } from '#app/features/files/file-store.server.ts'
import { frameOf } from '#app/features/people/frame-of.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { greetingFor } from '#app/features/settings/greeting-for.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import * as branding from '#app/routes/admin/branding.tsx'
import * as logoPage from '#app/routes/admin/logo.tsx'
import * as home from '#app/routes/site/home.tsx'
import { auditEntries } from '#drizzle/queries/events.ts'
import { fileById } from '#drizzle/queries/files.ts'
import { aModerator, anAdmin, aVisitor } from '#tests/factory.ts'
import { visitRoute } from '#tests/visit-route.ts'

/** Each picture starts a program of its own, which takes its time on a busy machine. */
vi.setConfig({ testTimeout: 60_000 })

let admin: Viewer
beforeAll(async () => {
  admin = await anAdmin()
})

const aPicture = (width = 1200, height = 300) =>
  sharp({ create: { width, height, channels: 4, background: { r: 11, g: 85, b: 99, alpha: 0.5 } } })
    .png()
    .toBuffer()

function upload(content: Buffer | string, alt: string, name = 'logo.png') {
  const form = new FormData()
  form.set('do', 'set')
  form.set('alt', alt)
  form.set('file', new File([new Uint8Array(Buffer.from(content))], name))
  return form
}

const setLogo = (form: FormData, as = admin) => visitRoute(logoPage, '/admin/branding/logo', { as, form })
const framed = async () => frameOf(aVisitor(), await siteSettings()).logo
const lastChange = async () => (await auditEntries(1, { who: '', action: 'settings.changed', thing: '' }))[0]?.entry

test('a logo is drawn anew, shown to everybody with its words, and replaced and taken away for good', async () => {
  expect(await framed()).toBeUndefined()
  expect((await setLogo(upload(await aPicture(), 'Acme'))).status).toBe(303)
  const first = await framed()
  expect(first).toEqual({ src: expect.stringMatching(/^\/files\/\w{26}$/), alt: 'Acme', width: 480, height: 120 })
  const id = first?.src.replace('/files/', '') ?? ''
  expect(await sharp(readFileSync(placeOf(id))).metadata()).toMatchObject({
    format: 'webp',
    width: 480,
    hasAlpha: true,
  })
  const answer = await sendFile(aVisitor(), id, null)
  expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'public, max-age=86400'])
  expect((await sendFile(aVisitor(), id, answer.headers.get('ETag'))).status).toBe(304)
  expect(await lastChange()).toMatchObject({
    actorId: admin.id,
    before: { logo: { file: '' } },
    after: { logo: { file: id } },
  })

  await setLogo(upload(await aPicture(300, 300), 'Acme and sons'))
  const second = await framed()
  expect(second).toMatchObject({ alt: 'Acme and sons', width: 160, height: 160 })
  expect(existsSync(placeOf(id))).toBe(false)

  const removed = await visitRoute(logoPage, '/admin/branding/logo', { as: admin, form: { do: 'remove' } })
  expect(removed.to).toBe('/admin/branding')
  const gone = second?.src.replace('/files/', '') ?? ''
  expect([await framed(), existsSync(placeOf(gone)), await fileById(gone)]).toEqual([undefined, false, undefined])
  expect(await lastChange()).toMatchObject({ before: { logo: { file: gone } }, after: { logo: { file: '' } } })
})

test.each([
  ['a drawing in SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['a document', '%PDF-1.7\n%%EOF\n'],
  ['nothing', ''],
])('%s is no logo', async (_, content) => {
  const refused = await setLogo(upload(content, 'Acme'))
  expect([refused.status, await framed()]).toEqual([400, undefined])
  expect(refused.page).toMatchObject({ ok: false, errors: { file: expect.any(Array) } })
})

test('a logo without words for those who cannot see it is not taken', async () => {
  const refused = await setLogo(upload(await aPicture(), ' '))
  expect([refused.status, await framed()]).toEqual([400, undefined])
  expect(refused.page).toMatchObject({ errors: { alt: expect.any(Array) } })
})

test('a logo goes away among the settings only, not as a file of whoever sent it', async () => {
  await setLogo(upload(await aPicture(), 'Acme'))
  const id = (await framed())?.src.replace('/files/', '') ?? ''
  await expect(removeFile(admin, id)).rejects.toMatchObject({ status: 404 })
  expect(existsSync(placeOf(id))).toBe(true)
})

test('a greeting stands on the home page in the reader’s language, else in that of the site', async () => {
  const words = { step: 'greeting', en: 'Tell us what to change.', es: '', ru: 'Скажите, что изменить.' }
  expect((await visitRoute(branding, '/admin/branding', { as: admin, form: words })).status).toBe(303)
  expect((await visitRoute(home, '/')).page).toMatchObject({ lead: { text: 'Tell us what to change.', lang: 'en' } })
  const settings = await siteSettings()
  expect(greetingFor(settings, 'ru')).toEqual({ text: 'Скажите, что изменить.', lang: 'ru' })
  expect(greetingFor(settings, 'es')).toEqual({ text: 'Tell us what to change.', lang: 'en' })
  expect(greetingFor({ ...settings, language: 'es' }, 'es')).toBeNull()
  await visitRoute(branding, '/admin/branding', { as: admin, form: { step: 'greeting', en: '', es: '', ru: '' } })
  expect((await visitRoute(home, '/')).page).toMatchObject({ lead: null })
  const tooLong = { ...words, en: 'a'.repeat(301) }
  expect((await visitRoute(branding, '/admin/branding', { as: admin, form: tooLong })).status).toBe(400)
})

test('a colour is tried first and saved at the second press', async () => {
  const press = (step: string) =>
    visitRoute(branding, '/admin/branding', { as: admin, form: { step, brandColour: '#E4002B' } })
  expect((await press('preview')).page).toMatchObject({ values: { brandColour: '#E4002B' } })
  expect((await siteSettings()).brandColour).toBe('')
  expect((await press('save')).status).toBe(303)
  expect((await siteSettings()).brandColour).toBe('#e4002b')
})

test('nobody else changes how the site looks', async () => {
  const moderator = await aModerator()
  const before = await siteSettings()
  const form = { step: 'greeting', en: 'Mine', es: '', ru: '' }
  expect((await visitRoute(branding, '/admin/branding', { as: moderator, form })).status).toBe(404)
  expect((await setLogo(upload(await aPicture(), 'Mine'), moderator)).status).toBe(404)
  expect(await siteSettings()).toEqual(before)
})
