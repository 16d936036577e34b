import { beforeAll, describe, expect, test } from 'vitest'
import { startSession } from '#app/features/people/start-session.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { redirectTo } from '#app/web/redirect.server.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { answerOf, routes, type SiteRoute, visitOf } from '#tests/every-route.ts'
import { aContest, anIdea, aPerson, aRequest, aVisitor } from '#tests/factory.ts'
import { outward } from '#tests/outward.ts'

const site = 'http://localhost:3000'
/** Under which names an address says where to go on. */
const names = ['next', 'back', 'to', 'return', 'redirect']
const inside = '/debates?order=new'

const words = { email: 'ana@example.org', kind: 'idea', on: 'yes', theme: 'dark', language: 'en' }

let params: Record<string, string>
let people: Viewer[]

beforeAll(async () => {
  const contest = await aContest()
  const idea = await anIdea({ contestId: contest.id })
  params = { contest: contest.slug, debate: contest.slug, idea: idea.id }
  people = [aVisitor(), await aPerson()]
})

async function cookieOf({ kind, id }: Viewer) {
  if (kind === 'visitor') return ''
  return cookieHeader([await startSession((await personById(id)) as PersonRow, aRequest('/'))])
}

/** Where each way through this address leads whoever names `place` as where to go on. */
async function leadsTo(route: SiteRoute, place: string) {
  const found: string[] = []
  const { address, params: placed } = visitOf(route, params)
  const query = names.map((name) => `${name}=${encodeURIComponent(place)}`).join('&')
  for (const who of people) {
    const headers = { Cookie: await cookieOf(who) }
    const form = { ...words, subject: params.idea as string, ...Object.fromEntries(names.map((name) => [name, place])) }
    if (route.loader)
      found.push((await answerOf(route.loader, aRequest(`${address}?${query}`, { headers }), placed)).to)
    if (route.action)
      found.push((await answerOf(route.action, aRequest(`${address}?${query}`, { form, headers }), placed)).to)
  }
  return found.filter((to) => to !== '')
}

const away = (to: string) => new URL(to, site).origin !== site

/** Signing out, or ending sessions, would leave the next address nobody to ask for. */
const asked = routes.filter(({ file }) => !/^(channels|scim)\//.test(file))

describe('whatever an address or a form says about where to go on, nobody leaves the site', () => {
  test('at every address', async () => {
    const strayed: string[] = []
    const obeyed = new Set<string>()
    for (const route of asked) {
      for (const place of ['//evil.example', '/\\evil.example', '/\t/evil.example'])
        for (const to of await leadsTo(route, place)) if (away(to)) strayed.push(`${route.pattern} to ${to}`)
      for (const to of await leadsTo(route, inside)) if (to.startsWith('/debates')) obeyed.add(route.pattern)
    }
    expect(strayed).toEqual([])
    // A place on the site is obeyed: the same addresses were asked in words they understand.
    expect([...obeyed]).toEqual(expect.arrayContaining(['/i/:idea/vote', '/follow', '/theme', '/language']))
  }, 240_000)

  test.each(outward)('%j, at those that obey', async (place) => {
    const obedient = ['/i/:idea/vote', '/i/:idea/unvote', '/follow', '/theme', '/language', '/in', '/in/password']
    for (const route of asked.filter(({ pattern }) => obedient.includes(pattern)))
      for (const to of await leadsTo(route, place)) expect(away(to), `${route.pattern} to ${to}`).toBe(false)
  })

  test('the one way to redirect would mend what a route forgot', () => {
    for (const place of outward) expect(redirectTo(place).headers.get('Location')).toBe('/')
  })

  test('and what led away would be seen', () => {
    for (const to of ['//evil.example', 'https://evil.example/', '/\t/evil.example', '/\\evil.example'])
      expect(away(to), to).toBe(true)
    expect(away(inside)).toBe(false)
  })
})
