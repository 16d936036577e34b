import { contestShape } from '#app/features/contests/contest-shape.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { ideaTable } from '#app/features/winners/export/idea-table.server.ts'
import { jsonInParts } from '#app/web/json-in-parts.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { commentsOnContest, publishedComments } from '#drizzle/queries/exports.ts'

/**
 * The whole contest as people and tools read it: contest, count, ideas with their published comments; ideas and comments
 * are read as the text is taken. Which ideas there are is known before the first word of it, as the count is.
 */
export async function* contestJson(contest: ContestRow, count: Count, now: Date): AsyncGenerator<string> {
  const [shape, ideas] = [contestShape(contest, now), await begun(ideasOf(contest.id))]
  yield* jsonInParts({ contest: shape, count, ideas, discussion: discussionOf(contest.id) })
  yield '\n'
}

/** The same pieces, the first of which is read already. */
async function begun<Piece>(pieces: AsyncGenerator<Piece>) {
  const first = await pieces.next()
  async function* all() {
    if (!first.done) yield first.value
    yield* pieces
  }
  return all()
}

async function* ideasOf(contestId: string) {
  for await (const lines of ideaTable(contestId)) {
    const byIdea = new Map<string, object[]>(lines.map(({ id }) => [id, []]))
    for (const row of await publishedComments([...byIdea.keys()]))
      byIdea.get(row.comment.ideaId ?? '')?.push(shown(row))
    yield lines.map((line) => ({ ...line, discussion: byIdea.get(line.id) }))
  }
}

async function* discussionOf(contestId: string) {
  for await (const rows of commentsOnContest(contestId)) yield rows.map(shown)
}

function shown({ comment, author }: Awaited<ReturnType<typeof publishedComments>>[number]) {
  const { id, parentId: parent, stance, text, importUp, importDown } = comment
  const imported = importUp === null ? null : { up: importUp, down: importDown ?? 0 }
  return {
    id,
    parent,
    author: comment.pseudonym || author.name,
    stance,
    text,
    imported,
    createdAt: comment.createdAt.toISOString(),
  }
}
