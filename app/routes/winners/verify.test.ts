import type { LoaderFunctionArgs } from '@remix-run/node'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { signHeads } from '#app/features/votes/sign-heads.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { loader as log } from '#app/routes/winners/log.ts'
import { loader as receipts } from '#app/routes/winners/receipts.ts'
import { loader as recount } from '#app/routes/winners/recount.ts'
import { action, loader as verify } from '#app/routes/winners/verify.tsx'
import { latestMails } from '#drizzle/queries/mails.ts'
import { aContest, again, anEmployee, anIdea, aPerson, aRequest } from '#tests/factory.ts'
import { visitRoute } from '#tests/visit-route.ts'

type Loader<Answer> = (given: LoaderFunctionArgs) => Promise<Answer>

const params = (contest: { slug: string }) => ({ contest: contest.slug })
const visit = async <Answer>(loader: Loader<Answer>, contest: { slug: string }, query = '') =>
  loader({ request: aRequest(`/c/${contest.slug}/verify${query}`), params: params(contest), context: {} })

async function aVotedContest(language: 'en' | 'es' | 'ru' = 'en') {
  const host = await anEmployee({ role: 'owner' })
  const contest = await aContest({ hostId: host.id, language })
  const voter = await aPerson()
  const vote = await castVote(voter, (await anIdea({ contestId: contest.id })).id)
  return { contest, voter, owner: await again(host), receipt: vote.ok ? vote.receipt : null }
}

test('a stranger finds a receipt by a plain form, and learns nothing of the vote', async () => {
  const { contest, receipt } = await aVotedContest()
  const page = await visit(verify, contest, `?find=${receipt?.commitment}`)
  expect(page.receipt).toEqual({ found: 'entry', seq: 1, commitment: receipt?.commitment, signed: null })
  expect(JSON.stringify(page)).not.toContain(receipt?.nonce)
  await signHeads()
  expect(await visit(verify, contest, '?find=1')).toMatchObject({ receipt: { signed: { seq: 1 } }, head: { seq: 1 } })
  expect(await visit(verify, contest)).toMatchObject({ receipt: null, closed: false })
})

test('voters download their own receipts, and nobody else’s', async () => {
  const { contest, voter, receipt } = await aVotedContest()
  const path = `/c/${contest.slug}/receipts.json`
  const asked = { params: params(contest) }
  expect((await visitRoute({ loader: receipts }, path, { ...asked, as: voter })).page).toEqual([receipt])
  expect((await visitRoute({ loader: receipts }, path, { ...asked, as: await aPerson() })).page).toEqual([])
  expect((await visitRoute({ loader: verify }, path, { ...asked, as: voter })).page).toMatchObject({ voted: true })
  expect((await visitRoute({ loader: verify }, path, asked)).page).toMatchObject({ voted: false })
})

test('voters have their receipts sent to the address they proved, and nowhere else', async () => {
  const { contest, voter, receipt } = await aVotedContest()
  const ask = (as: Viewer) =>
    visitRoute({ action }, `/c/${contest.slug}/verify`, { as, params: params(contest), form: {} })
  const mails = async (as: Viewer) =>
    (await latestMails(500)).filter(({ to, kind }) => to === as.email && kind === 'receipts')
  expect((await ask(voter)).status).toBe(303)
  const [mail, ...more] = await mails(voter)
  expect(more).toEqual([])
  expect(mail?.subject).toContain(contest.title)
  const [file = ''] = /\[\n[\s\S]*\n\]/.exec(mail?.text ?? '') ?? []
  expect(JSON.parse(file)).toEqual([receipt])

  const stranger = await aPerson()
  await ask(stranger)
  expect(await mails(stranger)).toEqual([])
  const unproved = await aPerson({ emailConfirmedAt: null })
  await castVote(unproved, (await anIdea({ contestId: contest.id })).id)
  await ask(unproved)
  expect(await mails(unproved)).toEqual([])
  const secret = await aContest({ audience: 'employees' })
  expect((await visitRoute({ action }, '/x', { as: voter, params: params(secret), form: {} })).status).toBe(404)
})

test('the signed heads are there for everybody; the files only after the close', async () => {
  const { contest, owner } = await aVotedContest()
  await signHeads()
  const answer = await visit(log, contest)
  expect(await answer.json()).toMatchObject({ contest: contest.id, heads: [{ seq: 1, ballots: 1 }] })
  await expect(visit(recount, contest)).rejects.toMatchObject({ status: 404 })

  await closeContest(owner, contest.slug, 'Done.')
  const file = await visit(recount, contest)
  expect(file.headers.get('Content-Disposition')).toBe(`attachment; filename="${contest.slug}-recount.zip"`)
  const names = Object.keys(unzipSync(new Uint8Array(await file.arrayBuffer())))
  expect(names).toEqual([
    ...['README.txt', 'contract.json', 'log.jsonl', 'ballots.jsonl', 'heads.json', 'ideas.json', 'count.json'],
    ...['key.pem', 'verify.mjs', 'recount.mjs', 'recount-money.mjs', 'recount-pairs.mjs', 'recount-transfers.mjs'],
  ])
})

test.each([
  ['es', 'Comprueba tú el recuento'],
  ['ru', 'Проверить подсчёт самостоятельно'],
] as const)('the explanation in the export is in the language of the contest: %s', async (language, title) => {
  const { contest, owner } = await aVotedContest(language)
  await closeContest(owner, contest.slug, 'Done.')
  const file = await visit(recount, contest)
  const readme = strFromU8(unzipSync(new Uint8Array(await file.arrayBuffer()))['README.txt'] as Uint8Array)
  expect(readme).toMatch(new RegExp(`^${title}: ${contest.title}`))
  expect(readme).toContain(`node verify.mjs ${contest.slug}-recount.zip`)
})

test('whoever may not see a contest learns nothing of its log', async () => {
  const inside = await aContest({ audience: 'employees', takePart: 'employees' })
  for (const loader of [verify, log, recount, receipts] as Loader<unknown>[])
    await expect(visit(loader, inside)).rejects.toMatchObject({ status: 404 })
})
