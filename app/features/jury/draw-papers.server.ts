import { assignIdeas, type Pair } from '#app/features/ranking/jury/assign-ideas.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { addScorecards, ideasToJudge, type JuryRow, jurorsOf, scorecardsOf } from '#drizzle/queries/juries.ts'

/**
 * Draws jurors for every idea that has too few, inside the transaction of whoever caused it; writes the new papers and
 * answers them with the ideas that stay short. Ideas handed out once stay the ones that are judged.
 */
export async function drawPapers(contest: ContestRow, jury: JuryRow, now: Date) {
  const cards = await scorecardsOf(contest.id)
  const handedOut = new Set(cards.map(({ ideaId }) => ideaId))
  const open = await ideasToJudge(contest.id, handedOut.size > 0 ? 'all' : jury.judged)
  const ideas = open.filter(({ id }) => handedOut.size === 0 || handedOut.has(id))
  const authors = new Map(ideas.map(({ id, authorId }) => [id, authorId]))
  const ids = [...authors.keys()]
  const jurors = (await jurorsOf(contest.id)).filter(({ suspendedAt }) => !suspendedAt).map(({ id }) => id)
  const conflicts = new Set(cards.filter(({ state }) => state === 'conflict').map((card) => pairKey(card)))
  const given = cards
    .filter(({ state, ideaId }) => state !== 'conflict' && authors.has(ideaId))
    .map((card): Pair => ({ juror: card.jurorId, idea: card.ideaId }))
  const standing = new Set(given.map(({ juror, idea }) => pairKey({ jurorId: juror, ideaId: idea })))

  const { pairs, short } = assignIdeas({
    ...{ ideas: ids, jurors, perIdea: jury.perIdea, given, seed: jury.seed },
    barred: (juror, idea) => authors.get(idea) === juror || conflicts.has(pairKey({ jurorId: juror, ideaId: idea })),
  })
  const fresh = pairs.filter(({ juror, idea }) => !standing.has(pairKey({ jurorId: juror, ideaId: idea })))
  await addScorecards(
    fresh.map(({ juror, idea }) => ({ contestId: contest.id, jurorId: juror, ideaId: idea, createdAt: now })),
  )
  return { given: fresh, short }
}

const pairKey = ({ jurorId, ideaId }: { jurorId: string; ideaId: string }) => `${jurorId} ${ideaId}`
