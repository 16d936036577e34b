import { expect, test } from 'vitest'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import type { FairnessPage } from '#app/features/votes/fairness/fairness-page.server.ts'
import { FairnessView } from '#app/features/votes/fairness/fairness-view.tsx'
import { SetAsideNote } from '#app/features/winners/results/set-aside-note.tsx'
import * as fairness from '#app/routes/ballots/fairness.tsx'
import { transaction } from '#drizzle/database.ts'
import { putFinding, reviewOf } from '#drizzle/queries/ballot-reviews.ts'
import { aContest, again, aModerator, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { renderHtml } from '#tests/render-html.tsx'
import { visitRoute } from '#tests/visit-route.ts'

async function aSuspicion() {
  const host = await anEmployee({ role: 'owner' })
  const contest = await aContest({ hostId: host.id })
  const idea = await anIdea({ contestId: contest.id, title: 'A bell at the counter' })
  const voter = await aPerson({ name: 'Petra Puppet' })
  await castVote(voter, idea.id)
  const grounds = [{ kind: 'network', idea: idea.id, together: 12 }]
  await transaction(() => putFinding({ contestId: contest.id, personId: voter.id, grounds, foundAt: new Date() }))
  const at = { params: { contest: contest.slug } }
  return { host: await again(host), contest, idea, voter, at, path: `/c/${contest.slug}/desk/fairness` }
}

test('the page says why and names no voter; who may not decide finds no page', async () => {
  const { host, path, at, voter } = await aSuspicion()
  const { page } = await visitRoute(fairness, path, { as: host, ...at })
  const html = await renderHtml(<FairnessView page={page as unknown as FairnessPage} refused={undefined} />)
  expect(html).toContain('A bell at the counter')
  expect(html).toContain('(12 ballots)')
  expect(html).not.toContain('Petra')
  expect((await visitRoute(fairness, path, { as: await aModerator(), ...at })).status).toBe(200)
  expect((await visitRoute(fairness, path, { visitor: aVisitor().id, ...at })).status).toBe(404)
  for (const stranger of [voter, await anEmployee()])
    expect((await visitRoute(fairness, path, { as: stranger, ...at })).status).toBe(404)
})

test('setting aside asks for words, is done by a plain form, and taken back by another', async () => {
  const { host, path, at, voter, contest } = await aSuspicion()
  const press = (form: Record<string, string>) =>
    visitRoute(fairness, path, { as: host, ...at, form: { step: 'decide', ballot: voter.id, words: '', ...form } })
  expect((await press({ decision: 'quarantine' })).status).toBe(400)
  expect((await press({ decision: 'quarantine', words: 'One network.' })).to).toBe(path)
  expect(await reviewOf(contest.id, voter.id)).toMatchObject({ state: 'quarantined' })
  expect((await press({ decision: 'stand' })).status).toBe(409)
  expect((await press({ decision: 'release' })).to).toBe(path)
  expect(await reviewOf(contest.id, voter.id)).toMatchObject({ state: 'standing' })
})

test('looking again drops what no longer holds, and only what nobody decided about', async () => {
  const { host, path, at, voter, contest } = await aSuspicion()
  expect((await visitRoute(fairness, path, { as: host, ...at, form: { step: 'look' } })).to).toBe(path)
  expect(await reviewOf(contest.id, voter.id)).toBeUndefined()
})

test('the results say both totals', async () => {
  const rows = [{ title: 'A bell', without: 1, with: 12 }]
  const html = await renderHtml(<SetAsideNote setAside={{ ballots: 11, same: false, winners: ['A bell'], rows }} />)
  expect(html).toContain('11 ballots were set aside')
  expect(html).toContain('A bell: 1 without them, 12 with them')
})
