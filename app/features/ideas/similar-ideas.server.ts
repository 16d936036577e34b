import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { countsVisible } from '#app/features/contests/counts-visible.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { comparedText } from '#app/features/ideas/search/search-text.ts'
import { type Frequencies, frequenciesOf } from '#app/features/ideas/similar/frequencies.server.ts'
import { trigramsToAsk, wordsToAsk } from '#app/features/ideas/similar/what-to-ask.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { judgeSimilarity, SIMILAR_SHOWN } from '#app/features/ranking/similarity/judge-similarity.ts'
import { trigramCosine } from '#app/features/ranking/similarity/trigram-cosine.ts'
import { trigramVector } from '#app/features/ranking/similarity/trigram-vector.ts'
import { gramCandidates, wordHits } from '#drizzle/engines/search.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { comparable } from '#drizzle/queries/idea-search.ts'
import { ballotShown, votesAmong } from '#drizzle/queries/votes.ts'

export interface SimilarIdea {
  id: string
  path: string
  title: string
  /** Cosine of the two texts' trigrams, 0 to 1. */
  similarity: number
  /** Probably the same idea in other words. */
  same: boolean
  mine: boolean
  /** Marked on the ballot of the contest, and not voted for where it is named. */
  onBallot: boolean
  voted: boolean
  /** null while counts are hidden from this reader. */
  votes: number | null
}

const shortestText = 4
const longestText = 600
const candidates = 30
const bodyCompared = 400

/**
 * Up to five visible ideas of the contest that come close to a text somebody is writing, the closest first.
 * Two steps (ranking.md §3): candidates from both indexes, then trigram TF-IDF cosine against title, and title with text.
 */
export async function similarIdeas(
  viewer: Viewer,
  contest: ContestRow,
  text: string,
  now = new Date(),
): Promise<SimilarIdea[]> {
  const asked = text.slice(0, longestText)
  if (asked.trim().length < shortestText || !can(viewer, 'contest.see', contest).allow) return []
  const frequencies = await frequenciesOf(contest, now)
  if (frequencies.total === 0) return []
  const close = await closest(viewer, contest, asked, frequencies)
  return withVotes(viewer, contest, close, now)
}

type Close = Awaited<ReturnType<typeof comparable>>[number] & { similarity: number }

async function closest(viewer: Viewer, contest: ContestRow, text: string, frequencies: Frequencies): Promise<Close[]> {
  const words = { words: wordsToAsk(text, frequencies.words, frequencies.total), any: true, unfinished: false }
  const byGrams = gramCandidates(trigramsToAsk(text, frequencies, contest.ideas), contest.id, candidates)
  const byWords = wordHits(words, [contest.id], candidates)
  const ids = [...new Set([...(await byGrams), ...(await byWords)])]
  const vector = trigramVector(text, frequencies)
  const cosine = (other: string) => trigramCosine(vector, trigramVector(other, frequencies))
  return (await comparable(viewer, ids, bodyCompared))
    .map((idea) => ({ ...idea, similarity: Math.max(cosine(idea.title), cosine(wholeText(idea))) }))
    .filter(({ similarity }) => judgeSimilarity(similarity) !== 'different')
    .sort((one, other) => other.similarity - one.similarity || (one.id < other.id ? -1 : 1))
    .slice(0, SIMILAR_SHOWN)
}

const wholeText = ({ title, body, beneath }: { title: string; body: string; beneath: string }) =>
  comparedText(title, [body, beneath].filter(Boolean).join('\n'))

async function withVotes(viewer: Viewer, contest: ContestRow, close: Close[], now: Date): Promise<SimilarIdea[]> {
  if (close.length === 0) return []
  const ids = close.map(({ id }) => id)
  const votes = await votesAmong(contest.id, viewer.id, ids)
  const { voted } = await ballotShown(contest, viewer.id)
  const counts = countsVisible(viewer, contest, voted, now)
  return close.map(({ similarity, ...idea }) => ({
    id: idea.id,
    path: ideaPath(idea),
    title: idea.title,
    similarity: Math.round(similarity * 1000) / 1000,
    same: judgeSimilarity(similarity) === 'same',
    mine: viewer.kind !== 'visitor' && idea.authorId === viewer.id,
    onBallot: hasPapers(contest),
    voted: votes.some((vote) => vote.ideaId === idea.id),
    votes: counts && !hasPapers(contest) ? idea.votes : null,
  }))
}
