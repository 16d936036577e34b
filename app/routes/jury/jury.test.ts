import { beforeEach, describe, expect, test } from 'vitest'
import type { JuryDesk } from '#app/features/jury/desk/jury-desk.server.ts'
import { handOutIdeas } from '#app/features/jury/hand-out-ideas.server.ts'
import type { PapersPage } from '#app/features/jury/sheet/papers-page.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { addContestRole, type ContestRow, changeContest } from '#drizzle/queries/contests.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'
import { juryOf, scorecardOf, scorecardsOf } from '#drizzle/queries/juries.ts'
import { aContest, again, anAdmin, anEmployee, anIdea, aPerson } from '#tests/factory.ts'
import { visitRoute } from '#tests/visit-route.ts'
import * as desk from './desk.tsx'
import * as papers from './papers.tsx'
import * as save from './save.ts'
import * as sheet from './sheet.tsx'

const settings = {
  ...{ step: 'settings', scale: '5', perIdea: '1', blind: 'on', judged: 'all', share: '0', due: '' },
  ...{ name1: 'Value', weight1: '2', name2: 'Courage', weight2: '1', name3: '', weight3: '' },
}
type Refusal = { errors: object }
const pageOf = <Page>({ page }: { page: unknown }) => page as Page

let contest: ContestRow
let owner: Viewer
let juror: Viewer
let ideas: IdeaRow[]

const atDesk = (form?: Record<string, string>, as = owner) =>
  visitRoute(desk, `/c/${contest.slug}/desk/jury`, { as, form, params: { contest: contest.slug } })
const atPapers = (as: Viewer, slug = contest.slug) =>
  visitRoute(papers, `/c/${slug}/jury`, { as, params: { contest: slug } })
const atSheet = (as: Viewer, idea: string, form?: Record<string, string>) =>
  visitRoute(sheet, `/c/${contest.slug}/jury/${idea}`, { as, form, params: { contest: contest.slug, idea } })
const byScript = (as: Viewer, idea: string, form: Record<string, string>) =>
  visitRoute(save, `/c/${contest.slug}/jury/${idea}/save`, { as, form, params: { contest: contest.slug, idea } })

beforeEach(async () => {
  const host = await anEmployee({ role: 'owner' })
  contest = await aContest({ hostId: host.id, ideasUntil: new Date(Date.now() - 1000) })
  owner = await again(host)
  ideas = [await anIdea({ contestId: contest.id }), await anIdea({ contestId: contest.id })]
  const person = await aPerson()
  await transaction(() => addContestRole(contest.id, person.id, 'juror'))
  juror = await again(person)
})

async function handOut() {
  expect((await atDesk(settings)).status).toBe(303)
  expect(await handOutIdeas(owner, contest.slug)).toMatchObject({ ok: true, papers: 2 })
}

describe("the owner's page", () => {
  test('says how the jury judges, and shows what was wrong with everything kept', async () => {
    const wrong = await atDesk({ ...settings, scale: '99', name1: 'Charm' })
    expect(wrong).toMatchObject({ status: 400, page: { values: { name1: 'Charm' } } })
    expect(Object.keys(pageOf<Refusal>(wrong).errors)).toEqual(['scale'])
    expect((await atDesk({ ...settings, name1: '', name2: '' })).status).toBe(400)
    expect((await atDesk(settings)).to).toBe(`/c/${contest.slug}/desk/jury`)
    expect(await juryOf(contest.id)).toMatchObject({
      criteria: [
        { id: 'c1', name: 'Value', weight: 2 },
        { id: 'c2', name: 'Courage', weight: 1 },
      ],
      ...{ scale: 5, perIdea: 1, blind: true, share: 0 },
    })
  })

  test('invites by address, and says which one is none', async () => {
    await atDesk(settings)
    expect((await atDesk({ step: 'invite', emails: 'not an address' })).status).toBe(400)
    expect((await atDesk({ step: 'invite', emails: 'one@example.org, two@example.org' })).status).toBe(303)
    const { invited, jurors } = pageOf<JuryDesk>(await atDesk())
    expect(invited).toEqual(['one@example.org', 'two@example.org'])
    expect(jurors).toMatchObject([{ id: juror.id, papers: 0 }])
  })

  test('hands out, takes off the jury and ends it; a second end is refused in words', async () => {
    await atDesk(settings)
    expect((await atDesk({ step: 'hand-out' })).status).toBe(303)
    expect(await scorecardsOf(contest.id)).toHaveLength(2)
    expect((await atDesk({ step: 'end' })).status).toBe(303)
    const again = await atDesk({ step: 'end' })
    expect(again).toMatchObject({ status: 409, page: { formErrors: ['The jury is over.'] } })
    expect((await atDesk({ step: 'dance' })).status).toBe(400)
    expect((await atDesk({ step: 'dismiss', juror: juror.id })).status).toBe(409)
  })

  test('is nowhere for others, and for debates', async () => {
    for (const viewer of [juror, await aPerson(), await anEmployee({ role: 'owner' })]) {
      expect((await atDesk(undefined, viewer)).status).toBe(404)
      expect((await atDesk(settings, viewer)).status).toBe(404)
    }
    await transaction(() => changeContest(contest.id, { kind: 'debate' }))
    expect((await atDesk()).status).toBe(404)
  })
})

describe("the juror's pages", () => {
  test('list the papers with how far they are', async () => {
    await handOut()
    const page = pageOf<PapersPage>(await atPapers(juror))
    expect(page).toMatchObject({ done: 0, state: 'judging', blind: true })
    expect(page.papers.map(({ state }) => state)).toEqual(['new', 'new'])
  })

  test('for whoever is no juror are exactly like a contest that is not there', async () => {
    await handOut()
    const missing = await atPapers(juror, 'no-such-contest')
    expect(missing.status).toBe(404)
    for (const viewer of [owner, await aPerson(), await anAdmin()]) {
      expect(await atPapers(viewer)).toEqual(missing)
      expect(await atSheet(viewer, ideas[0]?.id as string)).toEqual(missing)
      expect(await atSheet(viewer, ideas[0]?.id as string, { 'scores.c1': '1', step: 'submit' })).toEqual(missing)
      expect((await byScript(viewer, ideas[0]?.id as string, { 'scores.c1': '1' })).status).toBe(404)
    }
    const stranger = await visitRoute(papers, '/x', { params: { contest: contest.slug } })
    expect(stranger).toEqual(missing)
    expect((await atPapers(juror)).status).toBe(200)
  })

  test('a paper is handed in and leads to the next; what is missing is named', async () => {
    await handOut()
    const [one, other] = pageOf<PapersPage>(await atPapers(juror)).papers.map(({ id }) => id) as [string, string]
    const half = await atSheet(juror, one, { 'scores.c1': '4', comment: 'Good', step: 'submit' })
    expect(half).toMatchObject({ status: 400, page: { values: { comment: 'Good', 'scores.c1': '4' } } })
    expect(Object.keys(pageOf<Refusal>(half).errors)).toEqual(['scores.c2'])
    const whole = await atSheet(juror, one, { 'scores.c1': '4', 'scores.c2': '5', comment: 'Good', step: 'submit' })
    expect(whole.to).toBe(`/c/${contest.slug}/jury/${other}`)
    const last = await atSheet(juror, other, { 'scores.c1': '1', 'scores.c2': '1', step: 'submit' })
    expect(last.to).toBe(`/c/${contest.slug}/jury`)
  })

  test('the script keeps a paper, and never hands it in or gives it back', async () => {
    await handOut()
    const idea = ideas[0]?.id as string
    const form = { 'scores.c1': '2', 'scores.c2': '3', comment: 'So far', conflict: 'on', step: 'submit' }
    expect((await byScript(juror, idea, form)).status).toBe(200)
    expect(await scorecardOf(contest.id, juror.id, idea)).toMatchObject({ state: 'assigned', comment: 'So far' })
    await atDesk({ step: 'end' })
    expect((await byScript(juror, idea, form)).status).toBe(409)
  })

  test('a conflict leads back to the list, and the idea is gone from it', async () => {
    await handOut()
    const idea = ideas[0]?.id as string
    expect((await atSheet(juror, idea, { conflict: 'on', step: 'submit' })).to).toBe(`/c/${contest.slug}/jury`)
    expect((await atSheet(juror, idea)).status).toBe(404)
    expect((await atPapers(juror)).page).toMatchObject({ papers: [{ id: ideas[1]?.id }] })
  })
})
