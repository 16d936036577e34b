import { describe, expect, test } from 'vitest'
import { changeAccount } from '#app/features/admin/change-account.server.ts'
import { erasePerson } from '#app/features/admin/erase-person.server.ts'
import { ideaPage } from '#app/features/ideas/idea-page.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { drawLot } from '#app/features/ranking/counting/draw-lot.ts'
import { closeUnion } from '#app/features/unions/close-union.server.ts'
import { addToDeclared, declareGroup } from '#app/features/unions/declared/declare-group.server.ts'
import { declaredPage } from '#app/features/unions/declared/declared-page.server.ts'
import { foundUnion } from '#app/features/unions/found-union.server.ts'
import { endorseIdea } from '#app/features/unions/idea/endorse-idea.server.ts'
import { ideaLines } from '#app/features/unions/idea/union-lines.server.ts'
import { joinUnion } from '#app/features/unions/join-union.server.ts'
import { leaveUnion } from '#app/features/unions/leave-union.server.ts'
import { listUnions } from '#app/features/unions/list-unions.server.ts'
import { takePlace } from '#app/features/unions/take-place.server.ts'
import { unionPage } from '#app/features/unions/union-page.server.ts'
import { newId } from '#drizzle/ids.ts'
import { personById } from '#drizzle/queries/people.ts'
import { aContest, aModerator, anAdmin, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'

async function aUnion(founder: Viewer, name = `Riders ${newId()}`) {
  const founded = await foundUnion(founder, { name, words: 'We **wait** together.', named: true })
  if (!founded.ok) throw new Error(founded.reason)
  return founded.id
}

const status = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (thrown: unknown) => (thrown as Response).status,
  )
const place = { named: true, stands: true }
const spokesperson = async (id: string) => (await unionPage(aVisitor(), id)).spokesperson?.name

describe('a union', () => {
  test('is founded by anybody with an account, who speaks for it and is named on its page', async () => {
    const founder = await aPerson({ name: 'Olga' })
    const id = await aUnion(founder)
    const page = await unionPage(aVisitor(), id)
    expect(page).toMatchObject({ spokesperson: { name: 'Olga' }, named: [{ name: 'Olga' }], place: null })
    expect(page.html).toContain('<strong>wait</strong>')
    expect(page.may).toEqual({ takePart: false, speak: false, close: false, report: true })
    expect((await listUnions(founder, 0)).unions.find(({ path }) => path === `/unions/${id}`)?.mine).toBe(true)
    expect(await status(foundUnion(aVisitor(), { name: 'Strangers', words: '', named: false }))).toBe(403)
    const nameless = await aPerson({ name: '' })
    expect(await foundUnion(nameless, { name: 'Nameless ones', words: '', named: true })).toMatchObject({ ok: false })
  })

  test('is not called like the team, nor like another group, other letters notwithstanding', async () => {
    await anEmployee({ name: 'Marta Ruiz' })
    const [founder, employee] = [await aPerson(), await anEmployee()]
    const called = (name: string, by = founder) => foundUnion(by, { name, words: '', named: true })
    expect(await called('Маrta Ruiz')).toMatchObject({ reason: 'people_name_taken' })
    expect(await called('Моderator', employee)).toMatchObject({ reason: 'people_name_taken' })
    await aUnion(founder, 'Night Riders')
    expect(await called('Nіght  Rideгs', employee)).toMatchObject({ reason: 'unions_name_used' })
    expect(await declareGroup(await anAdmin(), { name: 'NIGHT-RIDERS', words: '' })).toMatchObject({
      reason: 'unions_name_used',
    })
    expect(await called('Day Riders')).toMatchObject({ ok: true })
  })

  test('shows of its members their number, and the names of those who chose to be named', async () => {
    const id = await aUnion(await aPerson({ name: 'Olga' }))
    await joinUnion(await aPerson({ name: 'Quiet' }), id, { named: false })
    const loud = await aPerson({ name: 'Loud' })
    await joinUnion(loud, id, { named: true })
    await joinUnion(loud, id, { named: false })
    const page = await unionPage(aVisitor(), id)
    expect(page.named.map(({ name }) => name)).toEqual(['Olga', 'Loud'])
    expect(page).toMatchObject({ members: '3 members', more: 1 })
    expect(JSON.stringify(page)).not.toContain('Quiet')
    const guest = await aPerson({ kind: 'guest', email: null })
    expect(await status(joinUnion(guest, id, { named: false }))).toBe(403)
  })

  test('is spoken for by whom most members want, and by nobody whom none of them does', async () => {
    const [olga, pavel, vera] = [
      await aPerson({ name: 'Olga' }),
      await aPerson({ name: 'Pavel' }),
      await aPerson({ name: 'Vera' }),
    ]
    const id = await aUnion(olga)
    for (const person of [pavel, vera]) await joinUnion(person, id, { named: true })
    expect(await takePlace(vera, id, { named: true, stands: false, choice: pavel.id })).toMatchObject({
      reason: 'unions_stands_not',
    })
    await takePlace(pavel, id, { ...place, choice: pavel.id })
    await takePlace(vera, id, { named: false, stands: false, choice: pavel.id })
    expect(await spokesperson(id)).toBe('Pavel')
    await takePlace(vera, id, { named: false, stands: false, choice: '' })
    const [first] = [olga, pavel].sort((a, b) => (drawLot(id, a.id) < drawLot(id, b.id) ? -1 : 1))
    expect(await spokesperson(id)).toBe(first?.name)
    await leaveUnion(pavel, id)
    expect(await spokesperson(id)).toBe('Olga')
    await leaveUnion(olga, id)
    expect(await spokesperson(id)).toBeUndefined()
    expect(await status(takePlace(olga, id, { ...place, choice: olga.id }))).toBe(404)
  })

  test('loses its spokesperson when they are suspended or erased', async () => {
    const [admin, olga, pavel] = [await anAdmin(), await aPerson(), await aPerson({ name: 'Pavel' })]
    const id = await aUnion(olga)
    await joinUnion(pavel, id, { named: true })
    await takePlace(pavel, id, { ...place, choice: pavel.id })
    const { name, title, affiliation, role } = olga
    await changeAccount(admin, olga.id, { name, title, affiliation, role, suspended: true })
    expect(await spokesperson(id)).toBe('Pavel')
    await erasePerson(admin, pavel.id, pavel.email as string)
    const page = await unionPage(aVisitor(), id)
    expect(page).toMatchObject({ spokesperson: null, named: [], members: '0 members' })
    expect((await personById(pavel.id))?.name).toBe('')
  })

  test('is closed by its spokesperson, or by a moderator who says why', async () => {
    const [olga, member, moderator] = [await aPerson(), await aPerson(), await aModerator()]
    const id = await aUnion(olga)
    await joinUnion(member, id, { named: false })
    expect(await status(closeUnion(member, id, 'Mine'))).toBe(404)
    expect(await closeUnion(moderator, id, '')).toMatchObject({ ok: false })
    expect(await closeUnion(moderator, id, 'It threatens people.')).toEqual({ ok: true })
    const page = await unionPage(aVisitor(), id)
    expect(page.closed?.words).toBe('It threatens people.')
    expect(await status(joinUnion(await aPerson(), id, { named: false }))).toBe(403)
    expect((await listUnions(olga, 0)).unions.map(({ path }) => path)).not.toContain(`/unions/${id}`)
    const own = await aUnion(olga)
    expect(await closeUnion(olga, own, '')).toEqual({ ok: true })
  })

  test('stands behind an idea in a line on its page, as long as it is open and its spokesperson says so', async () => {
    const [olga, member, idea] = [await aPerson(), await aPerson(), await anIdea()]
    const id = await aUnion(olga, 'Slow Readers')
    await joinUnion(member, id, { named: false })
    const lines = async () => (await ideaLines(aVisitor(), idea.id)).map(({ text }) => text)
    expect(await status(endorseIdea(member, idea.id, { union: id, on: true }))).toBe(404)
    await endorseIdea(olga, idea.id, { union: id, on: true })
    expect(await lines()).toEqual(['Endorsed by the union “Slow Readers” (2 members)'])
    await endorseIdea(olga, idea.id, { union: id, on: false })
    expect(await lines()).toEqual([])
    await endorseIdea(olga, idea.id, { union: id, on: true })
    expect((await unionPage(aVisitor(), id)).endorsed).toHaveLength(1)
    await closeUnion(olga, id, '')
    expect(await lines()).toEqual([])
  })

  test('tells nobody of ideas they may not see', async () => {
    const inside = await aContest({ audience: 'employees', takePart: 'employees' })
    const idea = await anIdea({ contestId: inside.id, title: 'Only for us' })
    const [employee, customer] = [await anEmployee(), await aPerson()]
    const id = await aUnion(employee)
    await endorseIdea(employee, idea.id, { union: id, on: true })
    expect((await unionPage(employee, id)).endorsed).toHaveLength(1)
    expect(JSON.stringify(await unionPage(customer, id))).not.toContain('Only for us')
    const other = await aUnion(customer)
    expect(await status(endorseIdea(customer, idea.id, { union: other, on: true }))).toBe(404)
    expect((await ideaPage(employee, idea.id)).vote).toMatchObject({ votes: 0 })
  })
})

describe('a declared group', () => {
  test('belongs to those who run the site', async () => {
    const [admin, partner] = [await anAdmin(), await aPerson()]
    const declared = await declareGroup(admin, { name: 'Pilot customers', words: '' })
    if (!declared.ok) throw new Error(declared.reason)
    expect(await addToDeclared(admin, declared.id, partner.email as string)).toMatchObject({ ok: true })
    expect(await addToDeclared(admin, declared.id, 'nobody@example.org')).toMatchObject({ reason: 'unions_no_account' })
    expect((await declaredPage(admin, declared.id)).members).toMatchObject([{ id: partner.id }])
    expect(await status(declaredPage(await aModerator(), declared.id))).toBe(404)
    expect(await status(addToDeclared(partner, declared.id, partner.email as string))).toBe(404)
    expect(await status(unionPage(admin, declared.id))).toBe(404)
    expect(await status(joinUnion(partner, declared.id, { named: true }))).toBe(404)
  })
})
