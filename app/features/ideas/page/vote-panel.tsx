import type { IdeaPage } from '#app/features/ideas/idea-page.server.ts'
import { VoteForm } from '#app/features/ideas/vote-form.tsx'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Link } from '#app/ui/link.tsx'

/** The vote beside the idea, and why it stands where it stands. */
export function VotePanel({ page: { idea, vote, contest, money } }: { page: IdeaPage }) {
  if (idea.state !== 'published') return null
  return (
    <section className="card stack-sm idea-page__vote">
      <VoteForm idea={{ id: idea.id, title: idea.title, ...vote }} back={idea.path} />
      {vote.closed === 'ballot' && contest.takesVotes && (
        <>
          <p className="small">{m.ballots_here_whole()}</p>
          <ButtonLink to={contest.ballotPath} look="main">
            {m.ballots_open_it()}
          </ButtonLink>
        </>
      )}
      {money && <IdeaMoney money={money} />}
      {vote.votes === undefined && vote.closed !== 'ballot' && <p className="small muted">{m.ideas_votes_hidden()}</p>}
      {vote.provisional > 0 && <p className="small muted">{m.votes_provisional({ n: vote.provisional })}</p>}
      <p className="idea-page__why">
        <Link className="tall" to={`/i/${idea.id}/why`}>
          {m.ideas_why_here()}
        </Link>
      </p>
    </section>
  )
}

/** What the idea costs, and for those who run the contest the way to say it. */
function IdeaMoney({ money: { cost, desk } }: { money: NonNullable<IdeaPage['money']> }) {
  return (
    <p>
      {cost}{' '}
      {desk && (
        <Link className="tall" to={desk.path}>
          {desk.label}
        </Link>
      )}
    </p>
  )
}
