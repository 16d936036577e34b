import type { NamedIdea } from '#app/features/winners/results/explain-count.server.ts'
import { m } from '#app/paraglide/messages.js'

export const titleOf = ({ title }: NamedIdea) => title ?? m.winners_idea_gone()

/** An idea named in a table, with the way to it while it is shown. */
export function IdeaName({ idea }: { idea: NamedIdea }) {
  if (idea.title === null) return <span className="muted">{titleOf(idea)}</span>
  return (
    <a href={idea.path} lang={idea.language || undefined}>
      {idea.title}
    </a>
  )
}
