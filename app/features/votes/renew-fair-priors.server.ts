import { flushViews } from '#app/features/ideas/record-views.server.ts'
import { fairPrior } from '#app/features/ranking/orders/fair-prior.ts'
import { fairScore } from '#app/features/ranking/orders/fair-score.ts'
import { transaction } from '#drizzle/database.ts'
import { changeContest, contestById } from '#drizzle/queries/contests.ts'
import { contestIds, scoredAfter } from '#drizzle/queries/recount.ts'
import { setViews } from '#drizzle/queries/views.ts'

const ideasAtOnce = 200
/** A rate that moved by less than a thousandth of itself moves no idea past another that people would tell apart. */
const leastMove = 0.001

/**
 * Renews what is believed of unseen ideas in every open contest, and the fair scores that follow from it. Hourly;
 * in pieces, so that votes are not kept waiting. Safe to repeat. Answers how many scores changed.
 */
export async function renewFairPriors(): Promise<number> {
  await flushViews()
  let changed = 0
  for (const contestId of await contestIds('open')) changed += await renewContest(contestId)
  return changed
}

async function renewContest(contestId: string) {
  const prior = await transaction(async () => {
    const contest = await contestById(contestId)
    if (!contest) return undefined
    const renewed = fairPrior(contest.listVotes, contest.views)
    const moved = Math.abs(renewed - contest.fairPrior) >= leastMove * contest.fairPrior
    if (moved) await changeContest(contestId, { fairPrior: renewed })
    return moved ? renewed : contest.fairPrior
  })
  if (prior === undefined) return 0
  let changed = 0
  let after: { lot: number; id: string } | undefined = { lot: -1, id: '' }
  while (after) {
    const piece = await rescore(contestId, prior, after)
    changed += piece.changed
    after = piece.last
  }
  return changed
}

async function rescore(contestId: string, prior: number, after: { lot: number; id: string }) {
  return transaction(async () => {
    const ideas = await scoredAfter(contestId, after, ideasAtOnce)
    const scored = ideas.map((idea) => ({ ...idea, now: fairScore(idea.listVotes, idea.views, prior) }))
    const stale = scored.filter((idea) => idea.now !== idea.fairScore)
    await setViews(stale.map(({ id, views, now }) => ({ id, views, fairScore: now })))
    return { changed: stale.length, last: ideas.length === ideasAtOnce ? ideas.at(-1) : undefined }
  })
}
