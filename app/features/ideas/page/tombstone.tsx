import type { IdeaPage } from '#app/features/ideas/idea-page.server.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Form } from '#app/ui/forms/form.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageHeader } from '#app/ui/page/page-header.tsx'

/** What stays where an idea was: that it was here, why it is not, and where to go. */
type TombstoneProps = { page: IdeaPage; words: NonNullable<IdeaPage['tombstone']> }

export function Tombstone({ page, words: { title, lead, reasons } }: TombstoneProps) {
  const { idea, contest, survivor, may, author } = page
  const back = { to: `/c/${contest.slug}`, label: contest.title }
  return (
    <div className="stack-lg narrow">
      <PageHeader back={back} title={title} lead={lead} />
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {author.mine && idea.title && idea.state !== 'merged' && <OwnWords page={page} />}
      <div className="row">
        {survivor && (
          <ButtonLink to={survivor.path} look="main">
            {m.ideas_go_on()}
          </ButtonLink>
        )}
        {idea.state === 'withdrawn' && may.edit && contest.takesIdeas && (
          <Form method="post" action={`/i/${idea.id}/restore`}>
            <Button look="main">{m.ideas_restore()}</Button>
          </Form>
        )}
        {idea.state === 'hidden' && author.mine && (
          <ButtonLink to={`/appeal/idea/${idea.id}`}>{m.moderation_ask_again()}</ButtonLink>
        )}
        {idea.state === 'hidden' && may.moderate && (
          <ButtonLink to={`/desk/moderation/idea/${idea.id}`}>{m.comments_moderate()}</ButtonLink>
        )}
        <ButtonLink to={`/c/${contest.slug}`}>{m.ideas_to_contest()}</ButtonLink>
      </div>
    </div>
  )
}

/** The author keeps what they wrote. */
function OwnWords({ page: { idea } }: { page: IdeaPage }) {
  return (
    <blockquote className="card card--flat stack-sm">
      <p>{idea.title}</p>
      <p className="small">
        <Link to={`/i/${idea.id}/history`} className="tall">
          {m.ideas_history()}
        </Link>
      </p>
    </blockquote>
  )
}
