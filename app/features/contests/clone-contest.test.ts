import { expect, test } from 'vitest'
import { cloneContest } from '#app/features/contests/clone-contest.server.ts'
import { transaction } from '#drizzle/database.ts'
import { answerersOf } from '#drizzle/queries/answer-clock.ts'
import { guestsOf, setGuests } from '#drizzle/queries/contest-guests.ts'
import { addContestRole } from '#drizzle/queries/contests.ts'
import { aContest, again, anEmployee, anIdea } from '#tests/factory.ts'

const now = new Date('2026-06-01T09:00:00Z')

test('a clone has the rules and the length of its original, and none of its ideas', async () => {
  const author = await anEmployee({ role: 'owner' })
  const original = await aContest({
    ...{
      hostId: author.id,
      title: 'No more waiting',
      places: 5,
      quorum: 2,
      tags: ['phone'],
      state: 'concluded',
      seed: 's',
    },
    ...{ ideasFrom: new Date('2026-03-02T09:00:00Z'), ideasUntil: new Date('2026-03-16T19:00:00Z') },
    ...{ votingFrom: new Date('2026-03-20T09:00:00Z'), votingUntil: new Date('2026-03-28T19:00:00Z') },
    ...{ answerBy: new Date('2026-04-10T19:00:00Z'), contractHash: 'abc', ideas: 12, participants: 30 },
  })
  await anIdea({ contestId: original.id })
  const deputy = await anEmployee()
  await transaction(async () => {
    await setGuests(original.id, { emails: ['ana@example.org'], domains: [] })
    await addContestRole(original.id, deputy.id, 'deputy')
  })

  const clone = await cloneContest(await again(author), original.slug, now)

  expect(clone).toMatchObject({
    ok: true,
    contest: {
      ...{
        state: 'draft',
        title: 'No more waiting',
        slug: 'no-more-waiting',
        clonedFrom: original.id,
        places: 5,
        quorum: 2,
      },
      ...{ tags: ['phone'], ideas: 0, participants: 0, contractHash: null, seed: '', ideasFrom: null },
      ideasUntil: new Date('2026-06-15T19:00:00Z'),
      votingFrom: new Date('2026-06-19T09:00:00Z'),
      votingUntil: new Date('2026-06-27T19:00:00Z'),
      answerBy: new Date('2026-07-10T19:00:00Z'),
    },
  })
  expect(clone.ok && (await guestsOf(clone.contest.id))).toEqual([{ kind: 'email', value: 'ana@example.org' }])
  const answerers = clone.ok ? await answerersOf(clone.contest.id) : []
  expect(answerers.map(({ role, person }) => [role, person.id])).toEqual([
    ['owner', author.id],
    ['deputy', deputy.id],
  ])
})

test('only its owner clones a contest', async () => {
  const original = await aContest()
  await expect(cloneContest(await anEmployee({ role: 'owner' }), original.slug, now)).rejects.toMatchObject({
    status: 404,
  })
})
