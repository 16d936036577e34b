import { describe, expect, test } from 'vitest'
import { burstVotes } from './burst-votes.ts'
import { concentratedVotes } from './concentrated-votes.ts'
import { directVotes } from './direct-votes.ts'
import { effectiveNumber } from './effective-number.ts'
import { findSuspicious } from './find-suspicious.ts'
import { lockstepGroups } from './lockstep-groups.ts'
import { mailboxOf } from './mailbox-of.ts'
import { oneIdeaVotes } from './one-idea-votes.ts'
import { poissonTail } from './poisson-tail.ts'
import { suspiciousMails } from './suspicious-mails.ts'
import { tooFastVotes } from './too-fast-votes.ts'
import type { TracedVote, TracedVoter } from './traced-vote.ts'
import { twoProportionZ } from './two-proportion-z.ts'

const minute = 60_000
const hour = 60 * minute

const vote = (change: Partial<TracedVote> = {}): TracedVote => ({
  ...{ voter: 'ana', idea: 'bench', at: 0, organic: true, network: '', device: '', looked: null },
  ...change,
})
const voter = (id: string, change: Partial<TracedVoter> = {}): TracedVoter => ({
  ...{ id, since: 0, mail: '', otherActs: 0 },
  ...change,
})
const many = <Thing>(n: number, make: (at: number) => Thing) => Array.from({ length: n }, (_, at) => make(at))

/** Forty ideas, ten votes each, one an hour: nothing is strange here. */
const calm = many(400, (at) => vote({ voter: `calm${at}`, idea: `idea${at % 40}`, at: at * hour, network: `n${at}` }))

describe('formulas', () => {
  test('the Poisson tail, against sums of fifty digits', () => {
    expect(poissonTail(3, 1)).toBeCloseTo(0.0803013970713942, 14)
    expect(poissonTail(20, 5) / 3.45213582091446e-7).toBeCloseTo(1, 10)
    expect(poissonTail(10, 20)).toBeCloseTo(0.99500458769169, 12)
    expect(poissonTail(150, 30) / 7.559230346484056e-55).toBeCloseTo(1, 8)
    expect([poissonTail(0, 3), poissonTail(1, 0)]).toEqual([1, 0])
  })

  test('two shares', () => {
    expect(twoProportionZ(45, 100, 30, 100)).toBeCloseTo(2.1908902300206643, 12)
    expect(twoProportionZ(0, 10, 0, 10)).toBe(0)
    expect(twoProportionZ(1, 1, 0, 0)).toBe(0)
  })

  test('a hundred in one network are one, ten in ten are ten', () => {
    expect(effectiveNumber([100])).toBe(1)
    expect(effectiveNumber(many(10, () => 7))).toBeCloseTo(10)
    expect(effectiveNumber([90, 10])).toBeCloseTo(1 / 0.82)
    expect(effectiveNumber([])).toBe(0)
  })
})

describe('signals', () => {
  test('direct votes are strange where they are far more usual than elsewhere, from twenty votes', () => {
    const some = (n: number) => many(n, (at) => vote({ voter: `new${at}`, organic: false }))
    expect(directVotes([...calm, ...some(20)])).toHaveLength(20)
    expect(directVotes([...calm, ...some(19)])).toHaveLength(0)
    const usual = calm.map((one) => ({ ...one, organic: false }))
    expect(directVotes([...usual, ...some(30)])).toHaveLength(0)
  })

  test('a burst is strange, unless the whole contest is as busy', () => {
    const burst = many(15, (at) => vote({ voter: `new${at}`, at: 40 * hour + at * 20_000 }))
    expect(burstVotes([...calm, ...burst])).toHaveLength(15)
    const slow = burst.map((one, at) => ({ ...one, at: at * 20 * hour }))
    expect(burstVotes([...calm, ...slow])).toHaveLength(0)
    const rush = many(400, (at) => vote({ voter: `rush${at}`, idea: `idea${at % 40}`, at: 40 * hour + at * 900 }))
    expect(burstVotes([...calm, ...rush])).toHaveLength(0)
  })

  test('new people who do one thing are strange where they all do the same', () => {
    const news = many(20, (at) => vote({ voter: `new${at}`, at: 1000 * hour }))
    const known = new Map(
      [...calm, ...news].map((one) => [
        one.voter,
        voter(one.voter, { since: one.at - (one.idea === 'bench' ? minute : 9 * hour) }),
      ]),
    )
    expect(oneIdeaVotes([...calm, ...news], known)).toHaveLength(20)
    for (const one of known.values()) one.otherActs = 1
    expect(oneIdeaVotes([...calm, ...news], known)).toHaveLength(0)
  })

  test('a network whose people choose one idea is strange, an office that votes like everybody is not', () => {
    const ring = many(12, (at) => vote({ voter: `new${at}`, network: 'one' }))
    expect(concentratedVotes([...calm, ...ring], ({ network }) => network, 0.3)).toHaveLength(12)
    expect(concentratedVotes([...calm, ...ring.slice(0, 4)], ({ network }) => network, 0.3)).toHaveLength(0)
    const office = many(120, (at) => vote({ voter: `desk${at}`, idea: `idea${at % 40}`, network: 'office' }))
    expect(concentratedVotes([...calm, ...office], ({ network }) => network, 0.3)).toHaveLength(0)
  })

  test('five who choose the same three ideas in the same minutes are in lockstep, four or two ideas are not', () => {
    const chain = (people: number, ideas: number) =>
      many(people, (at) =>
        many(ideas, (nth) => vote({ voter: `p${at}`, idea: `i${nth}`, at: nth * hour + at * 20_000 })),
      )
    expect(lockstepGroups(chain(5, 3).flat())).toEqual([['p0', 'p1', 'p2', 'p3', 'p4']])
    expect(lockstepGroups(chain(4, 3).flat())).toEqual([])
    expect(lockstepGroups(chain(9, 2).flat())).toEqual([])
    const apart = chain(5, 3).map((own, at) => own.map((one) => ({ ...one, at: one.at + at * hour * 5 })))
    expect(lockstepGroups(apart.flat())).toEqual([])
  })

  test('no edge of a five-minute bucket hides a pair', () => {
    const edge = 5 * minute
    const pair = many(5, (at) =>
      many(3, (nth) => vote({ voter: `p${at}`, idea: `i${nth}`, at: edge + (at - 2) * 9000 })),
    )
    expect(lockstepGroups(pair.flat())[0]).toHaveLength(5)
  })

  test('addresses: one mailbox, minutes-long ones, strings of numbers', () => {
    expect(mailboxOf('A.na+vote7@googlemail.com')).toBe('ana@gmail.com')
    expect(mailboxOf('a.na@house.example')).toBe('a.na@house.example')
    expect(mailboxOf('nothing')).toBe('')
    const at = (mail: string) => voter(mail, { mail })
    expect(suspiciousMails([at('a.na@gmail.com'), at('ana+2@gmail.com'), at('ann@gmail.com')]).mailbox).toHaveLength(1)
    expect(suspiciousMails([at('x@mailinator.com'), at('y@house.example')]).throwaway).toEqual([['x@mailinator.com']])
    const string = many(5, (n) => at(`v${n}@own.example`))
    expect(suspiciousMails(string).numbered[0]).toHaveLength(5)
    const crowd = many(20, (n) => at(`${'abcdefghijklmnopqrst'[n]}x@own.example`))
    expect(suspiciousMails([...string, ...crowd]).numbered).toEqual([])
  })

  test('less than a second is too fast', () => {
    expect(tooFastVotes([vote({ looked: 999 }), vote({ looked: 1000 }), vote({ looked: null })])).toHaveLength(1)
  })
})

describe('together', () => {
  const crowd = (change: (at: number) => Partial<TracedVote>) =>
    many(40, (at) => vote({ voter: `p${at}`, organic: false, at: 50 * hour + at * 1000, ...change(at) }))
  const everybody = (votes: TracedVote[]) =>
    votes.map((one) => voter(one.voter, { since: one.at - (one.idea === 'bench' ? minute : 9 * hour) }))

  test('an honest campaign — new, direct, at once — names nobody', () => {
    const votes = [...calm, ...crowd((at) => ({ network: `own${at}` }))]
    expect(findSuspicious(votes, everybody(votes))).toEqual([])
  })

  test('the same from one network is named, with every reason', () => {
    const votes = [...calm, ...crowd(() => ({ network: 'one' }))]
    const named = findSuspicious(votes, everybody(votes))
    expect(named.map((one) => one.voter)).toEqual(many(40, (at) => `p${at}`).sort())
    expect(named[0]?.grounds.map(({ kind }) => kind)).toEqual(['direct', 'burst', 'one-idea', 'network'])
    expect(named[0]?.grounds.every(({ idea, together }) => idea === 'bench' && together === 40)).toBe(true)
  })

  test('grounds about different ideas do not add up', () => {
    const fast = vote({ voter: 'eve', idea: 'other', looked: 10 })
    const votes = [...calm, ...crowd((at) => ({ network: `own${at}` })), fast, vote({ voter: 'eve', organic: false })]
    expect(findSuspicious(votes, everybody(votes))).toEqual([])
  })

  test('two people of one mailbox are named for that alone', () => {
    const votes = [...calm, vote({ voter: 'one' }), vote({ voter: 'two' })]
    const people = [voter('one', { mail: 'a.b@gmail.com' }), voter('two', { mail: 'ab+x@gmail.com' })]
    expect(findSuspicious(votes, people).map((one) => one.voter)).toEqual(['one', 'two'])
  })
})
