import { findContest } from '#app/features/contests/find-contest.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { numberOn } from '#app/features/votes/append-ballot.server.ts'
import { groundWords } from '#app/features/votes/fairness/ground-words.ts'
import { m } from '#app/paraglide/messages.js'
import { secretOf } from '#drizzle/queries/ballot-log.ts'
import { reviewsByState, reviewsIn } from '#drizzle/queries/ballot-reviews.ts'
import { ideasByIds } from '#drizzle/queries/ideas.ts'
import { jobsRun } from '#drizzle/queries/jobs.ts'

const shownAtOnce = 100

export type FairnessPage = Awaited<ReturnType<typeof fairnessPage>>
export type ReviewedBallot = FairnessPage['ballots'][number]

/**
 * Suspicious ballots of a contest with what speaks against them, for whoever runs or moderates it. Names nobody: a ballot
 * is judged by what was noticed of it. Throws 404 for all others.
 */
export async function fairnessPage(viewer: Viewer, name: string) {
  const contest = await findContest(viewer, name, 'contest.moderate')
  const { id, slug, title, timeZone, state } = contest
  const rows = await reviewsIn(id, shownAtOnce)
  const named = [...new Set(rows.flatMap(({ review }) => review.grounds.map(({ idea }) => idea)))].filter(Boolean)
  const ideas = new Map((await ideasByIds(named)).map((idea) => [idea.id, idea]))
  const ballots = []
  for (const { review, by } of rows) {
    const secret = await secretOf(id, review.personId)
    const about = review.grounds.map(({ idea }) => ideas.get(idea)).filter((idea) => idea !== undefined)
    ballots.push({
      ...{ id: review.personId, state: review.state, foundAt: review.foundAt, words: review.words },
      ...{ by: by ?? '', decidedAt: review.decidedAt, own: review.personId === viewer.id },
      number: secret ? numberOn(secret.ballot).slice(0, 8) : '',
      grounds: review.grounds.map((ground) =>
        groundWords(ground, ideas.get(ground.idea)?.title ?? m.fairness_an_idea()),
      ),
      ideas: [...new Map(about.map((idea) => [idea.id, { title: idea.title, path: ideaPath(idea) }])).values()],
    })
  }
  return {
    contest: { slug, title, timeZone, open: state === 'open' },
    sums: await reviewsByState(id),
    lookedAt: (await jobsRun()).find((job) => job.name === 'watch-contests')?.endedAt ?? null,
    ballots,
  }
}
