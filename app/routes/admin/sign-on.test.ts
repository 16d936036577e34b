import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#app/features/policy/viewer.ts'
import * as list from '#app/routes/admin/sign-on.tsx'
import * as form from '#app/routes/admin/sign-on-provider.tsx'
import * as remove from '#app/routes/admin/sign-on-remove.tsx'
import { allProviders, providerById } from '#drizzle/queries/sign-on.ts'
import { aContest, anAdmin, aPerson } from '#tests/factory.ts'
import { visitRoute } from '#tests/visit-route.ts'

let admin: Viewer
beforeAll(async () => {
  admin = await anAdmin()
})

const fields = (given: Record<string, string> = {}) => ({
  ...{ name: 'Acme', issuer: 'https://login.acme.example/realms/staff', clientId: 'aflora', affiliation: 'employee' },
  ...{ clientPassword: 'not for others', domains: 'acme.example', groupClaim: '', roles: '', contests: '' },
  ...given,
})
const send = (given: Record<string, string>, as: Viewer = admin, provider = 'new') =>
  visitRoute(form, `/admin/sign-on/${provider}`, { as, form: given, params: { provider } })

test('an admin adds a provider, finds it switched off, changes it and removes it; the secret is never shown', async () => {
  const contest = await aContest()
  const written = { roles: 'cn=board,dc=acme = admin\nhosts=owner', contests: `pilots = ${contest.slug}` }
  const saved = await send(fields({ groupClaim: 'groups', ...written }))
  const [provider] = await allProviders()
  const id = provider?.id ?? ''
  expect([saved.status, saved.to]).toEqual([303, `/admin/sign-on/${id}`])
  expect(provider).toMatchObject({
    enabled: false,
    trustsAddresses: false,
    domains: ['acme.example'],
    roles: [
      { value: 'cn=board,dc=acme', role: 'admin' },
      { value: 'hosts', role: 'owner' },
    ],
    contests: [{ value: 'pilots', contestId: contest.id }],
  })
  expect(provider?.sealedSecret).not.toContain('not for others')

  const shown = await visitRoute(form, `/admin/sign-on/${id}`, { as: admin, params: { provider: id } })
  expect(shown.page).toMatchObject({ provider: { hasSecret: true, contests: `pilots = ${contest.slug}` } })
  expect(JSON.stringify(shown.page)).not.toMatch(/not for others|sealed/)
  expect((await visitRoute(list, '/admin/sign-on', { as: admin })).page).toMatchObject({
    providers: [{ id, enabled: false }],
  })

  await send(fields({ clientPassword: '', enabled: 'on' }), admin, id)
  const changed = await providerById(id)
  expect([changed?.enabled, changed?.sealedSecret, changed?.roles]).toEqual([true, provider?.sealedSecret, []])

  const gone = await visitRoute(remove, `/admin/sign-on/${id}/remove`, {
    as: admin,
    form: {},
    params: { provider: id },
  })
  expect([gone.status, await providerById(id)]).toEqual([303, undefined])
})

test.each([
  ['an issuer without https', { issuer: 'http://login.acme.example' }, 'issuer'],
  ['an issuer inside the network', { issuer: 'https://10.0.0.7/realms/x' }, 'issuer'],
  ['an issuer with a question', { issuer: 'https://login.acme.example/?a=1' }, 'issuer'],
  ['a role that does not exist', { roles: 'board = king' }, 'roles'],
  ['a line without group', { roles: '= admin' }, 'roles'],
  ['a contest that does not exist', { contests: 'pilots = nowhere' }, 'contests'],
  ['belief without domains', { domains: '', trustsAddresses: 'on' }, 'trustsAddresses'],
  ['no name', { name: ' ' }, 'name'],
])('says what is wrong with %s, and keeps what was written except the secret', async (_, given, field) => {
  const many = (await allProviders()).length
  const refused = await send(fields(given))
  expect(refused.status).toBe(400)
  expect(refused.page).toMatchObject({ errors: { [field]: [expect.any(String)] }, values: { clientId: 'aflora' } })
  expect(JSON.stringify(refused.page)).not.toContain('not for others')
  expect(await allProviders()).toHaveLength(many)
})

test('one issuer is one provider', async () => {
  const issuer = 'https://twice.acme.example'
  expect((await send(fields({ issuer }))).status).toBe(303)
  expect((await send(fields({ issuer }))).status).toBe(409)
})

test('for everybody else there is nothing here', async () => {
  const person = await aPerson({ role: 'moderator' })
  const many = (await allProviders()).length
  expect((await send(fields({ issuer: 'https://mine.example' }), person)).status).toBe(404)
  expect((await visitRoute(list, '/admin/sign-on', { as: person })).status).toBe(404)
  const [some] = await allProviders()
  const params = { provider: some?.id ?? '' }
  expect((await visitRoute(remove, '/admin/sign-on/x/remove', { as: person, form: {}, params })).status).toBe(404)
  expect(await allProviders()).toHaveLength(many)
})
