import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { issueToken } from '#app/features/people/issue-token.server.ts'
import type { Scope, Viewer } from '#app/features/policy/viewer.ts'
import { loader as recount } from '#app/routes/winners/recount.ts'
import { engine } from '#drizzle/columns.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { anEmployee, aPerson, aRequest } from '#tests/factory.ts'
import { checkExport } from '#tests/verify/check-export.ts'
import { type Call, holdElection } from './election/hold-election.ts'
import { spoilAndCheck } from './election/spoil-and-check.ts'

type Route = Partial<
  Record<
    'loader' | 'action',
    (args: { request: Request; params: Record<string, string>; context: object }) => Promise<Response>
  >
>
const routes = import.meta.glob<Route>('../../app/routes/channels/*.ts', { eager: true })

const folder = mkdtempSync(path.join(tmpdir(), 'aflora-drill-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** `npm run drill` holds the same election with 5,000 voters over HTTP, and spoils its export 1,000 times. */
const voterCount = 200
const spoiledCopies = engine === 'postgres' ? 10 : 50

/** The routes of the API, asked without a server. */
const call: Call = async (method, where, token, said) => {
  const [, room = '', name = '', what = ''] = where.split('/')
  const key = room === 'ideas' ? 'idea' : 'contest'
  const file = what ? (room === 'contests' && what === 'ideas' ? 'contest-ideas' : what) : room
  const headers = new Headers({ 'Content-Type': 'application/json' })
  if (token) headers.set('Authorization', `Bearer ${token}`)
  const body = said && JSON.stringify(said)
  const request = new Request(`http://localhost:3000/api/v1${where}`, { method, headers, body })
  const route = routes[`../../app/routes/channels/${file}.ts`]
  const handle = method === 'GET' ? route?.loader : route?.action
  const answer = await handle?.({ request, params: { [key]: name }, context: {} })
  if (!answer) throw new Error(`The API has no ${where}`)
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) }
}

const tokenOf = async (viewer: Viewer, scopes: Scope[]) =>
  issueToken(null, (await personById(viewer.id)) as PersonRow, { scopes })

test('a contest held through the API verifies without the site, and spoiled copies of it do not', async () => {
  const owner = await tokenOf(await anEmployee({ role: 'owner' }), ['read', 'participate', 'manage'])
  const voters: string[] = []
  for (let n = 0; n < voterCount; n++) {
    const emailConfirmedAt = n % 40 === 39 ? null : new Date()
    voters.push(await tokenOf(await aPerson({ emailConfirmedAt }), ['read', 'participate']))
  }
  const { slug, winners, receipts } = await holdElection(call, { owner, voters }, 'ees', () => {})
  expect(winners).toHaveLength(8)
  expect(receipts.length).toBeGreaterThan(3)

  const request = aRequest(`/c/${slug}/recount.zip`)
  const zip = path.join(folder, 'recount.zip')
  const answer = (await recount({ request, params: { contest: slug }, context: {} })) as Response
  writeFileSync(zip, Buffer.from(await answer.arrayBuffer()))
  const kept = path.join(folder, 'receipts.json')
  writeFileSync(kept, JSON.stringify(receipts))
  const { code, said } = await checkExport(zip, '--receipt', kept)
  expect(said).toContain(`by the rule ees; winners: ${winners.join(', ')}`)
  expect(said).toContain(`it is entry ${receipts.at(-1)?.seq} of the log`)
  expect(code).toBe(0)

  expect(await spoilAndCheck(zip, spoiledCopies, 2, folder, () => {})).toEqual([])
}, 300_000)
