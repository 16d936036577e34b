import { expect, test } from 'vitest'
import { listIdeas } from '#app/features/ideas/list-ideas.server.ts'
import { orders } from '#app/features/ideas/orders.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { closeUnion } from '#app/features/unions/close-union.server.ts'
import { foundUnion } from '#app/features/unions/found-union.server.ts'
import { endorseIdea } from '#app/features/unions/idea/endorse-idea.server.ts'
import { joinUnion } from '#app/features/unions/join-union.server.ts'
import { leaveUnion } from '#app/features/unions/leave-union.server.ts'
import { signLetter } from '#app/features/unions/letters/sign-letter.server.ts'
import { writeLetter } from '#app/features/unions/letters/write-letter.server.ts'
import { takePlace } from '#app/features/unions/take-place.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { countNow } from '#app/features/winners/count-now.server.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { type IdeaRow, ideasByIds } from '#drizzle/queries/ideas.ts'
import { aContest, anIdea, aPerson } from '#tests/factory.ts'

/** Small numbers that look random and are the same in every run: x ← 48271 x mod 2³¹ − 1. */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % sides
  }
}

/** All that a union must leave alone: every counter of ideas and contest, every order, and the count. */
async function everythingCounted(contest: ContestRow, ideas: IdeaRow[], reader: Viewer, now: Date) {
  const { updatedAt: _, ...counters } = (await contestById(contest.id)) as ContestRow
  const rows = await ideasByIds(ideas.map(({ id }) => id))
  const lists = []
  for (const order of orders) {
    const { items } = await listIdeas(reader, contest, { order }, now)
    lists.push([order, items.map(({ id }) => id)])
  }
  const { hash, winners, order } = await countNow(contest)
  return { counters, rows: rows.sort((one, other) => (one.id < other.id ? -1 : 1)), lists, hash, winners, order }
}

test.each([1, 2, 3, 5, 8])('whatever unions do, no count, order or result moves (sequence %i)', async (seed) => {
  const roll = dice(seed * 7919)
  const contest = await aContest()
  const people = await Promise.all(Array.from({ length: 6 }, () => aPerson()))
  const ideas = await Promise.all(Array.from({ length: 5 }, () => anIdea({ contestId: contest.id })))
  const one = <Thing>(things: readonly Thing[]) => things[roll(things.length)] as Thing
  for (const person of people) for (const idea of ideas) if (roll(3) > 0) await castVote(person, idea.id)
  const now = new Date()
  const voted = (await contestById(contest.id)) as ContestRow
  const before = await everythingCounted(voted, ideas, people[0] as Viewer, now)
  expect(before.rows.some(({ votes }) => votes > 0)).toBe(true)

  const unions: string[] = []
  const letters: string[] = []
  const done = new Map<string, number>()
  const acts: Record<string, (person: Viewer) => Promise<unknown>> = {
    found: async (person) => {
      const founded = await foundUnion(person, {
        name: `Union ${seed} ${unions.length} ${person.id}`,
        words: '',
        named: true,
      })
      if (founded.ok) unions.push(founded.id)
    },
    join: (person) => joinUnion(person, one(unions), { named: roll(2) === 0 }),
    leave: (person) => leaveUnion(person, one(unions)),
    elect: (person) => takePlace(person, one(unions), { named: true, stands: roll(4) > 0, choice: one(people).id }),
    endorse: (person) => endorseIdea(person, one(ideas).id, { union: one(unions), on: roll(4) > 0 }),
    write: async (person) => {
      const idea = one([...ideas, null])
      const written = await writeLetter(
        person,
        one(unions),
        { contest: voted, idea },
        { title: 'Dear team', text: 'Hear us.' },
      )
      if (written.ok) letters.push(written.id)
    },
    sign: (person) => signLetter(person, one(letters)),
    close: (person) => (roll(5) === 0 ? closeUnion(person, one(unions), '') : Promise.resolve()),
  }
  // Whatever the dice say, there is a union, somebody joins it and somebody is elected.
  const opening = ['found', 'join', 'elect', 'elect', 'elect']
  for (let step = 0; step < 80; step++) {
    const [name, act] = Object.entries(acts).find(([each]) => each === opening[step]) ?? one(Object.entries(acts))
    if (name === 'sign' && letters.length === 0) continue
    // Refusals are part of the game; what is no refusal is a fault.
    const fault = await act(one(people)).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    if (fault !== undefined && !(fault instanceof Response)) throw fault
    if (fault === undefined) done.set(name, (done.get(name) ?? 0) + 1)
  }
  for (const name of ['found', 'join', 'elect']) expect(done.get(name) ?? 0).toBeGreaterThan(0)
  expect(await everythingCounted(voted, ideas, people[0] as Viewer, now)).toEqual(before)
})
