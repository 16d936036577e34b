import { createHash } from 'node:crypto'
import type { FilledBallot } from '#app/features/contests/ballots/ballots.ts'
import type { Marks } from '#app/features/contests/ballots/marks.ts'
import { takesVotes } from '#app/features/contests/phase.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { type BallotIdeaRow, ballotIdeas, costsOf, limitOf } from '#app/features/votes/ballots/ballot-ideas.server.ts'
import { ideasPerPage } from '#app/features/votes/ballots/forms.server.ts'
import { mayFill } from '#app/features/votes/ballots/may-fill.ts'
import { missingForVote } from '#app/features/votes/vote-state.ts'
import { translate } from '#app/web/translate.server.ts'
import { paperOf } from '#drizzle/queries/ballot-papers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

export type BallotPage = Awaited<ReturnType<typeof ballotPage>>
export type BallotIdea = BallotPage['ideas'][number]

/** A viewer's ballot in a contest that has one: what may be marked, what they said, and what keeps them from it. */
export async function ballotPage(
  viewer: Viewer,
  contest: ContestRow & { ballot: FilledBallot },
  wished = 1,
  now = new Date(),
) {
  const paper = viewer.kind === 'visitor' ? undefined : await paperOf(contest.id, viewer.id)
  const marks: Marks = paper?.marks ?? {}
  const { ideas, uncosted } = await ballotIdeas(contest)
  const all = inOrder(viewer, contest.id, ideas, now)
  // A ranking is one list: its pages would tear it apart.
  const pages = contest.ballot === 'rank' ? 1 : Math.max(1, Math.ceil(all.length / ideasPerPage))
  const page = Math.min(Math.max(1, wished), pages)
  const shown = pages === 1 ? all : all.slice((page - 1) * ideasPerPage, page * ideasPerPage)
  const refusal = mayFill(viewer, contest, now)
  return {
    contest: { slug: contest.slug, title: contest.title, language: contest.language },
    ballot: contest.ballot,
    limit: limitOf(contest),
    ...moneyOn(contest, ideas, uncosted.length),
    ideas: shown.map((idea) => ({
      ...{ id: idea.id, title: idea.title, excerpt: idea.excerpt, language: idea.language, path: ideaPath(idea) },
      cost: idea.cost,
      own: viewer.kind !== 'visitor' && idea.authorId === viewer.id,
    })),
    inAll: all.length,
    marks,
    ...{ page, pages },
    state: paper?.state ?? ('none' as const),
    open: takesVotes(contest, now),
    missing: missingForVote(viewer, contest),
    account: viewer.kind === 'account',
    refusal: refusal ? { reason: refusal, text: refusalText(refusal) } : null,
  }
}

/** What ideas cost, of all pages, and how many are missing because nobody has said what they cost. */
function moneyOn({ ballot, budgetUnit: unit }: ContestRow, ideas: BallotIdeaRow[], uncosted: number) {
  return { costs: ballot === 'budget' ? costsOf(ideas) : undefined, unit, uncosted }
}

export const refusalText = (reason: string) => translate(`votes_refused_${reason.replaceAll('-', '_')}`)

/** Nobody's idea stands first for everybody: each reader has an order of their own, strangers one of the day. */
function inOrder<Idea extends { id: string }>(viewer: Viewer, contestId: string, ideas: Idea[], now: Date) {
  const seed = viewer.kind === 'visitor' ? now.toISOString().slice(0, 10) : viewer.id
  const key = ({ id }: Idea) => createHash('sha256').update(`${seed} ${contestId} ${id}`).digest('hex')
  return ideas
    .map((idea) => ({ idea, key: key(idea) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ idea }) => idea)
}
