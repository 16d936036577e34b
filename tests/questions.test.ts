import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { answerIdea } from '#app/features/answers/answer-idea.server.ts'
import { followThing } from '#app/features/notifications/follow-thing.server.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { foundUnion } from '#app/features/unions/found-union.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { loader as rootLoader } from '#app/root.tsx'
import { runInRequestContext } from '#app/web/request-context.server.ts'
import { engine } from '#drizzle/columns.ts'
import { pageVersion, transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addComment } from '#drizzle/queries/comments.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { keepSetting } from '#drizzle/queries/settings.ts'
import { asked, hearQuestions } from '#tests/asked.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { type Loader, loaders } from '#tests/every-loader.ts'
import { aContest, again, anIdea, aPerson, aRequest } from '#tests/factory.ts'

beforeAll(hearQuestions)
beforeAll(() => vi.waitFor(() => expect(pageVersion()).toBeDefined(), 10_000))

/** A contest in which people propose, vote, argue and are answered, and one that is decided. */
async function aBusySite() {
  const host = await aPerson({ affiliation: 'employee', role: 'owner' })
  const [open, decided] = [await aContest({ hostId: host.id, ideas: 40 }), await aContest({ hostId: host.id })]
  const voter = await aPerson()
  const ideas = []
  for (let nth = 0; nth < 40; nth++) ideas.push(await anIdea({ contestId: open.id, views: nth % 3 }))
  const [idea] = ideas as [(typeof ideas)[number]]
  for (const one of ideas.slice(0, 5)) await castVote(voter, one.id)
  await castVote(voter, (await anIdea({ contestId: decided.id })).id)
  const owner = await again(host)
  await closeContest(owner, decided.slug)
  await answerIdea(owner, idea.id, { outcome: 'planned', text: 'Soon.', reason: undefined })
  await transaction(async () => {
    const said = { contestId: open.id, ideaId: idea.id, authorId: voter.id, state: 'published' as const }
    const words = { text: 'Yes.', html: '<p>Yes.</p>' }
    const [first, second] = [newId(), newId()]
    await addComment({ id: first, ...said, ...words })
    await addComment({ id: second, parentId: first, ...said, ...words })
  })
  await followThing(voter, { kind: 'contest', subject: open.id, on: true })
  const founded = await foundUnion(voter, { name: `Union ${newId()}`, words: '', named: true })
  const union = founded.ok ? founded.id : ''
  return { owner, voter, open, decided, idea, union }
}

type Site = Awaited<ReturnType<typeof aBusySite>>

/** Every page of somebody who reads, proposes and votes, by the file of its route. */
const pages: [name: string, file: string, address: (site: Site) => [path: string, params: Record<string, string>]][] = [
  ['front page', 'site/home.tsx', () => ['/', {}]],
  ['contest', 'contests/show.tsx', ({ open }) => [`/c/${open.slug}`, { contest: open.slug }]],
  ['contest by votes', 'contests/show.tsx', ({ open }) => [`/c/${open.slug}?order=top`, { contest: open.slug }]],
  ['contest by lot', 'contests/show.tsx', ({ open }) => [`/c/${open.slug}?order=random`, { contest: open.slug }]],
  ['contest, a search', 'contests/show.tsx', ({ open }) => [`/c/${open.slug}?q=idea`, { contest: open.slug }]],
  ['contest, a tag', 'contests/show.tsx', ({ open }) => [`/c/${open.slug}?tag=care`, { contest: open.slug }]],
  ['idea', 'ideas/show.tsx', ({ idea }) => [`/i/${idea.id}-${idea.slug}`, { idea: `${idea.id}-${idea.slug}` }]],
  ['why an idea stands there', 'ideas/why.tsx', ({ idea }) => [`/i/${idea.id}/why`, { idea: idea.id }]],
  ['history', 'ideas/history.tsx', ({ idea }) => [`/i/${idea.id}/history`, { idea: idea.id }]],
  ['propose', 'ideas/new.tsx', ({ open }) => [`/c/${open.slug}/new`, { contest: open.slug }]],
  ['compare two', 'ideas/choose.tsx', ({ open }) => [`/c/${open.slug}/choose`, { contest: open.slug }]],
  ['search', 'ideas/search.tsx', () => ['/search?q=idea', {}]],
  ['results', 'winners/results.tsx', ({ decided }) => [`/c/${decided.slug}/results`, { contest: decided.slug }]],
  ['verify', 'winners/verify.tsx', ({ decided }) => [`/c/${decided.slug}/verify`, { contest: decided.slug }]],
  ['all results', 'contests/results-list.tsx', () => ['/results', {}]],
  ['debates', 'contests/debates.tsx', () => ['/debates', {}]],
  ['me', 'people/me.tsx', () => ['/me', {}]],
  ['profile', 'people/profile.tsx', () => ['/me/profile', {}]],
  ['sessions', 'people/sessions.tsx', () => ['/me/sessions', {}]],
  ['ways to sign in', 'people/sign-on-ways.tsx', () => ['/me/sign-on', {}]],
  ['standing', 'people/standing.tsx', () => ['/me/standing', {}]],
  ['news', 'notifications/news.tsx', () => ['/me/news', {}]],
  ['following', 'notifications/following.tsx', () => ['/me/following', {}]],
  ['unions', 'unions/list.tsx', () => ['/unions', {}]],
  ['union', 'unions/show.tsx', ({ union }) => [`/unions/${union}`, { union }]],
  ['moderation log', 'moderation/log.tsx', () => ['/moderation', {}]],
]

const teamPages: typeof pages = [
  ['desk', 'winners/desk.tsx', ({ open }) => [`/c/${open.slug}/desk`, { contest: open.slug }]],
  ['answers due', 'answers/queue.tsx', ({ open }) => [`/c/${open.slug}/desk/answers`, { contest: open.slug }]],
  ['people', 'contests/people.tsx', ({ open }) => [`/c/${open.slug}/desk/people`, { contest: open.slug }]],
  ['moderation', 'moderation/queue.tsx', () => ['/desk/moderation', {}]],
]

let site: Site
beforeAll(async () => {
  site = await aBusySite()
}, 60_000)

const cookies = new Map<string, string>()
async function cookieOf({ id }: Viewer) {
  const known =
    cookies.get(id) ?? cookieHeader([await startSession((await personById(id)) as PersonRow, aRequest('/'))])
  cookies.set(id, known)
  return known
}

/** What one visit of a page asks: the frame of every page and the page's own. */
async function visit(viewer: Viewer, file: string, [path, params]: [string, Record<string, string>]) {
  const loader = loaders.find(([name]) => name === file)?.[1] as Loader
  const headers = { Cookie: await cookieOf(viewer) }
  const given = { request: aRequest(path, { headers }), params, context: {} }
  const context = { requestId: '', locale: 'en' as const, nonce: '', ip: '', theme: undefined, cache: new Map() }
  return runInRequestContext(context, () =>
    asked(() => Promise.all([rootLoader(given), Promise.resolve(loader(given)).catch((thrown: unknown) => thrown)])),
  )
}

/**
 * What a visit asks that comes two seconds after the last one: what a person is to contests is shared for one. Once in a
 * minute somebody pays for what all share for so long, so the cheaper of two such visits is told.
 */
async function laterVisit(...visited: Parameters<typeof visit>) {
  const visits = []
  for (const _ of ['first', 'second']) {
    vi.useFakeTimers({ now: Date.now() + 2000, toFake: ['Date'] })
    visits.push((await visit(...visited)).questions)
  }
  return visits.sort((one, other) => one.length - other.length)[0] as (typeof visits)[number]
}

afterEach(() => vi.useRealTimers())

const change = () => transaction(() => keepSetting(`canary ${newId()}`, 1, new Date()))

/** A visit after a change asks anew what all visits share until the next one. */
const mostAnew = 24

/** Pages that tell of many things at once; none of their questions grows with ideas or votes. */
const more: Record<string, number> = { me: 9 }

/** What rights follow from is shared only where every process knows of a change with its commit, see `shared-read.ts`. */
const unshared = engine === 'postgres' ? 4 : 0

const mostFor = (name: string) => (more[name] ?? 8) + unshared

test.each(pages)('%s: at most eight questions', async (name, file, address) => {
  const { voter } = site
  await visit(voter, file, address(site))
  await change()
  const anew = await visit(voter, file, address(site))
  expect(anew.answer[1]).not.toBeInstanceOf(Error)
  expect(anew.questions.length).toBeLessThanOrEqual(mostAnew)
  const questions = await laterVisit(voter, file, address(site))
  expect(questions.length).toBeLessThanOrEqual(mostFor(name))
  if (process.env.SHOW) console.log(`COUNT ${name}: anew ${anew.questions.length} again ${questions.length}`)
})

test.each(teamPages)('%s, for the team: no more questions than were counted', async (name, file, address) => {
  await visit(site.owner, file, address(site))
  const questions = await laterVisit(site.owner, file, address(site))
  expect(questions.length).toBeLessThanOrEqual((name === 'desk' ? 18 : 8) + unshared)
  if (process.env.SHOW) console.log(`COUNT ${name}: again ${questions.length}`)
})
