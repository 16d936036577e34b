import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { verifyChain } from '#app/features/votes/verify-chain.server.ts'
import { withdrawVote } from '#app/features/votes/withdraw-vote.server.ts'
import { engine } from '#drizzle/columns.ts'
import { database } from '#drizzle/database.ts'
import { openedEntries } from '#drizzle/queries/ballot-log.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { aContest, anIdea, aPerson } from '#tests/factory.ts'

const sha = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest('hex')
const hex = (text: string) => Buffer.from(text, 'hex')
const rulesHash = sha(Buffer.from('the rules of this contest'))

/** A contest with ten entries in its log. */
async function aLog() {
  const contest = await aContest({ contractHash: rulesHash })
  const ideas = [await anIdea({ contestId: contest.id }), await anIdea({ contestId: contest.id })]
  for (let turn = 0; turn < 4; turn++) {
    const person = await aPerson()
    for (const idea of ideas) await castVote(person, idea.id)
    if (turn < 2) await withdrawVote(person, ideas[0]?.id as string)
  }
  return (await contestById(contest.id)) as ContestRow
}

test('anybody can recompute the chain from what is published about it', async () => {
  const contest = await aLog()
  let head = sha(Buffer.of(1), Buffer.from(contest.id))
  for (const { entry, secret } of await openedEntries(contest.id, 0, 100)) {
    const seq = Buffer.alloc(8)
    seq.writeUInt32BE(entry.seq, 4)
    expect(sha(Buffer.of(0), Buffer.from(secret?.ballot ?? ''), hex(secret?.nonce ?? ''))).toBe(entry.commitment)
    expect(entry.previous).toBe(head)
    head = sha(hex(head), hex(entry.commitment), Buffer.from(entry.kind), seq, hex(rulesHash))
    expect(entry.head).toBe(head)
  }
  expect([contest.logSeq, contest.logHead]).toEqual([10, head])
})

test('what is said in a ballot is canonical and names nobody', async () => {
  const contest = await aLog()
  const people = new Set<string>()
  for (const { entry, secret } of await openedEntries(contest.id, 0, 100)) {
    const said = JSON.parse(secret?.ballot ?? '')
    expect(Object.keys(said)).toEqual(['ballot', 'contest', 'idea', 'kind', 'seq', 'state', 'value'])
    expect(said).toMatchObject({ seq: entry.seq, kind: entry.kind, value: entry.kind === 'cast' ? 1 : 0 })
    expect(secret?.ballot).not.toContain(secret?.personId)
    people.add(said.ballot)
  }
  expect(people.size).toBe(4)
})

// Somebody with the database in their hands can take the triggers away; the chain still tells.
beforeAll(async () => {
  const triggers =
    engine === 'postgres' ? ['ballot_log_only_grows ON ballot_log'] : ['ballot_log_fixed', 'ballot_log_kept']
  for (const trigger of triggers) await database().script(`DROP TRIGGER ${trigger}`)
})

test.each([
  ['a kind', "update ballot_log set kind = 'void' where seq = 4", { seq: 4, fault: 'head' }],
  ['a commitment', 'update ballot_log set commitment = head where seq = 5', { seq: 5, fault: 'head' }],
  ['a head', 'update ballot_log set head = previous where seq = 6', { seq: 6, fault: 'head' }],
  ['the rules', 'update ballot_log set rules_hash = head where seq = 3', { seq: 3, fault: 'head' }],
  ['a missing entry', 'delete from ballot_log where seq = 7', { seq: 7, fault: 'missing' }],
  ['a missing end', 'delete from ballot_log where seq = 10', { seq: 10, fault: 'missing' }],
  [
    'a ballot',
    'update ballot_secrets set ballot = replace(ballot, \'"value":1\', \'"value":2\') where seq = 1',
    { seq: 1, fault: 'commitment' },
  ],
  [
    'a nonce',
    "update ballot_secrets set nonce = ballot_secrets.nonce || '00' where seq = 2",
    { seq: 2, fault: 'commitment' },
  ],
  ['the end of the contest', "update contests set log_head = 'ff'", { seq: 10, fault: 'head' }],
  ['a shorter contest', 'update contests set log_seq = 8', { seq: 9, fault: 'chain' }],
])('tampering with %s is found at its place', async (_, sql, fault) => {
  const contest = await aLog()
  expect(await verifyChain(contest)).toBeNull()
  await database().script(
    `${sql}${sql.includes('where') ? ' and' : ' where'} ${sql.includes('contests') ? 'id' : 'contest_id'} = '${contest.id}'`,
  )
  expect(await verifyChain((await contestById(contest.id)) as ContestRow)).toEqual(fault)
})

test('after an erasure the chain still verifies', async () => {
  const contest = await aLog()
  await database().script(`delete from ballot_secrets where contest_id = '${contest.id}' and seq in (2, 3, 4)`)
  expect(await verifyChain(contest)).toBeNull()
})
