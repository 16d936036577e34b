import { useEffect } from 'react'
import type { IdeaPage } from '#app/features/ideas/idea-page.server.ts'
import { CopyField } from '#app/features/ideas/page/copy-field.tsx'
import { dropDeviceDraft } from '#app/features/ideas/propose/device-draft.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { showDay } from '#app/ui/figures/show-time.ts'
import { Note } from '#app/ui/note.tsx'

type ThanksProps = { page: IdeaPage; secretLink: string | undefined; mailed: boolean }

/** Right after publishing: thanks, the promise, the link to come back with, and the next idea. */
export function Thanks({ page, secretLink, mailed }: ThanksProps) {
  // The idea is in, so what this device kept of it has done its service.
  useEffect(() => dropDeviceDraft(page.contest.id), [page.contest.id])
  return (
    <Note tone="pro" role="status">
      <p>
        <strong>{promise(page)}</strong>
      </p>
      {mailed && <p>{m.ideas_mail_sent()}</p>}
      {secretLink && (
        <>
          <p>{m.ideas_secret()}</p>
          <CopyField id="secret-link" label={m.ideas_secret_label()} address={secretLink} />
        </>
      )}
      <div className="row">
        <ButtonLink to={`/c/${page.contest.slug}/new`} icon="plus">
          {m.ideas_another()}
        </ButtonLink>
        {page.contest.takesVotes && (
          <ButtonLink to={`/c/${page.contest.slug}/choose`} look="quiet">
            {m.choose_meanwhile()}
          </ButtonLink>
        )}
      </div>
    </Note>
  )
}

function promise({ idea, standing, contest }: IdeaPage) {
  if (idea.state === 'held') return m.ideas_received_held()
  if (!standing.promisedBy) return m.ideas_published_undated()
  return m.ideas_published({ date: showDay(standing.promisedBy, contest.timeZone) })
}
