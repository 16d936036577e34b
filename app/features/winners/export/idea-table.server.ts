import { env } from '#app/env.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { ownStatusTeller } from '#app/features/settings/own-status-teller.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { ideasToExport } from '#drizzle/queries/exports.ts'

/** Ideas as rows of a table, in parts as they are read; keys are the column names of every export. */
export async function* ideaTable(contestId: string) {
  const [tell, { language }] = [await ownStatusTeller(), await siteSettings()]
  for await (const part of ideasToExport(contestId))
    yield part.map(({ idea, author, answer }) => ({
      id: idea.id,
      place: idea.place,
      title: idea.title,
      need: idea.beneath,
      text: idea.body,
      author: idea.pseudonym || author.name,
      state: idea.state,
      tags: idea.tags.join(', '),
      votes: idea.votes,
      provisional_votes: idea.provisional,
      views: idea.views,
      comments: idea.comments,
      imported_up: idea.importUp,
      imported_down: idea.importDown,
      outcome: answer?.outcome ?? '',
      status: tell(answer?.status ?? '', language)?.words ?? '',
      answer: answer?.text ?? '',
      answered_at: answer?.createdAt.toISOString() ?? '',
      reason: idea.winnerReason,
      created_at: idea.createdAt.toISOString(),
      source_id: idea.sourceId ?? '',
      url: new URL(ideaPath(idea), env.PUBLIC_URL).href,
    }))
}
