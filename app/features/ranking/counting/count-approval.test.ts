import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ApprovalCount, countApproval } from './count-approval.ts'
import { drawLot } from './draw-lot.ts'
import { fraction } from './fraction.ts'

const ideas = (...ids: string[]) => ids.map((id) => ({ id }))
const ballots = (...approvals: string[][]) => approvals.map((one) => ({ approvals: one }))
const base = { candidates: ideas('robot', 'ticket', 'call'), seats: 2, seed: 'seed' }
const winners = (count: ApprovalCount) => countApproval(count).winners.map((winner) => winner.id)

test('the most approved ideas win, and the whole order is told', () => {
  const count = countApproval({
    ...base,
    ballots: ballots(['ticket', 'call'], ['ticket'], ['call', 'ticket'], ['robot']),
  })

  expect(count.rule).toBe('approval')
  expect(count.winners).toEqual([
    { id: 'ticket', place: 1 },
    { id: 'call', place: 2 },
  ])
  expect(count.order).toEqual([
    { id: 'ticket', place: 1, tally: 3, exact: '3', supporters: 3 },
    { id: 'call', place: 2, tally: 2, exact: '2', supporters: 2 },
    { id: 'robot', place: 3, tally: 1, exact: '1', supporters: 1 },
  ])
  expect(count.stages).toEqual([
    { stage: 'tally', ballots: 4, approvals: 6, ignored: 0 },
    { stage: 'elected', ids: ['ticket', 'call'], vacant: 0 },
  ])
  expect(count.ties).toEqual([])
  expect(count.quorum).toBeNull()
})

test('sums of votes count like the votes themselves', () => {
  const counted = countApproval({ ...base, ballots: ballots(['ticket', 'call'], ['ticket']) })
  const summed = countApproval({
    ...base,
    tallies: [
      { id: 'ticket', supporters: 2 },
      { id: 'call', supporters: 1 },
    ],
  })

  expect(summed.order).toEqual(counted.order)
  expect(summed.winners).toEqual(counted.winners)
})

test('an idea without a supporter never wins, so a seat stays vacant', () => {
  const count = countApproval({ ...base, seats: 3, ballots: ballots(['ticket'], ['ticket', 'call']) })

  expect(count.winners.map((winner) => winner.id)).toEqual(['ticket', 'call'])
  expect(count.stages.at(-1)).toEqual({ stage: 'elected', ids: ['ticket', 'call'], vacant: 1 })
})

test('support that weighs nothing is no support', () => {
  expect(winners({ ...base, ballots: [{ approvals: ['robot'], weight: fraction(0) }] })).toEqual([])
})

test('naming an idea twice is one vote', () => {
  expect(countApproval({ ...base, ballots: ballots(['robot', 'robot']) }).order[0]?.tally).toBe(1)
})

test('votes for an idea that was withdrawn are left out and said to be', () => {
  const count = countApproval({ ...base, ballots: ballots(['ticket', 'withdrawn'], ['withdrawn']) })

  expect(count.stages[0]).toEqual({ stage: 'tally', ballots: 2, approvals: 1, ignored: 2 })
  expect(count.order.map((idea) => idea.id)).not.toContain('withdrawn')
})

test('below the quorum nobody wins, and the idea is named', () => {
  const count = countApproval({
    ...base,
    quorum: { kind: 'share', percent: 50 },
    ballots: ballots(['ticket'], ['ticket', 'call'], ['ticket', 'robot'], ['robot']),
  })

  expect(count.winners.map((winner) => winner.id)).toEqual(['ticket', 'robot'])
  expect(count.quorum).toEqual({ needed: 2, participants: 4, below: ['call'] })
  expect(count.stages).toContainEqual({ stage: 'quorum', needed: 2, below: ['call'] })
})

test('people who took part without a ballot raise a quorum in percent', () => {
  const few = { ...base, quorum: { kind: 'share', percent: 50 } as const, ballots: ballots(['ticket'], ['ticket']) }

  expect(winners(few)).toEqual(['ticket'])
  expect(winners({ ...few, participants: 5 })).toEqual([])
})

test('employees and customers weigh the same in all, whatever their numbers, to the last third', () => {
  const count = countApproval({
    ...base,
    ballots: [
      ...ballots(['robot'], ['robot'], ['robot']).map((ballot) => ({ ...ballot, weight: fraction(1, 3) })),
      { approvals: ['ticket'], weight: fraction(1) },
      { approvals: ['call'], weight: fraction(2, 3) },
    ],
  })

  expect(count.order.map(({ id, exact }) => [id, exact])).toEqual([
    ['robot', '1'],
    ['ticket', '1'],
    ['call', '2/3'],
  ])
  expect(count.ties).toEqual([{ ids: ['robot', 'ticket'], brokenBy: 'supporters' }])
})

test('level ideas: the cheaper one wins, and the protocol says that this decided a seat', () => {
  const count = countApproval({
    candidates: [
      { id: 'dear', cost: 900 },
      { id: 'cheap', cost: 100 },
    ],
    seats: 1,
    seed: 'seed',
    ballots: ballots(['dear', 'cheap']),
  })

  expect(count.winners).toEqual([{ id: 'cheap', place: 1 }])
  expect(count.stages).toContainEqual({ stage: 'tie', ids: ['cheap', 'dear'], brokenBy: 'cost', decidesSeat: true })
})

test('level in everything: the lot decides, another seed draws another lot', () => {
  const tie = { ...base, candidates: ideas('a', 'b'), seats: 1, ballots: ballots(['a', 'b']) }
  const drawn = (seed: string) => (drawLot(seed, 'a') < drawLot(seed, 'b') ? 'a' : 'b')
  const seeds = Array.from({ length: 20 }, (_, index) => `seed ${index}`)

  expect(seeds.map((seed) => winners({ ...tie, seed })[0])).toEqual(seeds.map(drawn))
  expect(new Set(seeds.map(drawn)).size).toBe(2)
})

test('a tie between winners is told but decided no seat', () => {
  const count = countApproval({ ...base, candidates: ideas('a', 'b'), ballots: ballots(['a', 'b']) })

  expect(count.stages).toContainEqual(expect.objectContaining({ stage: 'tie', brokenBy: 'lot', decidesSeat: false }))
})

test('ideas that nobody supports are not listed as a tie', () => {
  expect(countApproval({ ...base, ballots: [] }).ties).toEqual([])
})

test.each([
  { wrong: 'half a seat', count: { ...base, seats: 0.5, ballots: [] } },
  { wrong: 'a candidate twice', count: { ...base, candidates: ideas('a', 'a'), ballots: [] } },
  { wrong: 'fewer than no supporters', count: { ...base, tallies: [{ id: 'robot', supporters: -1 }] } },
  { wrong: 'a negative weight', count: { ...base, ballots: [{ approvals: ['robot'], weight: fraction(-1) }] } },
])('refused: $wrong', ({ count }) => {
  expect(() => countApproval(count)).toThrow(RangeError)
})

const contests = fc.record({
  candidates: fc.uniqueArray(fc.record({ id: fc.constantFrom(...'abcdefgh'), cost: fc.option(fc.nat(3)) }), {
    selector: (idea) => idea.id,
  }),
  ballots: fc.array(
    fc.record({
      approvals: fc.array(fc.constantFrom(...'abcdefgh')),
      weight: fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 3 })).map(([top, bottom]) => fraction(top, bottom)),
    }),
    { maxLength: 12 },
  ),
  seats: fc.nat(5),
  seed: fc.string(),
  quorum: fc.option(fc.record({ kind: fc.constant('supporters' as const), minimum: fc.nat(3) })),
})

test('in whatever order voters and ideas come, the count is the same', () => {
  const shuffled = contests.chain((contest) =>
    fc.record({
      contest: fc.constant(contest),
      candidates: fc.shuffledSubarray(contest.candidates, { minLength: contest.candidates.length }),
      ballots: fc.shuffledSubarray(contest.ballots, { minLength: contest.ballots.length }),
    }),
  )
  fc.assert(
    fc.property(shuffled, ({ contest, candidates, ballots }) => {
      expect(countApproval({ ...contest, candidates, ballots })).toEqual(countApproval(contest))
    }),
  )
})

test('winners lead the order, fill no more than the seats, and all have support and the quorum', () => {
  fc.assert(
    fc.property(contests, (contest) => {
      const { winners, order, quorum } = countApproval(contest)
      const entitled = order.filter((idea) => idea.tally > 0 && idea.supporters >= (quorum?.needed ?? 1))
      expect(winners.map((winner) => winner.id)).toEqual(entitled.slice(0, contest.seats).map((idea) => idea.id))
      expect(order.map((idea) => idea.place)).toEqual(contest.candidates.map((_, index) => index + 1))
    }),
  )
})

test('one more approval never makes an idea lose', () => {
  fc.assert(
    fc.property(contests, fc.constantFrom(...'abcdefgh'), (contest, id) => {
      fc.pre(winners(contest).includes(id))
      expect(
        winners({ ...contest, ballots: [...contest.ballots, { approvals: [id], weight: fraction(1) }] }),
      ).toContain(id)
    }),
  )
})
