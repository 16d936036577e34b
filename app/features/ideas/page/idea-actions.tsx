import type { IdeaPage } from '#app/features/ideas/idea-page.server.ts'
import { CopyField } from '#app/features/ideas/page/copy-field.tsx'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Form } from '#app/ui/forms/form.tsx'

/** What a reader, the author and the team may do with an idea besides voting. */
export function IdeaActions({ page: { idea, may, follows } }: { page: IdeaPage }) {
  const live = idea.state === 'published' || idea.state === 'held'
  return (
    <div className="row idea-page__actions">
      <Form method="post" action={`/i/${idea.id}/${follows ? 'unfollow' : 'follow'}`} preventScrollReset>
        <Button icon={follows ? 'check' : 'bell'} aria-pressed={follows}>
          {follows ? m.ideas_following() : m.ideas_follow()}
        </Button>
      </Form>
      <Share address={idea.address} />
      {may.answer && live && (
        <ButtonLink to={`/i/${idea.id}/answer`} look="main" icon="comment">
          {m.ideas_answer_it()}
        </ButtonLink>
      )}
      {may.edit && live && (
        <ButtonLink to={`/i/${idea.id}/edit`} icon="edit">
          {m.ideas_edit()}
        </ButtonLink>
      )}
      {may.attach && (
        <ButtonLink to={`/i/${idea.id}/files`} icon="upload">
          {may.attach}
        </ButtonLink>
      )}
      {may.withdraw && live && (
        <ButtonLink to={`/i/${idea.id}/withdraw`} look="quiet">
          {m.ideas_withdraw()}
        </ButtonLink>
      )}
      {may.moderate && (
        <ButtonLink to={`/i/${idea.id}/notes`} look="quiet">
          {m.answers_notes()}
        </ButtonLink>
      )}
      {may.moderate && live && (
        <ButtonLink to={`/desk/moderation/idea/${idea.id}`} look="quiet">
          {m.comments_moderate()}
        </ButtonLink>
      )}
      <ButtonLink to={`/i/${idea.id}/history`} look="quiet">
        {m.ideas_history()}
      </ButtonLink>
      {may.report && (
        <ButtonLink to={`/i/${idea.id}/report`} look="quiet" icon="flag">
          {m.comments_report()}
        </ButtonLink>
      )}
    </div>
  )
}

function Share({ address }: { address: string }) {
  return (
    <details className="idea-page__share">
      <summary className="button">{m.ideas_share()}</summary>
      <CopyField id="share-address" label={m.ideas_share_link()} address={address} />
    </details>
  )
}
