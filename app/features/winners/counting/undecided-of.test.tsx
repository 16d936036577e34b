import { describe, expect, test } from 'vitest'
import type { ContestRule } from '#app/features/contests/contest-rules.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { countContest } from '#app/features/winners/count-contest.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { officialCountOf } from '#app/features/winners/official-count-of.server.ts'
import { resultsOf } from '#app/features/winners/results/results-of.server.ts'
import { UndecidedNote } from '#app/features/winners/results/undecided-note.tsx'
import { type ContestRow, contestNamed } from '#drizzle/queries/contests.ts'
import { aDividedContest } from '#tests/divided-contest.ts'
import { aPerson } from '#tests/factory.ts'
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
})
