import { describe, expect, test } from 'vitest'
import { noteParticipant } from '#app/features/contests/note-participant.server.ts'
import { openContest } from '#app/features/contests/open-contest.server.ts'
import { record } from '#app/features/events/record.server.ts'
import { newsPage } from '#app/features/notifications/news-page.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { prepareFinal } from '#app/features/winners/final/prepare-final.server.ts'
import { transaction } from '#drizzle/database.ts'
import { latestMails } from '#drizzle/queries/mails.ts'
import { changePerson } from '#drizzle/queries/people.ts'
import { aContest, again, anEmployee, anIdea, aPerson } from '#tests/factory.ts'
import { hearEvents } from './hear-events.server.ts'

const mailsTo = async (email: string | null) => (await latestMails(200)).filter((mail) => mail.to === email)

test('an author hears once, in their language, that the idea arrived', async () => {
  const author = await aPerson({ language: 'ru' })
  const contest = await aContest({ title: 'Без ожидания' })
  const idea = await anIdea({ contestId: contest.id, authorId: author.id, title: 'Перезвоните мне' })
  await transaction(() => record('idea.published', author, { contestId: contest.id, ideaId: idea.id }))
  await hearEvents()
  await hearEvents()
  const [mail, ...others] = await mailsTo(author.email)
  expect(others).toEqual([])
  expect(mail).toMatchObject({ kind: 'idea-received', subject: 'Ваша идея у нас: Перезвоните мне' })
  expect(mail?.text).toContain(`/i/${idea.id}`)
})

test('nobody is written to at an address they never proved, nor about an idea that was hidden since', async () => {
  const unproved = await aPerson({ emailConfirmedAt: null })
  const proved = await aPerson()
  const first = await anIdea({ authorId: unproved.id })
  const second = await anIdea({ authorId: proved.id, state: 'hidden' })
  await transaction(async () => {
    await record('idea.published', unproved, { ideaId: first.id })
    await record('idea.published', proved, { ideaId: second.id })
  })
  await hearEvents()
  expect([...(await mailsTo(unproved.email)), ...(await mailsTo(proved.email))]).toEqual([])
})

describe('when a final opens', () => {
  /** A contest of two ideas in which some people took part, its final open to `audience`. */
  async function aFinal(audience: 'everyone' | 'employees' = 'everyone') {
    const host = await anEmployee({ role: 'owner' })
    const contest = await aContest({ hostId: host.id, title: 'No more waiting' })
    const [author, voter, silent] = [await aPerson({ language: 'es' }), await aPerson(), await aPerson()]
    const colleague = await anEmployee()
    const unproved = await aPerson({ emailConfirmedAt: null })
    const suspended = await aPerson()
    const first = await anIdea({ contestId: contest.id, authorId: author.id, title: 'Llámame' })
    const second = await anIdea({ contestId: contest.id, title: 'A bench' })
    for (const person of [voter, colleague]) await castVote(person, first.id)
    await transaction(async () => {
      for (const { id } of [unproved, suspended]) await noteParticipant(contest.id, id)
      await changePerson(suspended.id, { suspendedAt: new Date() })
    })
    const owner = await again(host)
    await closeContest(owner, contest.slug, 'Done.')
    const said = { audience, takePart: audience, title: 'The last round', rule: 'schulze' as const }
    const made = await prepareFinal(owner, contest.slug, { ideas: [first.id, second.id], ...said })
    if (!made.ok) throw new Error(made.reason)
    return { final: made.contest, owner: await again(owner), author, voter, silent, colleague, unproved, suspended }
  }

  const finalMails = async (email: string | null) => (await mailsTo(email)).filter(({ kind }) => kind === 'final')
  const finalNews = async (person: Viewer) =>
    (await newsPage(await again(person))).items.filter(({ sentence }) => /final/.test(sentence))

  test('everybody who took part finds it among their news, and its authors get a letter that they are in it', async () => {
    const { final, owner, author, voter, silent, unproved, suspended } = await aFinal()
    await hearEvents()
    expect(await finalNews(voter)).toEqual([])
    await openContest(owner, final.id)
    await hearEvents()
    await hearEvents()
    expect(await finalNews(voter)).toMatchObject([
      { sentence: 'The final is open: The last round', path: `/c/${final.slug}` },
    ])
    const [own, ...others] = await finalMails(author.email)
    expect(others).toEqual([])
    expect(own).toMatchObject({ subject: 'Tu idea está en la final: Llámame', stream: 'own' })
    expect(own?.text).toContain(own?.stopPath as string)
    expect(await finalNews(author)).toMatchObject([{ sentence: 'Your idea is in the final: Llámame' }])
    expect(await finalNews(unproved)).toHaveLength(1)
    for (const person of [silent, suspended]) expect(await finalNews(person)).toEqual([])
    for (const person of [voter, silent, unproved, suspended]) expect(await finalMails(person.email)).toEqual([])
  })

  test('nobody hears of a final that is not for them', async () => {
    const { final, owner, author, voter, colleague } = await aFinal('employees')
    await openContest(owner, final.id)
    await hearEvents()
    for (const person of [author, voter]) {
      expect(await finalMails(person.email)).toEqual([])
      expect(await finalNews(person)).toEqual([])
    }
    expect(await finalNews(colleague)).toHaveLength(1)
  })
})
