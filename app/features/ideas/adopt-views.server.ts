import { renameViewer } from '#app/features/ideas/record-views.server.ts'
import { fairScore } from '#app/features/ranking/orders/fair-score.ts'
import { transaction } from '#drizzle/database.ts'
import { personById } from '#drizzle/queries/people.ts'
import { addViews, bumpContestViews, setViews, takeViews, viewedIdeas } from '#drizzle/queries/views.ts'

const atOnce = 200

/**
 * What a visitor was shown was shown to the account they turned out to be. An idea both had seen was seen by one
 * person less than thought: its counters and fair score say so at once. Never takes the views of another account.
 */
export async function adoptViews(fromId: string, toId: string): Promise<void> {
  if (fromId === toId || (await personById(fromId))?.kind === 'account') return
  renameViewer(fromId, toId)
  await transaction(async () => {
    let brought = atOnce
    while (brought === atOnce) brought = await adoptSome(fromId, toId)
  })
}

async function adoptSome(fromId: string, toId: string) {
  const theirs = await takeViews(fromId, atOnce)
  const added = await addViews(theirs.map((view) => ({ ...view, viewerId: toId })))
  const fresh = new Set(added.map(({ ideaId }) => ideaId))
  const twice = await viewedIdeas(theirs.map(({ ideaId }) => ideaId).filter((id) => !fresh.has(id)))
  await setViews(twice.map((idea) => oneLess(idea)))
  const perContest = new Map<string, number>()
  for (const { contestId } of twice) perContest.set(contestId, (perContest.get(contestId) ?? 0) + 1)
  for (const [contestId, by] of [...perContest].sort()) await bumpContestViews(contestId, -by)
  return theirs.length
}

function oneLess(idea: { id: string; views: number; listVotes: number; fairPrior: number }) {
  const views = Math.max(0, idea.views - 1)
  return { id: idea.id, views, fairScore: fairScore(idea.listVotes, views, idea.fairPrior) }
}
