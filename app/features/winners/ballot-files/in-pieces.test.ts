import { expect, test } from 'vitest'
import { loader } from '#app/routes/winners/ballot-file.ts'
import { database } from '#drizzle/database.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { ideasForRecount } from '#drizzle/queries/counting.ts'
import { aRequest } from '#tests/factory.ts'
import { aCountedContest } from '#tests/verify/counted-contest.ts'
import { aPaperCount } from '#tests/verify/counted-papers.ts'
import { manyBallots } from '#tests/verify/many-ballots.ts'
import { wholeBallotFile } from '#tests/verify/whole-ballot-file.ts'
import { textOf } from '#tests/whole-file.ts'
import type { Count } from '../count-now.server.ts'
import { asJson } from './as-json.server.ts'
import { asBlt, asCat, asToc } from './as-orders.server.ts'
import { asPabulib } from './as-pabulib.server.ts'
import { ballotFile } from './ballot-file.server.ts'
import { formatsFor } from './ballot-formats.ts'
import { publishedElection } from './published-election.server.ts'

interface World {
  contest: ContestRow
  count: Count
}

/** Every format that can hold this kind of ballot. */
const formatsOf = ({ contest: { ballot, rule } }: World, sharedRanks = true) =>
  formatsFor({ ballot, rule, below: 0, sharedRanks })

async function withMany(world: World) {
  await manyBallots(
    world.contest,
    (await ideasForRecount(world.contest.id)).map(({ id }) => id),
  )
  return world
}

const weights = { customers: 2, employees: 3 }

test.each([
  ['approval', null],
  ['phragmen', weights],
] as const)(
  'votes counted by %s are the same file in pieces as in one, weights: %j',
  async (rule, weights) => {
    const world = await withMany(await aCountedContest({ rule, weights }))
    for (const format of formatsOf(world)) {
      const text = await textOf(ballotFile(world.contest, world.count, format))
      expect(text.split('\n').length).toBeGreaterThan(40)
      expect(text).toBe(await wholeBallotFile(world.contest, world.count, format))
    }
  },
  120_000,
)

test.each([
  ['score', null],
  ['points', weights],
  ['quadratic', null],
  ['schulze', null],
  ['irv', weights],
  ['up-down', weights],
  ['mes', null],
  ['greedy', weights],
] as const)(
  'ballots counted by %s are the same file in pieces as in one, weights: %j',
  async (rule, given) => {
    const world = await withMany(await aPaperCount(rule, given ? { weights: given } : {}))
    // Without a look at whether ranks are shared, so that .soi is written too.
    for (const format of formatsOf(world, false)) {
      const text = await textOf(ballotFile(world.contest, world.count, format))
      expect(text.split('\n').length).toBeGreaterThan(40)
      expect(text).toBe(await wholeBallotFile(world.contest, world.count, format))
    }
  },
  120_000,
)

const rename = (from: string, to: string) => database().script(`alter table ${from} rename to ${to}`)

test('a fault before the first piece is no file, and one later breaks the file off', async () => {
  const { contest, count } = await withMany(await aCountedContest())
  const ask = (format: string) =>
    loader({
      ...{ request: aRequest(`/c/${contest.slug}/ballots.${format}`), params: { contest: contest.slug }, context: {} },
    })
  await rename('ballot_secrets', 'secrets_away')
  try {
    for (const format of formatsOf({ contest, count })) await expect(ask(format)).rejects.toThrow()
  } finally {
    await rename('secrets_away', 'ballot_secrets')
  }
  const pieces = async function* () {
    yield [{ id: '1', approvals: [] }]
    throw new Error('The disk went away.')
  }
  const election = { ...(await publishedElection(contest, count)), ballots: pieces }
  for (const write of [asJson, asPabulib, asToc, asCat, asBlt]) {
    const parts = write(election)
    await expect(textOf(parts)).rejects.toThrow('went away')
  }
  for (const format of formatsOf({ contest, count })) expect((await ask(format)).status).toBe(200)
}, 60_000)
