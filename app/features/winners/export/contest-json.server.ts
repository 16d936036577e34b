import { contestShape } from '#app/features/contests/contest-shape.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { ideaTable } from '#app/features/winners/export/idea-table.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { publishedComments } from '#drizzle/queries/exports.ts'

/** The whole contest as people and tools read it: contest, count, ideas with their published comments. */
export async function contestJson(contest: ContestRow, count: Count, now: Date): Promise<string> {
  const byIdea = new Map<string, object[]>()
  for (const { comment, author } of await publishedComments(contest.id)) {
    const { id, parentId: parent, stance, text, importUp, importDown } = comment
    const imported = importUp === null ? null : { up: importUp, down: importDown ?? 0 }
    const shown = {
      id,
      parent,
      author: comment.pseudonym || author.name,
      stance,
      text,
      imported,
      createdAt: comment.createdAt.toISOString(),
    }
    const place = comment.ideaId ?? ''
    byIdea.set(place, [...(byIdea.get(place) ?? []), shown])
  }
  const ideas = []
  for await (const line of ideaTable(contest.id)) ideas.push({ ...line, discussion: byIdea.get(line.id) ?? [] })
  return `${JSON.stringify({ contest: contestShape(contest, now), count, ideas, discussion: byIdea.get('') ?? [] }, null, 2)}\n`
}
