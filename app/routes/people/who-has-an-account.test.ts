import { describe, expect, test } from 'vitest'
import { hashPassword } from '#app/features/people/sign-in/password-hash.server.ts'
import { rememberVisitor } from '#app/web/visitor.server.ts'
import { newId } from '#drizzle/ids.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { answerOf, routes, type SiteRoute, visitOf } from '#tests/every-route.ts'
import { aContest, aPerson, aRequest } from '#tests/factory.ts'
import { freshCookie } from '#tests/fresh-sign-in.ts'

/** Pairs of an address with an account and one without. */
const pairs = 12
/** Milliseconds between their middles that a machine with much to do makes by itself. */
const bound = 15

const routeAt = (pattern: string) => routes.find((one) => one.pattern === pattern) as SiteRoute

async function press(
  pattern: string,
  form: Record<string, string>,
  Cookie: string,
  given: Record<string, string> = {},
) {
  const { address, params } = visitOf(routeAt(pattern), given)
  return answerOf(routeAt(pattern).action as never, aRequest(address, { form, headers: { Cookie } }), params)
}

const cookiesOf = ({ headers }: { headers: string }) =>
  cookieHeader([...headers.matchAll(/^set-cookie: (.*)$/gim)].map(([, line]) => line as string))

const aBrowser = () => cookieHeader([rememberVisitor(newId())])

/** Everything that asks for an address, as somebody does who wants to learn whether it has an account. */
const flows: Record<string, (email: string) => Promise<Awaited<ReturnType<typeof press>>>> = {
  'asking for a code': (email) => press('/in', { email, next: '/me' }, aBrowser()),
  'guessing a password': (email) => press('/in/password', { email, password: 'a wrong guess of mine' }, aBrowser()),
  'guessing a code': async (email) => {
    const asked = await press('/in', { email, next: '/me' }, aBrowser())
    return press('/in/code', { code: '000000' }, cookiesOf(asked))
  },
  'asking for another code': async (email) => {
    const asked = await press('/in', { email, next: '/me' }, aBrowser())
    return press('/in/mail', { email }, cookiesOf(asked))
  },
  'proposing an idea in its name': async (email) => {
    const { slug: contest } = await aContest({ eligibility: 'open' })
    const form = {
      title: 'A bell at the counter',
      body: 'So that nobody waits.',
      beneathFor: 'everyone',
      similar: 'seen',
    }
    return press('/c/:contest/new', { ...form, email }, aBrowser(), { contest })
  },
  'being asked for a passkey': (email) => press('/in/passkey/options', { email }, aBrowser()),
  'moving one’s own account to it': async (email) =>
    press('/me/email', { email, current: '' }, await freshCookie(await aPerson())),
}

const masked = (answer: Awaited<ReturnType<typeof press>>, email: string) =>
  JSON.stringify(answer)
    .replaceAll(encodeURIComponent(encodeURIComponent(email)), 'it')
    .replaceAll(encodeURIComponent(email), 'it')
    .replaceAll(email, 'it')
    .replace(/[\w-]{20,}\.[\w-]{43}/g, 'sealed')
    .replace(/"challenge\\?":\\?"[\w-]+/g, 'challenge')
    .replace(/contest-\d+-\w+/g, 'contest')
    .replace(/\b[0-9a-hjkmnp-tv-z]{12}\b/g, 'id')

const middle = (all: number[]) => all.sort((one, other) => one - other)[all.length >> 1] ?? 0

async function timed<Answer>(work: () => Promise<Answer>): Promise<[Answer, number]> {
  const begun = performance.now()
  return [await work(), performance.now() - begun]
}

async function compared(ask: (email: string, known: boolean) => ReturnType<typeof press>) {
  const passwordHash = await hashPassword('the heron waits by cold water')
  const times: [number[], number[]] = [[], []]
  const differences: string[] = []
  for (let nth = 0; nth < pairs; nth += 1) {
    const known = (await aPerson({ passwordHash })).email as string
    // As long, so that length tells nothing.
    const unknown = known.replace(/^[^@]+/, (own) => newId().slice(0, own.length))
    const knownFirst = nth % 2 === 0
    const first = await timed(() => ask(knownFirst ? known : unknown, knownFirst))
    const second = await timed(() => ask(knownFirst ? unknown : known, !knownFirst))
    const [[one, tookOne], [other, tookOther]] = knownFirst ? [first, second] : [second, first]
    times[0].push(tookOne)
    times[1].push(tookOther)
    if (masked(one, known) !== masked(other, unknown))
      differences.push(`${masked(one, known)} ${masked(other, unknown)}`)
  }
  const [one, other] = [middle(times[0]), middle(times[1])]
  // Without its stand-in a password of nobody is checked in a tenth of the time.
  return { differences, told: Math.abs(one - other) > bound && Math.min(one, other) < Math.max(one, other) / 2 }
}

describe('nobody learns who has an account here', () => {
  test.each(Object.entries(flows))('by %s', async (_, ask) => {
    const { differences, told } = await compared(ask)
    expect(differences).toEqual([])
    expect(told).toBe(false)
  })

  test('while another word, or a moment more, would be seen', async () => {
    const telling = await compared(async (_, known) => {
      if (known) await new Promise((resolve) => setTimeout(resolve, 3 * bound))
      return { status: 200, to: '', headers: '', said: known ? 'Welcome back' : 'Who are you?' }
    })
    expect(telling.differences).toHaveLength(pairs)
    expect(telling.told).toBe(true)
  })
})
