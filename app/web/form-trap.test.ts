import { describe, expect, test } from 'vitest'
import { moderationItem } from '#app/features/moderation/moderation-queue.server.ts'
import * as comment from '#app/routes/comments/write.tsx'
import * as propose from '#app/routes/ideas/new.tsx'
import * as signIn from '#app/routes/people/sign-in.tsx'
import * as complain from '#app/routes/recovery/complain.tsx'
import { signOpened } from '#app/web/form-opened.server.ts'
import { caughtBy, shortestWriting, trapFields } from '#app/web/form-trap.server.ts'
import { newId } from '#drizzle/ids.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { aContest, aModerator, anIdea, aPerson } from '#tests/factory.ts'
import { mailsTo } from '#tests/mailbox.ts'
import { visitRoute } from '#tests/visit-route.ts'

const ago = (ms: number) => new Date(Date.now() - ms)
const calm = shortestWriting + 1000

describe('a form that strangers may send', () => {
  test('has one field that nobody sees, hears or reaches by keyboard, and says when it was opened', () => {
    const html = trapFields('somewhere', new Date())
    expect(html).toMatch(/^<div class="visually-hidden" aria-hidden="true">/)
    expect(html).toContain('<input name="homepage" tabindex="-1" autocomplete="off">')
    expect(html).toMatch(/<input type="hidden" name="opened" value="[\w.-]+">/)
    expect(html).not.toMatch(/style=|type="hidden" name="homepage"/)
  })

  test('is judged by that field and by the time since it was opened, and by nothing it cannot know', () => {
    const now = new Date()
    const opened = (ms: number, place = 'x') => signOpened(place, new Date(now.getTime() - ms))
    expect(caughtBy({ opened: opened(calm), homepage: '' }, 'x', now)).toBeNull()
    expect(caughtBy({ opened: opened(calm), homepage: 'http://spam' }, 'x', now)).toBe('trap')
    expect(caughtBy({ opened: opened(100) }, 'x', now)).toBe('haste')
    expect(caughtBy({ opened: opened(100, 'y') }, 'x', now)).toBeNull()
    expect(caughtBy({ opened: 'forged' }, 'x', now)).toBeNull()
    expect(caughtBy({}, 'x', now)).toBeNull()
  })
})

describe('what was caught is not lost:', () => {
  const send = (given: object) => ({
    title: `A bell ${newId()}`,
    body: '',
    beneath: '',
    beneathFor: 'everyone',
    ...given,
  })

  test('an idea waits for a moderator, who reads why; a calm one stands at once', async () => {
    const contest = await aContest()
    const stateAfter = async (given: Record<string, string>, as?: Awaited<ReturnType<typeof aPerson>>) => {
      const who = as ? { as } : { visitor: newId() }
      const params = { contest: contest.slug }
      const answer = await visitRoute(propose, `/c/${contest.slug}/new`, { ...who, params, form: send(given) as never })
      const id = answer.to?.match(/\/i\/([^-?]+)/)?.[1] ?? ''
      return { id, state: (await ideaWithContest(id))?.idea.state }
    }
    const seal = (ms: number) => signOpened(contest.id, ago(ms))
    expect((await stateAfter({ opened: seal(calm), homepage: '' })).state).toBe('published')
    const hasty = await stateAfter({ opened: seal(0) })
    const trapped = await stateAfter({ opened: seal(calm), homepage: 'https://spam.example' })
    expect([hasty.state, trapped.state]).toEqual(['held', 'held'])
    const moderator = await aModerator()
    for (const [{ id }, why] of [
      [hasty, 'haste'],
      [trapped, 'trap'],
    ] as const)
      expect((await moderationItem(moderator, { subject: 'idea', id })).heldFor).toEqual([why])
    expect((await stateAfter({ opened: seal(0) }, await aPerson())).state).toBe('published')
  })

  test('a comment too', async () => {
    const idea = await anIdea()
    const params = { idea: idea.id }
    const form = { text: 'Good.', stance: 'for', pseudonym: '', homepage: 'x', opened: signOpened(idea.id, ago(calm)) }
    const answer = await visitRoute(comment, `/i/${idea.id}/comments`, { visitor: newId(), params, form })
    expect(answer.status).toBe(303)
    expect((await ideaWithContest(idea.id))?.idea.comments).toBe(0)
    const again = { ...form, text: 'Very good.', homepage: '' }
    await visitRoute(comment, `/i/${idea.id}/comments`, { visitor: newId(), params, form: again })
    expect((await ideaWithContest(idea.id))?.idea.comments).toBe(1)
  })

  test('a complaint and a sign-in come back with all that was written and a plain sentence', async () => {
    const contest = await aContest()
    const params = { contest: contest.slug }
    const form = { title: 'The door hit me', body: 'Twice.', email: '', opened: signOpened(contest.id, ago(0)) }
    const hasty = await visitRoute(complain, `/c/${contest.slug}/complaint`, { visitor: newId(), params, form })
    expect(hasty).toMatchObject({
      status: 400,
      page: { formErrors: [expect.stringContaining('very quick')], values: { title: form.title, body: 'Twice.' } },
    })
    const opened = signOpened(contest.id, ago(calm))
    const calmly = { visitor: newId(), params, form: { ...form, opened } }
    expect((await visitRoute(complain, `/c/${contest.slug}/complaint`, calmly)).status).toBe(303)

    const email = `${newId()}@example.org`
    const enter = (given: object) =>
      visitRoute(signIn, '/in', { visitor: newId(), form: { email, next: '/', ...given } })
    expect(await enter({ homepage: 'x' })).toMatchObject({ status: 400, page: { values: { email } } })
    expect(await enter({ opened: signOpened('sign-in', ago(0)) })).toMatchObject({ status: 400 })
    expect(await mailsTo(email)).toBe(0)
    expect((await enter({ opened: signOpened('sign-in', ago(calm)) })).status).toBe(303)
    expect(await mailsTo(email)).toBe(1)
  })
})
