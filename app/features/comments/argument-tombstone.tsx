import type { ShownComment } from '#app/features/comments/shown-comment.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'
import { Link } from '#app/ui/link.tsx'

/** What stays where words were, so that the answers to them make sense: who took them away, when, and why. */
export function ArgumentTombstone({ argument, timeZone }: { argument: ShownComment; timeZone: string }) {
  const { state, reason, words, id, may } = argument
  const date = showDay(argument.updatedAt, timeZone)
  return (
    <article className="argument argument--gone stack-sm">
      <p className="muted">
        {state === 'removed'
          ? m.comments_removed_by_author({ date })
          : state === 'again'
            ? m.comments_read_again()
            : m.comments_hidden_by_team({ date })}
      </p>
      {reason && state === 'hidden' && <p className="small muted">{m.ideas_reason({ reason })}</p>}
      {words && <p className="small muted">{words}</p>}
      {may.moderate && (
        <p className="argument__actions">
          <Link to={`/desk/moderation/comment/${id}`}>{m.comments_moderate()}</Link>
        </p>
      )}
    </article>
  )
}
