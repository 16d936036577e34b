import { m } from '#app/paraglide/messages.js'
import type { IdeaPage } from '#app/features/ideas/idea-page.server.ts'
import { Chip } from '#app/ui/chip.tsx'
import { showDay } from '#app/ui/figures/show-time.ts'
import { Markdown } from '#app/ui/markdown.tsx'

type Answer = NonNullable<IdeaPage['answer']>

const outcomes = {
  planned: m.ideas_outcome_planned,
  started: m.ideas_outcome_started,
  done: m.ideas_outcome_done,
  declined: m.ideas_outcome_declined,
  duplicate: m.ideas_outcome_duplicate,
  'under-review': m.ideas_outcome_under_review,
} satisfies Record<Answer['outcome'], () => string>

/** The team's signed reply, first in the discussion. */
export function OfficialAnswer({ answer, timeZone }: { answer: Answer; timeZone: string }) {
  return (
    <article className="argument argument--official stack-sm" id="answer">
      <h2 className="idea-page__aside-title">{m.ideas_official()}</h2>
      <p className="meta">
        <Chip tone="deep">{outcomes[answer.outcome]()}</Chip>
        <span>{[answer.author, answer.authorTitle].filter(Boolean).join(', ')}</span>
        <time dateTime={answer.createdAt.toISOString()}>{showDay(answer.createdAt, timeZone)}</time>
      </p>
      <Markdown html={answer.html} />
    </article>
  )
}
