import { contestPath } from '#app/features/contests/contest-card-shown.ts'
import { takesIdeas } from '#app/features/contests/phase.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { asPair, pairKey } from '#app/features/ranking/pairs/pair-key.ts'
import { nextPair } from '#app/features/votes/choose/next-pair.server.ts'
import { issuePair, readPair } from '#app/features/votes/choose/pair-token.server.ts'
import { preferred, preferredIdeas } from '#app/features/votes/choose/preferred-ideas.server.ts'
import { missingForVote } from '#app/features/votes/vote-state.ts'
import { comparisonOf, latestOfAllComparisons } from '#drizzle/queries/comparisons.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { type IdeaRow, ideasByIds } from '#drizzle/queries/ideas.ts'

export type ChoosePage = Awaited<ReturnType<typeof choosePage>>

/** So many of a person's answers are looked at for what they prefer. */
const remembered = 200
const nothingSaid: Awaited<ReturnType<typeof latestOfAllComparisons>> = { latest: [], all: 0 }

/**
 * What the page shows: two ideas, how far the person is, and what they prefer so far. No votes and no scores: nobody is
 * to be led by them. `again` is a pair that was undone, to be answered anew. The caller has asked who may.
 */
export async function choosePage(viewer: Viewer, contest: ContestRow, again: string | null, now = new Date()) {
  const { latest: said, all } =
    viewer.kind === 'visitor' ? nothingSaid : await latestOfAllComparisons(contest.id, viewer.id, remembered)
  const next = await nextPair(viewer, contest.id, all)
  const pair = (again && (await undone(viewer, contest.id, again, now))) || next.pair
  const liked = preferred(said)
  const ideas = new Map((await ideasByIds([...(pair ?? []), ...liked])).map((idea) => [idea.id, idea]))
  const [latest] = said
  const propose = can(viewer, 'contest.propose', contest)
  return {
    contest: {
      ...{ slug: contest.slug, title: contest.title, language: contest.language, path: contestPath(contest) },
      question: contest.question === contest.title ? '' : contest.question,
    },
    pair: pair && shownPair(viewer, contest.id, pair, ideas, now),
    done: next.done,
    goal: Math.max(next.goal, next.done + (pair ? 1 : 0)),
    latest: latest ? pairKey(latest.oneId, latest.otherId) : null,
    preferred: await preferredIdeas(viewer, contest.id, liked, ideas),
    votable: contest.ballot === 'approve',
    official: contest.ballot === 'pair',
    waits: said.some(({ state }) => state === 'provisional') ? waitsFor(viewer, contest) : null,
    proposes: takesIdeas(contest, now) && (propose.allow || propose.reason === 'sign-in-first'),
  }
}

/** What the person still has to do so that their answers help, and where. */
function waitsFor(viewer: Viewer, contest: ContestRow) {
  const missing = missingForVote(viewer, contest)
  if (missing === 'nothing' || missing === 'invitation') return null
  const href = viewer.kind === 'account' ? '/me' : `/in?next=${encodeURIComponent(`/c/${contest.slug}/choose`)}`
  return { missing, href }
}

/** A pair we issued, if it is still to be answered and both ideas are there. */
async function undone(viewer: Viewer, contestId: string, token: string, now: Date): Promise<[string, string] | null> {
  const pair = readPair(token, contestId, viewer.id, now)
  if (!pair || (await comparisonOf(contestId, viewer.id, asPair(pair.first, pair.second)))) return null
  const ideas = await ideasByIds([pair.first, pair.second])
  const both = ideas.filter(({ state, authorId }) => state === 'published' && authorId !== viewer.id).length === 2
  return both ? [pair.first, pair.second] : null
}

function shownPair(
  viewer: Viewer,
  contestId: string,
  [first, second]: [string, string],
  ideas: Map<string, IdeaRow>,
  now: Date,
) {
  const shown = (id: string) => {
    const idea = ideas.get(id)
    return {
      ...{ id, title: idea?.title ?? '', excerpt: idea?.excerpt ?? '', language: idea?.language ?? '' },
      path: ideaPath({ id, slug: idea?.slug ?? '' }),
    }
  }
  return { token: tokenFor(viewer, contestId, [first, second], now), first: shown(first), second: shown(second) }
}

/** A stranger has no row yet, and an id that lasts only once they have said something. */
export function tokenFor(viewer: Viewer, contest: string, [first, second]: readonly [string, string], now: Date) {
  return issuePair({ contest, person: viewer.kind === 'visitor' ? '' : viewer.id, first, second }, now)
}
