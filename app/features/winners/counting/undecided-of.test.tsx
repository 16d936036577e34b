import { describe, expect, test } from 'vitest'
import type { ContestRule } from '#app/features/contests/contest-rules.ts'
import { castPaper } from '#app/features/votes/ballots/cast-paper.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { countContest } from '#app/features/winners/count-contest.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { finishCount } from '#app/features/winners/counting/finish-count.server.ts'
import { officialCountOf } from '#app/features/winners/official-count-of.server.ts'
import { resultsOf } from '#app/features/winners/results/results-of.server.ts'
import { UndecidedNote } from '#app/features/winners/results/undecided-note.tsx'
import { type ContestRow, contestNamed } from '#drizzle/queries/contests.ts'
import { aDividedContest } from '#tests/divided-contest.ts'
import { aPerson } from '#tests/factory.ts'
import { aPaperContest } from '#tests/paper-contest.ts'
import { renderHtml } from '#tests/render-html.tsx'

const idsOf = ({ winners }: Pick<Count, 'winners'>) => winners.map(({ id }) => id)
const now = async ({ slug }: ContestRow) => (await contestNamed(slug)) as ContestRow

describe('ballots that were not counted', () => {
  /** So many who never confirmed an address want one more idea. */
  async function withUnconfirmed(rule: ContestRule, n: number, wanted: 'chair' | 'call') {
    const { owner, contest, ideas } = await aDividedContest({ rule, places: rule === 'approval' ? 1 : 3 })
    for (; n > 0; n--) await castVote(await aPerson({ emailConfirmedAt: null }), ideas[wanted].id)
    const closed = await closeContest(owner, contest.slug, 'Done.')
    const count = await officialCountOf(await now(contest))
    if (!closed.ok || !count) throw new Error('not counted')
    return { contest: await now(contest), count, ideas, undecided: count.undecided }
  }

  test('none: nothing is said', async () => {
    expect((await withUnconfirmed('approval', 0, 'chair')).undecided).toBeNull()
  })

  test('by approval what they could change is known exactly', async () => {
    const { count, ideas, undecided } = await withUnconfirmed('approval', 2, 'chair')
    expect(undecided).toEqual({ ballots: 2, found: 'exact', winners: idsOf(count), others: [ideas.chair.id] })
  })

  test('by another rule they are counted again with the others', async () => {
    const safe = await withUnconfirmed('phragmen', 2, 'chair')
    expect(safe.undecided).toEqual({ ballots: 2, found: 'recounted', winners: [], others: [] })

    const { owner, contest, ideas } = await aDividedContest({ rule: 'phragmen' })
    const preview = await countContest(owner, contest.slug)
    const left = [ideas.call, ideas.queue, ideas.saturday].find(({ id }) => !idsOf(preview).includes(id))
    await castVote(await aPerson({ emailConfirmedAt: null }), left?.id as string)
    await closeContest(owner, contest.slug, 'Done.')
    const count = await officialCountOf(await now(contest))
    expect(idsOf(count as Count)).toEqual(idsOf(preview))
    expect(count?.undecided).toMatchObject({ ballots: 1, found: 'recounted', others: [left?.id] })
    expect(count?.undecided?.winners).toHaveLength(1)
  })

  test('the page tells how many there are and between whom it is too close to call', async () => {
    const { contest, count, ideas } = await withUnconfirmed('approval', 2, 'chair')
    const results = await resultsOf(contest, count)
    const page = renderHtml(<UndecidedNote undecided={results.count.undecided} />)
    expect(page).toContain('2 ballots were not counted')
    expect(page).toContain(`“${ideas.chair.title}”`)
    expect(results.ideas.filter(({ isClose }) => isClose).map(({ id }) => id)).toContain(ideas.chair.id)
    const safe = await withUnconfirmed('seqpav', 1, 'chair')
    const calm = await resultsOf(safe.contest, safe.count)
    expect(renderHtml(<UndecidedNote undecided={calm.count.undecided} />)).toContain('the same ideas win')
    expect(calm.ideas.some(({ isClose }) => isClose)).toBe(false)
  })

  test.each([
    ['points', 'points', { call: 10 }, { chair: 10 }],
    ['rank', 'schulze', { call: 1, chair: 2 }, { chair: 1, call: 2 }],
    ['updown', 'up-down', { call: 1 }, { chair: 1, call: -1 }],
    ['budget', 'mes-add1', { call: 1, queue: 1 }, { saturday: 1, chair: 1 }],
  ] as const)('filled in as a whole they are counted again with all others: %s', async (ballot, rule, said, unsaid) => {
    const { owner, contest, ideas } = await aPaperContest({ ballot, rule })
    const fill = async (marks: object, person = aPerson()) => {
      const byId = Object.entries(marks).map(([name, mark]) => [ideas[name as keyof typeof ideas].id, mark])
      const cast = await castPaper(await person, contest.slug, () => Object.fromEntries(byId))
      if (!cast.ok) throw new Error(cast.reason)
    }
    await fill(said)
    for (let n = 0; n < 3; n++) await fill(unsaid, aPerson({ emailConfirmedAt: null }))
    const closed = await closeContest(owner, contest.slug, 'Done.')
    if (!closed.ok) throw new Error(closed.reason)
    const count = await finishCount(await now(contest))
    expect(idsOf(count)).toContain(ideas.call.id)
    expect(count.undecided).toMatchObject({ ballots: 3, found: 'with-all' })
    expect(count.undecided?.winners).toContain(ideas.call.id)
    expect(count.undecided?.others).toContain(ideas.chair.id)
    const page = renderHtml(<UndecidedNote undecided={(await resultsOf(await now(contest), count)).count.undecided} />)
    expect(page).toContain('3 ballots were not counted')
    expect(page).toContain('by counting again with all of them.')
  })

  test('filled in as a whole and of one mind with the others they change nothing', async () => {
    const { owner, contest, ideas } = await aPaperContest({ ballot: 'score', rule: 'score' })
    for (const emailConfirmedAt of [new Date(), new Date(), null])
      await castPaper(await aPerson({ emailConfirmedAt }), contest.slug, () => ({ [ideas.call.id]: 5 }))
    await closeContest(owner, contest.slug, 'Done.')
    const { undecided } = await finishCount(await now(contest))
    expect(undecided).toEqual({ ballots: 1, found: 'with-all', winners: [], others: [] })
  })
})
