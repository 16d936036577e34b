import { VoteForm } from '#app/features/ideas/vote-form.tsx'
import type { ChoosePage } from '#app/features/votes/choose/choose-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Link } from '#app/ui/link.tsx'

/** Of the ideas the person met, those they preferred; a vote is another press. */
export function PreferredIdeas({ page: { contest, preferred, votable } }: { page: ChoosePage }) {
  if (preferred.length === 0) return null
  return (
    <section className="stack" aria-labelledby="preferred">
      <h2 id="preferred">{m.choose_preferred()}</h2>
      {votable && <p className="muted">{m.choose_preferred_hint()}</p>}
      <ul className="preferred">
        {preferred.map((idea) => (
          <li key={idea.id} id={`idea-${idea.id}`} className="preferred__idea">
            <Link to={idea.path} lang={idea.language || undefined}>
              {idea.title}
            </Link>
            {votable && (
              <VoteForm
                idea={{ id: idea.id, title: idea.title, voted: idea.voted, closed: null }}
                back={`/c/${contest.slug}/choose`}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
