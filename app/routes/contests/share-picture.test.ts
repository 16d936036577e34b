import { describe, expect, test } from 'vitest'
import { answerIdea } from '#app/features/answers/answer-idea.server.ts'
import { shareContest, sharedContest } from '#app/features/channels/share/share-contest.server.ts'
import { shareIdea } from '#app/features/channels/share/share-idea.server.ts'
import { versionOf } from '#app/features/channels/share/shared-thing.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { overwriteGetLocale } from '#app/paraglide/runtime.js'
import * as debatePage from '#app/routes/contests/debate.tsx'
import * as contestPicture from '#app/routes/contests/share-picture.ts'
import * as contestPage from '#app/routes/contests/show.tsx'
import * as ideaPicture from '#app/routes/ideas/share-picture.ts'
import * as ideaPage from '#app/routes/ideas/show.tsx'
import { pageMeta } from '#app/ui/page/page-meta.ts'
import { requestContext, runInRequestContext } from '#app/web/request-context.server.ts'
import { aContest, anAdmin, anEmployee, anIdea, aPerson, aRequest } from '#tests/factory.ts'
import { visitRoute } from '#tests/visit-route.ts'

// As the running site does: the language is that of the request.
overwriteGetLocale(() => requestContext().locale)

type Picture = typeof contestPicture

async function ask(route: Picture, name: string, query = '', headers: HeadersInit = {}) {
  const params = { contest: name, idea: name }
  const given = { request: aRequest(`/share.png${query}`, { headers }), params, context: {} }
  const answer = await route.loader(given).catch((thrown: unknown) => thrown)
  if (!(answer instanceof Response)) throw answer
  return answer
}

const pictureOf = async (route: Picture, name: string, query = '') =>
  Buffer.from(await (await ask(route, name, query)).arrayBuffer())

const sizeOf = (png: Buffer) => [png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]

const headOf = async (route: Parameters<typeof visitRoute>[0], name: string, as?: Viewer) => {
  const params = { contest: name, idea: name, debate: name }
  const { page } = await visitRoute(route, `/x/${name}`, { as, params })
  const share = (page as { share?: { property?: string; content: string }[] } | null)?.share
  return share && { share, ...Object.fromEntries(share.map(({ property, content }) => [property?.slice(3), content])) }
}

describe('the picture of a contest', () => {
  test('is a PNG that others may show beside the link', async () => {
    const { slug } = await aContest({ question: 'What would spare you the wait?' })
    const answer = await ask(contestPicture, slug)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toBe('image/png')
    expect(answer.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
    expect(answer.headers.get('Content-Security-Policy')).toContain('sandbox')
    expect(sizeOf(Buffer.from(await answer.arrayBuffer()))).toEqual(['PNG', 1200, 630])
  })

  test('may be kept for good under its version only; who has it is told so', async () => {
    const { slug } = await aContest()
    const image = new URL((await headOf(contestPage, slug))?.image ?? '')
    const forGood = await ask(contestPicture, slug, image.search)
    expect(forGood.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    for (const query of ['', '?v=x', `?lang=ru&v=${image.searchParams.get('v')}`])
      expect((await ask(contestPicture, slug, query)).headers.get('Cache-Control')).toBe('public, max-age=300')
    const etag = forGood.headers.get('ETag') as string
    expect((await ask(contestPicture, slug, image.search, { 'If-None-Match': etag })).status).toBe(304)
  })

  test('says it in the language of the page, whatever the browser of whoever asks speaks', async () => {
    const { slug } = await aContest()
    const pictures = await Promise.all(
      ['en', 'es', 'ru'].map((lang) => pictureOf(contestPicture, slug, `?lang=${lang}`)),
    )
    expect(new Set(pictures.map((picture) => picture.toString('base64'))).size).toBe(3)
    expect(await pictureOf(contestPicture, slug, '?lang=tlh')).toEqual(pictures[0])
    const inRussian = { ...requestContext(), locale: 'ru' as const }
    const head = await runInRequestContext(inRussian, () => headOf(contestPage, slug))
    expect(new URL(head?.image ?? '').searchParams.get('lang')).toBe('ru')
    expect(await runInRequestContext(inRussian, () => shareContest(slug))).toMatchObject({
      card: { facts: ['0 идей', 'Осталось 6 дней'] },
    })
  })

  test('changes with every vote, and tells none where they are hidden', async () => {
    const [shown, hidden] = [await aContest(), await aContest({ counts: 'hidden' })]
    for (const { id } of [shown, hidden]) {
      const idea = await anIdea({ contestId: id })
      await castVote(await aPerson(), idea.id)
    }
    const before = await shareContest(shown.slug)
    expect(before.card.facts[0]).toBe('1 vote')
    expect((await shareContest(hidden.slug)).card.facts.join()).not.toContain('vote')
    const [old] = [await pictureOf(contestPicture, shown.slug)]
    await castVote(await aPerson(), (await anIdea({ contestId: shown.id })).id)
    const after = await shareContest(shown.slug)
    expect(after.card.facts[0]).toBe('2 votes')
    expect(versionOf(after.card)).not.toBe(versionOf(before.card))
    expect((await pictureOf(contestPicture, shown.slug)).equals(old)).toBe(false)
  })

  test('says what became of it once it is over', async () => {
    const past = new Date(Date.now() - 60_000)
    const deciding = await aContest({ state: 'closed', closedAt: past, votingUntil: past, ideasUntil: past })
    const concluded = await aContest({ state: 'concluded', closedAt: past, concludedAt: new Date('2025-03-03') })
    expect((await shareContest(deciding.slug)).card.facts).toContain('Being decided')
    expect((await shareContest(concluded.slug)).card.facts).toContain('Concluded 3 March 2025')
  })
})

describe('the picture of an idea', () => {
  test('says its contest, its votes and what was answered', async () => {
    const host = await anEmployee({ role: 'owner' })
    const contest = await aContest({ title: 'No more waiting', hostId: host.id })
    const idea = await anIdea({ contestId: contest.id, title: 'Chairs by the door' })
    expect((await shareIdea(idea.id)).card).toMatchObject({ above: 'No more waiting', facts: ['6 days left'] })
    await castVote(await aPerson(), idea.id)
    await answerIdea(await anAdmin(), idea.id, { outcome: 'planned', text: 'In spring.', reason: 'later' })
    const { card, picture } = await shareIdea(idea.id)
    expect(card).toMatchObject({ title: 'Chairs by the door', facts: ['1 vote', 'In the plan'] })
    expect(picture).toBe(`/i/${idea.id}/share.png`)
    expect(sizeOf(await pictureOf(ideaPicture, `${idea.id}-${idea.slug}`))).toEqual(['PNG', 1200, 630])
  })
})

describe('what a stranger may not see has no picture', () => {
  test.each(['customers', 'employees', 'invited'] as const)(
    'a contest for %s, and the ideas in it',
    async (audience) => {
      const inside = await aContest({ audience, takePart: audience, title: 'A secret question' })
      const idea = await anIdea({ contestId: inside.id })
      expect(await sharedContest(inside)).toBeNull()
      await refusedLikeMissing(contestPicture, inside.slug)
      await refusedLikeMissing(ideaPicture, idea.id)
      const admin = await anAdmin()
      expect(await headOf(contestPage, inside.slug, admin)).toBeUndefined()
      expect(await headOf(ideaPage, `${idea.id}-${idea.slug}`, admin)).toBeUndefined()
    },
  )

  test.each(['draft', 'held', 'hidden', 'withdrawn', 'merged'] as const)('an idea that is %s', async (state) => {
    const idea = await anIdea({ state, title: 'A secret thought' })
    await refusedLikeMissing(ideaPicture, idea.id)
    expect(await headOf(ideaPage, idea.id)).toBeUndefined()
  })

  test('a draft of a contest, and an idea in it', async () => {
    const draft = await aContest({ state: 'draft' })
    await refusedLikeMissing(contestPicture, draft.slug)
    await refusedLikeMissing(ideaPicture, (await anIdea({ contestId: draft.id })).id)
  })

  /** Also for who could see the page: whoever passes the picture on may keep it. */
  async function refusedLikeMissing(route: Picture, name: string) {
    const [refused, missing] = [await ask(route, name), await ask(route, 'nowhere')]
    for (const answer of [refused, missing]) expect(answer.status).toBe(404)
    expect([...refused.headers]).toEqual([...missing.headers])
    expect(await refused.text()).toBe(await missing.text())
  }
})

describe('the head of a page', () => {
  test('names title, words and picture with whole addresses', async () => {
    const contest = await aContest({ title: 'No more waiting', question: 'What would spare you the wait?' })
    const idea = await anIdea({ contestId: contest.id, title: 'Chairs "by" <the> door', excerpt: 'Six of them.' })
    const debate = await aContest({ kind: 'debate', title: 'Do we need paper?' })
    expect(await headOf(contestPage, contest.slug)).toMatchObject({
      url: `http://localhost:3000/c/${contest.slug}`,
      title: 'No more waiting',
      description: 'What would spare you the wait?',
    })
    const head = await headOf(ideaPage, `${idea.id}-${idea.slug}`)
    expect(head).toMatchObject({ title: 'Chairs "by" <the> door', description: 'Six of them.' })
    expect(head?.image).toMatch(new RegExp(`^http://localhost:3000/i/${idea.id}/share\\.png\\?lang=en&v=[\\w-]{16}$`))
    expect((await headOf(debatePage, debate.slug))?.url).toBe(`http://localhost:3000/d/${debate.slug}`)

    const said = pageMeta({ matches: [] }, 'x', '', head?.share)
    expect(said).toContainEqual({ property: 'og:image', content: head?.image })
    expect(said).toContainEqual({ property: 'og:image:width', content: '1200' })
    expect(said).toContainEqual({ name: 'twitter:card', content: 'summary_large_image' })
  })

  test('says nothing of it to people who are signed in: programs that show links never are', async () => {
    const contest = await aContest()
    expect(await headOf(contestPage, contest.slug, await aPerson())).toBeUndefined()
  })
})
