import { findContest } from '#app/features/contests/find-contest.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { confirmVotes } from '#app/features/votes/confirm-votes.server.ts'
import { bringBack, setAside } from '#app/features/votes/fairness/set-aside.server.ts'
import { tellVoter } from '#app/features/votes/fairness/tell-voter.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { type BallotReviewRow, changeReview, reviewOf } from '#drizzle/queries/ballot-reviews.ts'

export const BALLOT_DECISIONS = ['quarantine', 'stand', 'release'] as const
export type BallotDecision = (typeof BALLOT_DECISIONS)[number]

export type BallotDecided = { ok: true } | { ok: false; reason: 'closed' | 'decided' | 'words-missing' | 'own-ballot' }

const possible: Record<BallotReviewRow['state'], readonly BallotDecision[]> = {
  open: ['quarantine', 'stand'],
  standing: ['quarantine'],
  quarantined: ['release'],
}

/**
 * What a person decides about a ballot that the signals named: set it aside with a reason, let it stand, bring it back.
 * While the contest is open, for its count is locked with the close; always in the log, the audit log and, set aside or
 * brought back, in a letter to its voter. Nobody decides about a ballot of their own. Throws 404 for those who may not.
 */
export async function decideBallot(
  viewer: Viewer,
  name: string,
  wish: { ballot: string; decision: BallotDecision; words: string },
  now = new Date(),
): Promise<BallotDecided> {
  const asked = await findContest(viewer, name, 'contest.moderate')
  return transactionInTurn(asked.id, async () => {
    const contest = await findContest(viewer, asked.id, 'contest.moderate')
    const review = await reviewOf(contest.id, wish.ballot)
    if (!review) throw notFound()
    if (contest.state !== 'open') return { ok: false, reason: 'closed' }
    if (review.personId === viewer.id) return { ok: false, reason: 'own-ballot' }
    if (!possible[review.state].includes(wish.decision)) return { ok: false, reason: 'decided' }
    if (wish.decision === 'quarantine' && wish.words.trim() === '') return { ok: false, reason: 'words-missing' }
    const change = await carryOut(contest, review, wish.decision, now)
    const said = { words: wish.words, decidedBy: viewer.id, decidedAt: now }
    await changeReview(review, { ...change, ...said })
    const about = { subject: 'contest', subjectId: contest.id, reason: wish.words } as const
    const [before, after] = [{ ballot: review.personId, state: review.state }, { state: change.state }]
    await audit(viewer, `ballot.${wish.decision}`, { ...about, before, after }, now)
    if (wish.decision !== 'stand') await tellVoter(contest, review.personId, wish, now)
    return { ok: true }
  })
}

async function carryOut(
  contest: Awaited<ReturnType<typeof findContest>>,
  { personId, stood }: BallotReviewRow,
  decision: BallotDecision,
  now: Date,
): Promise<Pick<BallotReviewRow, 'state' | 'stood'>> {
  if (decision === 'stand') return { state: 'standing', stood: {} }
  if (decision === 'quarantine') return { state: 'quarantined', stood: await setAside(contest, personId, now) }
  await bringBack(contest, personId, stood, now)
  await confirmVotes(personId, now)
  return { state: 'standing', stood: {} }
}
