import { ideaShapes } from '#app/features/channels/idea-shape.server.ts'
import { similarIdeas } from '#app/features/ideas/similar-ideas.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** `GET /contests/:contest/similar?text=`: up to five ideas, the closest first. */
export async function similarByApi(viewer: Viewer, contest: ContestRow, text: string, now = new Date()) {
  const found = await similarIdeas(viewer, contest, text, now)
  const shapes = new Map(
    (
      await ideaShapes(
        viewer,
        found.map(({ id }) => id),
        now,
      )
    ).map((idea) => [idea.id, idea]),
  )
  const items = found.flatMap(({ id, similarity, same }) => {
    const idea = shapes.get(id)
    return idea ? [{ idea, similarity: Math.round(similarity * 1000) / 1000, same }] : []
  })
  return { items, next: null }
}
