import { describe, expect, test } from 'vitest'
import { decideName, type NameWish } from '#app/features/moderation/names/decide-name.server.ts'
import { namesQueue } from '#app/features/moderation/names/names-queue.server.ts'
import { askAboutName, ownNamePage, replacedNote } from '#app/features/moderation/names/own-name.server.ts'
import { reportName } from '#app/features/moderation/names/report-name.server.ts'
import { publicLog } from '#app/features/moderation/public-log.server.ts'
import { editProfile } from '#app/features/people/edit-profile.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { eraseAccount } from '#app/features/privacy/erase-account.server.ts'
import { foundUnion } from '#app/features/unions/found-union.server.ts'
import { renameUnion } from '#app/features/unions/rename-union.server.ts'
import * as namesRoute from '#app/routes/moderation/names.tsx'
import * as reportRoute from '#app/routes/moderation/report-name.tsx'
import * as ownRoute from '#app/routes/unions/own-name.tsx'
import { newId } from '#drizzle/ids.ts'
import { groupById } from '#drizzle/queries/groups.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { everyTextHolding } from '#tests/every-text.ts'
import { again, aModerator, anAdmin, anEmployee, aPerson, aVisitor } from '#tests/factory.ts'
import { mailsTo, mailTo } from '#tests/mailbox.ts'
import { visitRoute } from '#tests/visit-route.ts'

const why = { reason: 'poses' as const, words: 'That is not her.' }
const aPublic = (name = `Angela ${newId()}`) => aPerson({ name, isPublic: true })
const about = ({ id }: { id: string }) => ({ subject: 'person' as const, id })
const nameOf = async (id: string) => (await personById(id))?.name
const replace = (seen: string): NameWish => ({ decision: 'replace', seen, reason: 'poses', words: 'Choose your own.' })
const status = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (thrown: Response) => thrown.status,
  )
const here = async (viewer: Viewer, { id }: { id: string }) =>
  (await namesQueue(viewer)).names.find((item) => item.id === id)

/** A name that was reported and replaced; answers who bears it and who decided. */
async function aReplaced() {
  const [bearer, first] = [await aPublic(), await aModerator({ name: 'Olga' })]
  await reportName(await aPerson(), about(bearer), why)
  expect(await decideName(first, about(bearer), replace(bearer.name))).toEqual({ ok: true })
  return { bearer: await again(bearer), was: bearer.name, first }
}

async function aUnion(name = `Wolves ${newId()}`) {
  const speaker = await aPerson()
  const founded = await foundUnion(speaker, { name, words: '', named: true })
  if (!founded.ok) throw new Error('no union')
  return { speaker, name, thing: { subject: 'union' as const, id: founded.id } }
}

describe('a public name', () => {
  test('is reported once by each reader, also without an account, and never by who bears it', async () => {
    const bearer = await aPublic()
    const visitor = aVisitor()
    expect(await reportName(visitor, about(bearer), why)).toMatchObject({ fresh: true })
    expect(await reportName(visitor, about(bearer), why)).toMatchObject({ fresh: false })
    expect(await status(reportName(bearer, about(bearer), why))).toBe(403)
    const item = await here(await aModerator(), bearer)
    expect(item).toMatchObject({ name: bearer.name, decisions: ['leave', 'replace'] })
    expect(item?.reports).toMatchObject([{ words: 'That is not her.' }])
    expect(JSON.stringify(item)).not.toContain(visitor.id)
  })

  test('of somebody whose page is not open cannot be reported, for it is nowhere to be read so', async () => {
    expect(await status(reportName(await aPerson(), about(await aPerson()), why))).toBe(404)
    const nothing = { subject: 'union' as const, id: newId() }
    expect(await status(reportName(await aPerson(), nothing, why))).toBe(404)
  })

  test('is decided about by moderators of the whole site, not about their own', async () => {
    const bearer = await aModerator({ name: `Boss ${newId()}`, isPublic: true })
    await reportName(await aPerson(), about(bearer), why)
    const wish = replace(bearer.name)
    expect(await status(decideName(bearer, about(bearer), wish))).toBe(403)
    for (const viewer of [aVisitor(), await aPerson(), await anEmployee({ role: 'owner' })]) {
      expect(await status(decideName(viewer, about(bearer), wish))).toBe(404)
      expect(await status(namesQueue(viewer))).toBe(404)
    }
    expect((await here(bearer, bearer))?.decisions).toEqual([])
    expect(await nameOf(bearer.id)).toBe(bearer.name)
  })

  test('that is left stays, its bearer hears nothing, and it can be reported anew', async () => {
    const [bearer, moderator, reader] = [await aPublic(), await aModerator(), await aPerson()]
    await reportName(reader, about(bearer), why)
    expect(await decideName(moderator, about(bearer), { decision: 'leave', seen: bearer.name })).toEqual({ ok: true })
    expect(await nameOf(bearer.id)).toBe(bearer.name)
    expect(await mailsTo(bearer.email as string)).toBe(0)
    expect(await here(moderator, bearer)).toBeUndefined()
    expect(await decideName(moderator, about(bearer), replace(bearer.name))).toEqual({ ok: false, reason: 'over' })
    expect(await reportName(reader, about(bearer), why)).toMatchObject({ fresh: true })
  })

  test('that was changed meanwhile, or decided by another at the same moment, is not decided blindly', async () => {
    const bearer = await aPublic()
    await reportName(await aPerson(), about(bearer), why)
    expect(await decideName(await aModerator(), about(bearer), replace('Somebody'))).toEqual({
      ok: false,
      reason: 'changed',
    })
    const both = await Promise.all(
      [await aModerator(), await aModerator()].map((one) => decideName(one, about(bearer), replace(bearer.name))),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('a name that was replaced', () => {
  test('is neutral until its bearer, who was told why, chooses another one; never the same', async () => {
    const { bearer, was } = await aReplaced()
    expect(bearer.name).toMatch(/^Participant \d{6}$/)
    const { text } = await mailTo(bearer.email as string)
    for (const said of [was, bearer.name, 'pretends to be somebody else', 'Choose your own.'])
      expect(text).toContain(said)
    expect(await replacedNote(bearer)).toMatchObject({ path: `/names/person/${bearer.id}` })
    const profile = { language: 'en' as const }
    expect(await editProfile(bearer, { ...profile, name: was.toUpperCase() })).toEqual({
      ok: false,
      reason: 'names_replaced_once',
    })
    expect(await editProfile(bearer, { ...profile, name: 'Ines' })).toEqual({ ok: true })
    expect(await replacedNote(await again(bearer))).toBeNull()
  })

  test('is given back by another moderator on appeal, once asked, never by who replaced it', async () => {
    const { bearer, was, first } = await aReplaced()
    expect(await askAboutName(bearer, about(bearer), 'It is my name.')).toEqual({ fresh: true })
    expect(await askAboutName(bearer, about(bearer), 'Really.')).toEqual({ fresh: false })
    const wish = { decision: 'restore' as const, seen: bearer.name, words: 'You showed your passport.' }
    expect(await decideName(first, about(bearer), wish)).toEqual({ ok: false, reason: 'own-decision' })
    expect(await here(first, bearer)).toMatchObject({ decisions: [], appeal: { notYours: true } })
    expect(await nameOf(bearer.id)).toBe(bearer.name)

    const other = await aModerator()
    expect(await here(other, bearer)).toMatchObject({ decisions: ['restore', 'uphold'] })
    expect(await decideName(other, about(bearer), replace(bearer.name))).toEqual({ ok: false, reason: 'not-offered' })
    expect(await decideName(other, about(bearer), wish)).toEqual({ ok: true })
    expect(await nameOf(bearer.id)).toBe(was)
    expect((await mailTo(bearer.email as string)).text).toContain('You showed your passport.')
    expect(await ownNamePage(await again(bearer), about(bearer))).toMatchObject({
      mayAsk: false,
      outcome: { tone: 'pro' },
    })
    expect(await editProfile(await again(bearer), { name: 'Ines', language: 'en' })).toEqual({ ok: true })
    expect(await editProfile(await again(bearer), { name: was, language: 'en' })).toEqual({ ok: true })
  })

  test('stays so when another moderator says why, and nobody asks a second time', async () => {
    const { bearer, was } = await aReplaced()
    await askAboutName(bearer, about(bearer), 'It is my name.')
    const wish = { decision: 'uphold' as const, seen: bearer.name, words: 'She lives elsewhere.' }
    expect(await decideName(await aModerator(), about(bearer), wish)).toEqual({ ok: true })
    expect(await ownNamePage(bearer, about(bearer))).toMatchObject({
      mayAsk: false,
      outcome: { tone: 'contra', words: 'She lives elsewhere.' },
    })
    expect(await askAboutName(bearer, about(bearer), 'Again.')).toEqual({ fresh: false })
    expect(await editProfile(bearer, { name: was, language: 'en' })).toMatchObject({ ok: false })
    expect(await status(ownNamePage(await aPerson(), about(bearer)))).toBe(404)
  })

  test('stands in the public log without the name, without words and without anybody', async () => {
    const { bearer, was } = await aReplaced()
    const log = await publicLog(aVisitor(), new URLSearchParams())
    expect(log.names[0]).toMatchObject({ decision: 'Replaced', kind: 'Name of a person' })
    for (const secret of [was, bearer.name, bearer.id, 'Choose your own', 'Olga'])
      expect(JSON.stringify(log)).not.toContain(secret)
  })

  test('goes from every table with its bearer', async () => {
    const { bearer, was } = await aReplaced()
    expect((await everyTextHolding(was)).length).toBeGreaterThan(1)
    await eraseAccount(await anAdmin(), (await personById(bearer.id)) as PersonRow, new Date())
    expect(await everyTextHolding(was)).toEqual([])
  }, 60_000)
})

describe('the name of a union', () => {
  test('is replaced, and whoever speaks for it is told and gives it another one, once', async () => {
    const { speaker, name, thing } = await aUnion()
    expect(await status(renameUnion(speaker, thing.id, 'Lambs'))).toBe(404)
    await reportName(await aPerson(), thing, why)
    expect(await decideName(await aModerator(), thing, replace(name))).toEqual({ ok: true })
    expect((await groupById(thing.id))?.name).toMatch(/^Union \d{6}$/)
    expect((await mailTo(speaker.email as string)).text).toContain(`/names/union/${thing.id}`)
    expect(await renameUnion(speaker, thing.id, name)).toEqual({ ok: false, reason: 'names_replaced_once' })
    expect(await status(renameUnion(await aPerson(), thing.id, 'Lambs'))).toBe(404)
    const other = `Lambs ${newId()}`
    expect(await renameUnion(speaker, thing.id, other)).toEqual({ ok: true })
    expect((await groupById(thing.id))?.name).toBe(other)
    expect(await status(renameUnion(speaker, thing.id, 'Sheep'))).toBe(404)
  })

  test('comes back on appeal unless another group took it meanwhile', async () => {
    const { speaker, name, thing } = await aUnion()
    await reportName(await aPerson(), thing, why)
    await decideName(await aModerator(), thing, replace(name))
    await askAboutName(speaker, thing, 'We are called so.')
    const neutral = (await groupById(thing.id))?.name as string
    await aUnion(name)
    const wish = { decision: 'restore' as const, seen: neutral, words: '' }
    expect(await decideName(await aModerator(), thing, wish)).toEqual({ ok: false, reason: 'name-used' })
    expect((await groupById(thing.id))?.name).toBe(neutral)
  })
})

test('the pages take a report, keep what a decision lacked, and take an appeal', async () => {
  const bearer = await aPublic()
  const params = { subject: 'person', thing: bearer.id }
  const sent = await visitRoute(reportRoute, '/x', { visitor: newId(), params, form: { reason: 'rude', words: '' } })
  expect(sent).toMatchObject({ status: 303, to: `/p/${bearer.id}` })
  expect(sent.cookies.length).toBeGreaterThan(1)
  const empty = await visitRoute(reportRoute, '/x', { visitor: newId(), params, form: { reason: '', words: 'Hm' } })
  expect(empty).toMatchObject({ status: 400, page: { values: { words: 'Hm' } } })

  const as = await aModerator()
  const to = `/desk/moderation/names?subject=person&thing=${bearer.id}&decision=replace`
  const bare = { seen: bearer.name, reason: 'other', words: '' }
  expect(await visitRoute(namesRoute, to, { as, form: bare })).toMatchObject({
    status: 400,
    page: { key: `person-${bearer.id}`, refusal: { values: { reason: 'other' } } },
  })
  expect(await visitRoute(namesRoute, to, { as, form: { ...bare, words: 'No.' } })).toMatchObject({ status: 303 })
  const asked = await visitRoute(ownRoute, '/x', { as: await again(bearer), params, form: { words: 'Please.' } })
  expect(asked).toMatchObject({ status: 303, to: `/names/person/${bearer.id}` })
})
