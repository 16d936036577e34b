import { expect, test } from 'vitest'
import { record } from '#app/features/events/record.server.ts'
import { transaction } from '#drizzle/database.ts'
import { latestMails } from '#drizzle/queries/mails.ts'
import { aContest, anIdea, aPerson } from '#tests/factory.ts'
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
