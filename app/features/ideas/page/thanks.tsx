import { useEffect } from 'react'
import type { IdeaPage } from '#app/features/ideas/idea-page.server.ts'
import { CopyField } from '#app/features/ideas/page/copy-field.tsx'
import type { thanksFor } from '#app/features/ideas/page/thanks-for.server.ts'
import { dropDeviceDraft } from '#app/features/ideas/propose/device-draft.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/button-link.tsx'
import { Note } from '#app/ui/note.tsx'

type ThanksProps = { page: IdeaPage; thanks: NonNullable<Awaited<ReturnType<typeof thanksFor>>> }

/** Right after publishing: thanks, the promise, the link to come back with, and the next idea. */
export function Thanks({ page, thanks: { promise, mailed, secret } }: ThanksProps) {
  // The idea is in, so what this device kept of it has done its service.
  useEffect(() => dropDeviceDraft(page.contest.id), [page.contest.id])
  return (
    <Note tone="pro" role="status">
      <p>
        <strong>{promise}</strong>
      </p>
      {mailed && <p>{mailed}</p>}
      {secret && (
        <>
          <p>{secret.words}</p>
          <CopyField id="secret-link" label={m.ideas_secret_label()} address={secret.link} />
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
